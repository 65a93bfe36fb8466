"""Marks of state: a word with its colour and its sign, wherever it is said. One component for pages, lists, desk and portal.

A mark is its word: a sheet, a paper or a notice takes it as text. In HTML it draws itself as a badge.

    verdicts(Grade, {Grade.SATISFIED: ("good", "mood-smile"), …})   # beside the choices
    verdict(Grade, row.result)                                      # the mark, or "" where there is no verdict
"""

from collections.abc import Mapping
from html import escape
from typing import Self

from django.db.models import TextChoices
from django.utils.safestring import SafeString

from lianxinqiao.ui import icons


class Mark(str):
    """Tones: neutral, info, good, warn, bad. The word says it; colour and sign only help."""

    __slots__ = ("icon", "tone")
    tone: str
    icon: str

    def __new__(cls, text: object, tone: str = "neutral", icon: str = "") -> Self:
        made = super().__new__(cls, text)
        made.tone, made.icon = tone, icon
        return made

    def __html__(self) -> SafeString:
        sign = icons.svg(self.icon) if self.icon else ""
        return SafeString(f'<span class="badge tone-{escape(self.tone)}">{sign}{escape(str.__str__(self))}</span>')


Look = tuple[str, str]  # tone and sign
_verdicts: dict[type[TextChoices], dict[str, Look]] = {}


def verdicts(choices: type[TextChoices], looks: Mapping[str, Look]) -> None:
    """How each verdict looks; all of them, so that none is forgotten."""
    _verdicts[choices] = {value: looks[value] for value in choices.values}


def verdict(choices: type[TextChoices], value: str) -> Mark | str:
    return Mark(choices(value).label, *_verdicts[choices][value]) if value else ""
