"""Write a suggestion: begin, save (also by itself), attach, enter from paper."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.acts import drafts as versions
from lianxinqiao.acts.drafts import SavedSince
from lianxinqiao.files import actions as files
from lianxinqiao.matters import rules
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.drafts import HelpForm, PaperForm, SuggestionForm, WordForm
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.matters.views import attaching, fetching
from lianxinqiao.paper import reading
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.people.models import BodyProfile
from lianxinqiao.people.requests import Request, acting

TITLE = 200  # characters that the column holds; what a Word file has beyond them begins the cause


BEGUN = "begun"  # in the session: which draft came of which page
BEGUN_MOST = 20


@login_required
def new(request: Request) -> HttpResponse:
    """A deputy begins: the first words saved make the draft, by hand or by itself."""
    rules.may_raise(acting(request))
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        suggestion = _begun(request, form)
        attaching.attach(request, suggestion, form.cleaned_data["attachments"])
        return redirect("suggestion-edit", suggestion.reference)
    begun = request.POST.get(BEGUN) or uuid4().hex
    return render(request, "matters/draft.html", {**_context(request, form, None), "begun": begun})


@login_required
@require_POST
def begin(request: Request) -> HttpResponse:
    """The first words, saved by themselves; the answer says where the draft is from now on."""
    rules.may_raise(acting(request))
    form = _form(request, None)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    suggestion = _begun(request, form)
    where = [suggestion.reference]
    addresses = {"edit": reverse("suggestion-edit", args=where), "autosave": reverse("suggestion-autosave", args=where)}
    return versions.saved(suggestion, key=f"suggestion-{suggestion.pk}", **addresses)


def _begun(request: Request, form: SuggestionForm) -> Suggestion:
    """The draft of this page: a new one, or, where the answer to an earlier save was lost, the one that it made."""
    page, begun = request.POST.get(BEGUN, "")[:40], request.session.get(BEGUN, {})
    mine = Suggestion.objects.visible_to(acting(request)).filter(pk=begun.get(page, 0), stage=Stage.DRAFT)
    if suggestion := mine.first():
        _save(request, suggestion, form)
        return suggestion
    suggestion = drafting.start(by=acting(request), at=timezone.now(), requests=form.points(), **form.written())
    if page:  # a page that does not say which it is begins a draft of its own each time
        request.session[BEGUN] = dict([*begun.items(), (page, suggestion.pk)][-BEGUN_MOST:])
    return suggestion


@login_required
def edit(request: Request, reference: str) -> HttpResponse:
    """The draft, as it was last saved."""
    suggestion = fetching.suggestion(request, reference)
    rules.may("suggestion.save", acting(request), suggestion, timezone.now())
    form = _form(request, suggestion)
    others: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, suggestion, form)
        except SavedSince as moved:
            form.add_error(None, str(moved))
            typed = {**form.written(), "requests": form.points()}
            others = versions.others(form, suggestion.stored(typed), typed, requests=_("具体建议"))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if not attaching.attach(request, suggestion, form.cleaned_data["attachments"]):
                return redirect("suggestion-edit", suggestion.reference)
            messages.success(request, _("已保存。"))
            if request.POST.get("then") == "invite":
                return redirect("suggestion-act", suggestion.reference, "suggestion.invite", suggestion.pk)
            return redirect(suggestion.get_absolute_url())
    return render(request, "matters/draft.html", {**_context(request, form, suggestion), "others": others})


@login_required
@require_POST
def autosave(request: Request, reference: str) -> HttpResponse:
    """Every few seconds, so that a lost connection or a dead battery loses nothing."""
    suggestion = fetching.suggestion(request, reference)
    form = _form(request, suggestion)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    try:
        _save(request, suggestion, form)
    except SavedSince as moved:
        return versions.conflict(moved)
    return versions.saved(suggestion)


def _form(request: Request, suggestion: Suggestion | None) -> SuggestionForm:
    post = request.post
    assert post and post.body
    mandate = suggestion.lead if suggestion else post.mandate
    data, sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return SuggestionForm(data, sent, body=post.body, mandate=mandate, suggestion=suggestion)


def _save(request: Request, suggestion: Suggestion, form: SuggestionForm) -> None:
    drafting.save(
        suggestion,
        by=acting(request),
        at=timezone.now(),
        requests=form.points(),
        read=versions.read_at(request),
        **form.written(),
    )


def _context(request: Request, form: Any, suggestion: Suggestion | None) -> dict[str, Any]:
    assert request.post and request.post.body
    version = suggestion.profile_version if suggestion else BodyProfile.of(request.post.body, timezone.localdate())
    typed = (
        form.points() if form.is_bound else [point.text for point in suggestion.requests.all()] if suggestion else []
    )
    return {
        "form": form,
        "suggestion": suggestion,
        "points": [*(typed or [""]), ""],  # an empty line waits for the next one
        "may_invite": suggestion is not None and can(rules.may, "suggestion.invite", request.post, suggestion),
        "rules": version.rules,
        "files": suggestion.files.select_related("attachment") if suggestion else [],
        "docx_form": WordForm(),
    }


@login_required
@require_POST
def from_docx(request: Request) -> HttpResponse:
    """A draft from a Word file: title and body are found; nothing is lost when they are not."""
    rules.may_raise(acting(request))
    upload = request.FILES.get("docx")
    if upload is None:
        messages.error(request, _("请选择一个 .docx 文件。"))
        return redirect("suggestion-new")
    try:
        reading.check_size(upload.size or 0)
        read = reading.read_suggestion(upload.read(), name=upload.name or "")
    except PaperError as error:
        messages.error(request, str(error))
        return redirect("suggestion-new")
    suggestion = drafting.start(
        by=acting(request),
        at=timezone.now(),
        title=read.title[:TITLE],
        cause="\n".join(text for text in (read.title[TITLE:], read.cause) if text),
        analysis=read.analysis,
        requests=read.requests,
    )
    messages.success(request, _("已从 Word 文件读入，请核对。"))
    return redirect("suggestion-edit", suggestion.reference)


@login_required
def helped(request: Request) -> HttpResponse:
    """A station's worker writes down what a deputy says; the draft lies on the deputy's desk from then on."""
    post = acting(request)
    rules.may_begin("suggestion.help", post)
    assert post.body  # the rule asked
    form = HelpForm(request.POST or None, body=post.body)
    if request.method == "POST" and form.is_valid():
        written = form.written()
        suggestion = drafting.help_to_write(
            mandate=written.pop("mandate"), by=post, at=timezone.now(), requests=form.points(), **written
        )
        messages.success(
            request,
            _("草稿已放到%(name)s代表的工作台，由代表核对、修改和提交。") % {"name": suggestion.lead.person.spoken},
        )
        return redirect(suggestion.get_absolute_url())
    version = BodyProfile.of(post.body, timezone.localdate())
    typed = form.points() if form.is_bound else []
    context = {"form": form, "points": typed or [""], "rules": version.rules, "helped": True, "files": []}
    return render(request, "matters/draft.html", context)


@login_required
def paper(request: Request) -> HttpResponse:
    """The office enters a paper suggestion with the scan of what the deputy signed."""
    post = acting(request)
    rules.may_begin("suggestion.enter", post)
    assert post.body  # the rule asked
    form = PaperForm(request.POST or None, request.FILES or None, body=post.body)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            scan = files.store(data.pop("scan"), by=request.user, kind="scan")
            suggestion = drafting.enter_from_paper(
                mandate=data.pop("mandate"), scan=scan, by=post, at=timezone.now(), requests=form.points(), **data
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(suggestion.get_absolute_url())
    version = BodyProfile.of(post.body, timezone.localdate())
    typed = form.points() if form.is_bound else []
    context = {"form": form, "points": typed or [""], "rules": version.rules, "paper": True, "files": []}
    return render(request, "matters/draft.html", context)
