"""What is begun by a form of its own: the act checks what may stand, and what it refuses is said on the form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import refuse
from lianxinqiao.people.models import Body, Post


class BegunForm(forms.ModelForm):
    """A model's own columns; what may stand is checked by the act, and said once."""

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert post.body is not None
        self.post = post
        self.prepare(post.body)

    def prepare(self, body: Body) -> None:
        """Fill choices that depend on the body."""

    def _post_clean(self) -> None:
        """The act checks what may stand."""

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or () if name in self.cleaned_data}


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
