"""Suggest that a document be reviewed, without an account; the receipt's code opens what became of it."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import refuse
from lianxinqiao.filings import askers, queries
from lianxinqiao.filings.actions import asking
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.stages import Asked
from lianxinqiao.opinions import forms as opinions
from lianxinqiao.opinions import screening, sealing
from lianxinqiao.opinions.forms import FindForm
from lianxinqiao.ui import caller

LEAST = 10  # letters of a reason: fewer name no problem


class SuggestForm(forms.Form):
    document = forms.CharField(
        label=gettext_lazy("要求审查的文件"),
        max_length=160,
        help_text=gettext_lazy("写文件的全称，有文号的写上文号。"),
    )
    reason = forms.CharField(
        label=gettext_lazy("问题和理由"),
        min_length=LEAST,
        max_length=3000,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("写明第几条有什么问题、同哪部法律法规不一致。请不要写身份证号、病历等个人信息。"),
    )
    asked_by = forms.CharField(
        label=pgettext_lazy("审查建议", "怎样称呼您，或者组织名称"),
        max_length=60,
        help_text=gettext_lazy("公民可以只写姓氏，例如“李先生”。不公开。"),
    )
    website = forms.CharField(label=gettext_lazy("请不要填写这一栏"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial.setdefault("token", opinions.token(timezone.now()))


class MoreForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("问题和理由"), min_length=LEAST, max_length=3000, widget=forms.Textarea({"rows": 8})
    )


@csrf_exempt  # there is no session to misuse; the token says that the form is ours and which suggestion it will be
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Of a document in the catalogue, or of one that is not there."""
    filing = get_object_or_404(Filing.objects.on_record().select_related("body"), pk=pk) if pk else None
    body = filing.body if filing else queries.asked_of()
    if body is None:
        raise Http404
    form = SuggestForm(request.POST or None, initial={"document": filing.title if filing else ""})
    if request.method == "POST" and form.is_valid():
        identity, sent = opinions.carried(form.data)
        if sent.trap or not sent.token:
            form.add_error(None, _("这一页打开得太久，请再提交一次。"))
        else:
            told = {name: form.cleaned_data[name] for name in ("document", "reason", "asked_by")}
            door, at = sealing.network_of(caller.address(request)), timezone.now()
            told |= {"door": door, "held_because": _looks_like_a_machine(told["reason"], sent, door, at)}
            try:
                came = asking.suggest(body=body, identity=identity, filing=filing, **told, by=askers.ANYBODY, at=at)
            except (Refused, ValidationError) as error:
                refuse(form, error)
            else:
                return redirect(reverse("portal-review", args=[came.code]) + "?new=1")
    return render(request, "portal/review_new.html", {"form": form, "filing": filing, "body": body})


def _looks_like_a_machine(reason: str, sent: screening.Sent, door: str, at: datetime) -> list[str]:
    """Beside the suggestion, for whoever reads it first; it is taken in all the same."""
    before = list(queries.lately(door, at).values_list("reason", flat=True)[: screening.BUSY])
    known = screening.Recent(before.count(reason.strip()), tuple(before))
    return screening.in_words(screening.reasons(reason, sent, known))


@never_cache
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """By the code of the receipt."""
    form = FindForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if askers.by_code(code):
            return redirect("portal-review", code)
        form.add_error("code", _("没有这个查询码，请对照回执再输一次。"))
    return render(request, "portal/review_find.html", {"form": form})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt, and what came of it; where more is asked for, it is sent from here."""
    found = askers.by_code(code)
    if found is None:
        raise Http404
    form = _more(request, found)
    if form and form.is_valid():
        asking.complete(found, reason=form.cleaned_data["reason"], by=askers.asker_of(found), at=timezone.now())
        return redirect("portal-review", code)
    context = {"review": found, "code": code, "form": form, "is_new": request.GET.get("new") == "1"}
    response = render(request, "portal/review.html", context)
    # The code in the address is the key to the page: it is handed to no other site.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _more(request: HttpRequest, found: ReviewRequest) -> MoreForm | None:
    if found.stage != Asked.INCOMPLETE:
        return None
    return MoreForm(request.POST or None, initial={"reason": found.reason})
