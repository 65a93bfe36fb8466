"""The screens of a body's own texts: what it tells, and what each says."""

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
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request, in_body


class TextForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("通知标题"), max_length=texts.SUBJECT_MOST)
    text = words(gettext_lazy("通知正文"), rows=5)

    def __init__(self, saying: texts.Saying, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        told = [_("%(gaps)s发出时自动填上。") % {"gaps": saying.known}, str(saying.after)]
        if saying.most < texts.BODY_MOST:
            told.append(_("正文最多%(n)s个字。") % {"n": saying.most})
        self.fields["text"].help_text = " ".join(each for each in told if each)


def _sayings(request: Request) -> tuple[Post, Body, dict[Any, list[texts.Saying]]]:
    if not own_actions.may(request.post):
        raise Http404
    post, body = in_body(request)
    return post, body, text_actions.telling(post, [frame.rules.acts for frame in FRAMES])


@login_required
def every(request: Request) -> HttpResponse:
    """Each with its subject; which of them the body has written itself."""
    _post, body, found = _sayings(request)
    groups = [
        (word, [(each, own or each.shipped(), own) for each in sayings for own in [texts.of(body, each.code)]])
        for word, sayings in found.items()
    ]
    return render(request, "acts/notice_texts.html", {"groups": groups})


@login_required
def one(request: Request, code: str) -> HttpResponse:
    """Written, looked at as it will be, or put back to what was shipped."""
    post, body, found = _sayings(request)
    saying = next((each for sayings in found.values() for each in sayings if each.code == code), None)
    if saying is None:
        raise Http404
    now, own = timezone.now(), texts.of(body, code)
    text = own or saying.shipped()
    form = TextForm(saying, request.POST or None, initial={"subject": text.subject, "text": text.body})
    seen = None
    if "reset" in request.POST:
        text_actions.reset(body, saying, by=post, at=now)
        messages.success(request, _("已恢复系统原来的文字。"))
        return redirect("notice-texts")
    if form.is_bound and form.is_valid():
        try:
            text = saying.checked(form.cleaned_data["subject"], form.cleaned_data["text"])
            if "look" not in request.POST:
                text_actions.write(body, saying, **form.cleaned_data, by=post, at=now)
                messages.success(request, _("已保存：%(thing)s") % {"thing": saying.word})
                return redirect("notice-texts")
        except Refused as refused:
            refuse(form, refused)
    if not form.errors:
        day = timezone.localdate(now).isoformat()
        seen = saying.looked_at(text, act=saying.word, actor=post.title, day=day)
    told = {"form": form, "saying": saying, "seen": seen, "own": own, "shipped": saying.shipped()}
    return render(request, "acts/notice_text.html", told)


urlpatterns = [
    path("notice-texts", every, name="notice-texts"),
    path("notice-texts/<str:code>", one, name="notice-text"),
]
