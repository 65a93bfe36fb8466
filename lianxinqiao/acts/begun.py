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
