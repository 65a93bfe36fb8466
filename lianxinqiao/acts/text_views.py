"""The screens of a body's own notice texts: which acts tell somebody, and what each says."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import own_actions, text_actions, texts
from lianxinqiao.acts.forms import refuse, words
from lianxinqiao.acts.frame import FRAMES
from lianxinqiao.acts.table import Act
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request, in_body


class TextForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("通知标题"), max_length=texts.SUBJECT_MOST)
    text = words(
        gettext_lazy("通知正文"),
        rows=5,
        help_text=gettext_lazy("【事项】【动作】【办理人】【日期】发出时自动填上；办理时写的理由、附言接在正文后面。"),
    )


def _acts(request: Request) -> tuple[Post, Body, dict[Any, list[Act]]]:
    if not own_actions.may(request.post):
        raise Http404
    post, body = in_body(request)
    return post, body, text_actions.telling(post, [frame.rules.acts for frame in FRAMES])


@login_required
def every(request: Request) -> HttpResponse:
    """Each act with the subject of its notice; which of them the body has written itself."""
    _post, body, found = _acts(request)
    groups = [
        (word, [(act, own or texts.shipped(act), own) for act in acts for own in [texts.of(body, act.code)]])
        for word, acts in found.items()
    ]
    return render(request, "acts/notice_texts.html", {"groups": groups})


@login_required
def one(request: Request, code: str) -> HttpResponse:
    """Written, looked at as it will be, or put back to what was shipped."""
    post, body, found = _acts(request)
    act = next((act for acts in found.values() for act in acts if act.code == code), None)
    if act is None:
        raise Http404
    now, own = timezone.now(), texts.of(body, code)
    text = own or texts.shipped(act)
    form = TextForm(request.POST or None, initial={"subject": text.subject, "text": text.body})
    seen = None
    if "reset" in request.POST:
        text_actions.reset(body, act, by=post, at=now)
        messages.success(request, _("已恢复系统原来的文字。"))
        return redirect("notice-texts")
    if form.is_bound and form.is_valid():
        try:
            text = texts.checked(form.cleaned_data["subject"], form.cleaned_data["text"])
            if "look" not in request.POST:
                text_actions.write(body, act, **form.cleaned_data, by=post, at=now)
                messages.success(request, _("已保存：%(thing)s") % {"thing": act.word})
                return redirect("notice-texts")
        except Refused as refused:
            refuse(form, refused)
    if not form.errors:
        example = {"thing": _("修通前湾村机耕路"), "act": act.word, "actor": post.title}
        seen = text.filled({**example, "day": timezone.localdate(now).isoformat()})
    told = {"form": form, "act": act, "seen": seen, "own": own, "shipped": texts.shipped(act)}
    return render(request, "acts/notice_text.html", told)


urlpatterns = [
    path("notice-texts", every, name="notice-texts"),
    path("notice-texts/<str:code>", one, name="notice-text"),
]
