"""One draft open in two windows: which version a writer has read, and what the other window stored.

The page carries the moment (`saved_at`) of the version it shows. Saving over a later one is refused with `SavedSince`;
the page then shows what is stored beside what was typed, carries the later moment, and saving it again is deliberate.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused


class SavedSince(Refused):
    """The draft was saved elsewhere, in another window or by a colleague, after this writer had read it."""


def refuse_if_saved_since(draft: Any, read: datetime | None, stored: dict[str, Any], typed: dict[str, Any]) -> None:
    """Nobody overwrites what they have not read. The same text saved twice overwrites nothing.

    `read` is the `saved_at` that the writer saw; None does not ask (a program that sends the whole draft).
    """
    if read is None or read == draft.saved_at or stored == typed:
        return
    raise SavedSince(
        _("这份草稿 %(time)s 在另一个窗口或由同事保存过，您的内容没有覆盖它。")
        % {"time": timezone.localtime(draft.saved_at).strftime("%Y-%m-%d %H:%M")}
    )


def read_at(request: HttpRequest) -> datetime | None:
    """The version that the page showed; None where the page does not say."""
    try:
        moment = parse_datetime(request.POST.get("read_at", ""))
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def saved(draft: Any, **begun: str) -> JsonResponse:
    """An autosave's answer: the version the page shows from now on, and where a draft that it began goes on."""
    return JsonResponse({"read_at": draft.saved_at.isoformat(), **begun})


def conflict(moved: SavedSince) -> JsonResponse:
    return JsonResponse({"detail": str(moved)}, status=409)


def others(
    form: forms.Form | forms.ModelForm, stored: dict[str, Any], typed: dict[str, Any], **labels: Any
) -> list[tuple[str, str]]:
    """What is stored where it differs from what was typed: label and words, in the order of the form.

    `labels` are those of what the page asks beside the form's own fields.
    """
    names = {name: field.label for name, field in form.fields.items()} | labels
    differing = {name: value for name, value in stored.items() if value != typed[name]}
    return [(str(names[name]), _words(form, name, value)) for name, value in differing.items()]


def _words(form: forms.Form | forms.ModelForm, name: str, value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    if value is None or isinstance(value, Model):
        return str(value or "")
    chosen = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    words = {str(key): str(label) for key, label in getattr(form.fields[name].widget, "choices", ())}
    return words.get(str(chosen), str(chosen))
