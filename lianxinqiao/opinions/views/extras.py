"""The office's own questions beside an opinion, by field of work."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.opinions.actions import extras as acts
from lianxinqiao.opinions.models import Extra
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.people.models import Field, Post
from lianxinqiao.people.requests import Request


class ExtraForm(forms.ModelForm):
    class Meta:
        model = Extra
        fields = ("field", "words", "choices")

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].queryset = Field.objects.filter(body=post.body)  # type: ignore[attr-defined]


def _post(request: Request) -> Post:
    if not request.post or not request.post.body:
        raise Http404
    RULES.may("extra.make", request.post, Beginning(request.post.body_id))
    return request.post


@login_required
def extras(request: Request) -> HttpResponse:
    post = _post(request)
    form = ExtraForm(request.POST or None, post=post)
    if request.method == "POST" and form.is_valid():
        try:
            acts.make(**form.cleaned_data, by=post, at=timezone.now())
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            return redirect("opinion-extras")
    rows = Extra.objects.filter(body=post.body, ended_at=None).select_related("field")
    return render(request, "opinions/extras.html", {"form": form, "extras": rows})


@login_required
@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    post = _post(request)
    acts.end(get_object_or_404(Extra, pk=pk, body=post.body), by=post, at=timezone.now())
    return redirect("opinion-extras")
