"""A second name, in English, for whoever reads the screen in English.

What is kept (journal, notices, papers, sheets) names everything in Chinese: they ask `called`, or are written in Chinese.
"""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lianxinqiao.people.models.names_of_days import Named


def in_chinese() -> bool:
    """Whether the screen speaks Chinese; so does everything that no screen asks for."""
    return (get_language() or "zh").startswith("zh")


class Spoken(Named):
    """Named in Chinese, and in English where somebody wrote the English down."""

    NAMES: ClassVar[tuple[str, ...]] = ("name", "name_en")

    name_en = models.CharField(
        _("英文名称"), max_length=120, blank=True, help_text=_("英文界面用；空着时显示中文名称。")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return either(self.called, self.name_en)

    @property
    def called(self) -> str:
        """As it is kept, in Chinese."""
        return str(self.name)  # type: ignore[attr-defined]  # each has one

    @property
    def spoken(self) -> str:
        """Its whole name, as the reader of the screen calls it."""
        return either(str(self.name), self.name_en)  # type: ignore[attr-defined]


def either(name: str, english: str) -> str:
    """Which of the two the reader of the screen reads."""
    return name if in_chinese() else english or name


def spoken(path: str) -> F | Coalesce:
    """The same as an expression, of what the rows of a query lead to."""
    chinese = F(f"{path}__name")
    return chinese if in_chinese() else Coalesce(NullIf(F(f"{path}__name_en"), Value("")), chinese)


def options(rows: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """What a filter offers, from `values_list("pk", "name", "name_en")`."""
    return [(key, either(name, english)) for key, name, english in rows]
