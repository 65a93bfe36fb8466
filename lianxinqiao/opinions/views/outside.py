"""The form behind a link that the house sent to somebody outside: what was chosen for them, and one answer."""

from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import day, words
from lianxinqiao.files.responses import serve
from lianxinqiao.opinions import citizens, errands
from lianxinqiao.opinions.act_forms import outcomes
from lianxinqiao.opinions.actions import outside
from lianxinqiao.opinions.models import Errand


class AnswerForm(forms.Form):
    outcome = outcomes()
    words = words(_("答复内容"), rows=6, help_text=_("说清楚办了什么、什么时候办、找谁。"))
    planned_until = day(_("计划完成日期"), required=False)
    who = forms.CharField(
        label=_("答复人和联系电话"), max_length=40, help_text=_("只有请您答复的单位看到，不告诉群众。")
    )


def _found(code: str) -> Errand:
    """One that was replaced by another link, or is over, shows nothing any more."""
    errand = errands.by_code(code)
    if errand is None or errand.ended_at:
        raise Http404
    return errand


@csrf_exempt  # the code in the address is the secret that a forger lacks
def answer(request: HttpRequest, code: str) -> HttpResponse:
    errand = _found(code)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and errand.is_open:
        try:
            by, at = citizens.outside(errand), timezone.now()
            outside.reply(errand.share, **form.cleaned_data, by=by, at=at)
            errand.refresh_from_db()
        except Refused as refused:
            form.add_error(None, str(refused))
    opinion = errand.share.opinion
    context: dict[str, Any] = {"errand": errand, "opinion": opinion, "form": form, "code": code}
    response = render(request, "opinions/outside.html", context)
    return _apart(response)


@require_safe
def photo(request: HttpRequest, code: str, pk: int) -> FileResponse:
    """One of those that were ticked."""
    errand = _found(code)
    if not errand.is_open:
        raise Http404
    response = serve(get_object_or_404(errand.photos.select_related("attachment"), pk=pk).attachment, request.GET)
    _apart(response)
    return response


def _apart(response: Any) -> Any:
    """The code in the address is handed to no other site and kept by no cache."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
