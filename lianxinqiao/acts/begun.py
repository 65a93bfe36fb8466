"""What is begun or changed by a form of its own: the act checks what may stand, and what it refuses is said on the form.

    new = beginning(forms.MeetingForm, preparing.draft, title=gettext_lazy("筹备会议"))
    edit = changing(Meeting.objects.visible_to, RULES, "meeting.change", forms.MeetingForm, preparing.change, title=…)

The form tells the act what it takes (`told`), as every form of an act does.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.rules import Rules
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request, acting, in_body

View = Callable[..., HttpResponse]
WRITING = require_http_methods(["GET", "HEAD", "POST"])


class BegunForm(forms.ModelForm):
    """A model's own columns; what may stand is checked by the act, and said once.

    `body` is named by whoever begins something in a body without serving in it, as an organ that files.
    """

    def __init__(self, *args: Any, post: Post, body: Body | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = body or post.body
        assert where is not None
        self.post = post
        self.prepare(where)

    def prepare(self, body: Body) -> None:
        """Fill choices that depend on the body."""

    def _post_clean(self) -> None:
        """The act checks what may stand."""

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.cleaned_data}

    def told(self) -> dict[str, Any]:
        """What the act takes beside its subject, by the names of its arguments."""
        return {"values": self.values()}


def beginning(
    made: type[BegunForm],
    act: Callable[..., Any],
    *,
    title: Any,
    initial: Callable[[], dict[str, Any]] = dict,
) -> View:
    """The view by which something of the reader's own body is begun; `act` takes `body`, and returns what it made."""

    @login_required
    @WRITING
    def view(request: Request) -> HttpResponse:
        post, body = in_body(request)
        form = made(request.POST or None, request.FILES or None, post=post, initial=initial())

        def do() -> Any:
            return act(body=body, **form.told(), by=post, at=timezone.now())

        return begun(request, form, do, title=str(title))

    return view


def changing(
    rows: Callable[[Post | None], QuerySet[Any]],
    rules: Rules,
    code: str,
    made: type[BegunForm],
    act: Callable[..., Any],
    *,
    title: Any,
) -> View:
    """The view by which one of the rows that the reader sees is changed, where the rule of `code` lets the reader."""

    @login_required
    @WRITING
    def view(request: Request, pk: int) -> HttpResponse:
        post, thing = acting(request), get_object_or_404(rows(request.post), pk=pk)
        rules.may(code, post, thing)
        form = made(request.POST or None, post=post, instance=thing)

        def do() -> Any:
            act(thing, **form.told(), by=post, at=timezone.now())
            return thing

        return begun(request, form, do, title=str(title))

    return view


def begun(
    request: HttpRequest,
    form: forms.BaseForm,
    do: Callable[[], Any],
    *,
    title: str,
    template: str = "acts/begun.html",
    **context: Any,
) -> HttpResponse:
    """The form, or what `do` made of a valid one: its page, with a sentence."""
    if form.is_bound and form.is_valid():
        try:
            made = do()
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            messages.success(request, _("已保存：%(thing)s") % {"thing": made})
            return redirect(made.get_absolute_url())
    return render(request, template, {"form": form, "title": title, **context})
