"""One person: mandates, posts and the account."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxinqiao.accounts import actions as accounts
from lianxinqiao.accounts import guard
from lianxinqiao.accounts import queries as doors
from lianxinqiao.journal import queries as journal
from lianxinqiao.people import person_forms, personal, rules
from lianxinqiao.people.actions import keys, registers, second_person
from lianxinqiao.people.importing import Handed
from lianxinqiao.people.models import Confirmation, Mandate, Person, Post


@login_required
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    rules.may_keep(request.post)
    found = get_object_or_404(Person.objects.select_related("user", "district"), pk=pk)
    context = {
        "person": found,
        "mandates": found.mandates.select_related("term__body", "delegation").order_by("-from_on"),
        "posts": found.posts.select_related("body", "organization").order_by("-from_on"),
        "account_form": person_forms.AccountForm(),
        "locked": bool(found.user and guard.wrong_lately(found.user, at=timezone.now())),
        "factors": doors.factors(found.user) if found.user else [],
        "lines": journal.shown(journal.history(found)),
    }
    return render(request, "people/person.html", context)


@never_cache
@login_required
@require_POST
def open_account(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Person, pk=pk)
    form = person_forms.AccountForm(request.POST)
    if form.is_valid():
        try:
            word = keys.open_account(found, **form.cleaned_data, by=request.post)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _hand_over(request, found, word)
    return render(request, "people/form.html", {"form": form, "title": _("开通账号"), "register": None, "obj": found})


@never_cache
@login_required
@require_POST
def account(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One of the acts on an existing account; what nobody does alone is asked for."""
    found = get_object_or_404(Person.objects.select_related("user"), pk=pk)
    try:
        return _account(request, found, act)
    except rules.NotAlone as alone:
        asked, half = second_person.ask_keys(ASKED[act], found, because=alone.sentence, by=request.post)
    if half:
        back = reverse("people:person", args=[pk])
        return render(request, "people/half.html", {"person": found, "half": half, "second": False, "back": back})
    messages.warning(request, _("%(why)s已经提出，等第二个人确认后生效。") % {"why": asked.because})
    return redirect("people:person", pk)


def _account(request: HttpRequest, found: Person, act: str) -> HttpResponse:
    if act == "renew":
        return _hand_over(request, found, keys.renew_password(found, by=request.post))
    if act == "unlock":
        rules.may_keep(request.post)
        accounts.unlock(found.user, request=request)
    elif act == "erase":
        personal.erase(found, by=request.post, confirmed_by=None)
    elif act == "lost-both":
        keys.renew_alone_never(found, by=request.post)
    elif act in ACTS:
        ACTS[act](found, by=request.post)
    else:
        raise Http404
    messages.success(request, _("已办理。"))
    return redirect("people:person", found.pk)


ACTS: dict[str, Any] = {
    "close": keys.close_account,
    "reopen": keys.reopen_account,
    "remove-factor": keys.remove_second_factor,
}
Act = Confirmation.Act
ASKED = {
    "renew": Act.RENEW,
    "lost-both": Act.RENEW,
    "close": Act.CLOSE,
    "remove-factor": Act.REMOVE_FACTOR,
    "erase": Act.ERASE,
}


def _hand_over(request: HttpRequest, found: Person, word: str) -> HttpResponse:
    """Shown once; not even we can show it again."""
    assert found.user is not None
    handed = [Handed(found.name, found.user.name, word)]
    return render(request, "people/handed.html", {"handed": handed, "back": found})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_post(request: HttpRequest, pk: int) -> HttpResponse:
    rules.may_keep(request.post)
    post = get_object_or_404(Post.objects.select_related("person", "body", "organization"), pk=pk)
    form = person_forms.EndPostForm(request.POST if request.method == "POST" else None)
    return _end(request, form, post, lambda data: _end_post(request, post, data["on"], data["because"]))


def _end_post(request: HttpRequest, post: Post, on: date, because: str) -> None:
    try:
        registers.end_post(post, on=on, because=because, by=request.post)
    except rules.NotAlone as alone:
        post.to_on = on
        second_person.ask_post(Act.END_POST, post, because=f"{alone.sentence}{because}", by=request.post)
        messages.warning(request, _("%(why)s已经提出，等第二个人确认后生效。") % {"why": alone.sentence})
    else:
        messages.success(request, _("已办理。"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_mandate(request: HttpRequest, pk: int) -> HttpResponse:
    rules.may_keep(request.post)
    mandate = get_object_or_404(Mandate.objects.select_related("person", "term__body"), pk=pk)
    form = person_forms.EndMandateForm(request.POST if request.method == "POST" else None)
    return _end(request, form, mandate, lambda data: _end_mandate(request, mandate, data))


def _end_mandate(request: HttpRequest, mandate: Mandate, data: dict[str, Any]) -> None:
    registers.end_mandate(mandate, **data, by=request.post)
    messages.success(request, _("已办理。"))


def _end(request: HttpRequest, form: person_forms.EndForm, obj: Post | Mandate, act: Any) -> HttpResponse:
    if form.is_valid():
        if form.cleaned_data["on"] >= obj.from_on:
            act(form.cleaned_data)
            return redirect("people:person", obj.person_id)
        form.add_error("on", _("结束日期不能早于开始日期。"))
    title = _("终止代表资格") if isinstance(obj, Mandate) else _("结束任职")
    return render(request, "people/form.html", {"form": form, "title": title, "lead": str(obj), "obj": obj.person})
