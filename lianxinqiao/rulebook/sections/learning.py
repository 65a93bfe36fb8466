"""Reading and study of a body's own staff （书香机关）: no law sets these numbers, an office sets its own."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from lianxinqiao.rulebook.choices import Said
from lianxinqiao.rulebook.parts import Section


class Learning(Section):
    """`books_a_year`: what each of the staff is to read; `note_least`: how long the note is that shows it, in characters."""

    books_a_year: Annotated[int, Said(_("机关干部每人每年读书"), unit=_("本"))] = Field(default=8, ge=0, le=100)
    note_least: Annotated[int, Said(_("读书笔记至少"), unit=_("字"))] = Field(default=50, ge=0, le=5000)
