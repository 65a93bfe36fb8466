"""What a profile and the sections of its rooms are made of: parts with their sources, terms of time."""

from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import BaseModel, ConfigDict, Field

from lianxinqiao.rulebook.choices import STARTS, UNITS, CountedFrom, Said, Unit


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Part):
    """Where a value comes from: the text, the article, its words where they matter."""

    authority: Annotated[str, Said(pgettext_lazy("规则", "依据"))] = Field(min_length=1, max_length=200)
    article: Annotated[str, Said(_("条款"))] = Field(default="", max_length=200)
    quote: Annotated[str, Said(_("原文或说明"))] = Field(default="", max_length=1000)
    assumed: Annotated[bool, Said(_("假定的（本地规定未写明）"))] = False
    inherited_from: str = Field(default="", max_length=60)

    def __str__(self) -> str:
        return f"{self.authority}{self.article}"


class Term(Part):
    """An amount of time, its unit and the day it counts from."""

    amount: Annotated[int, Said(_("数量"))] = Field(ge=1, le=730)
    unit: Annotated[Unit, Said(_("单位"), UNITS)]
    counted_from: Annotated[CountedFrom, Said(_("自何日起"), STARTS)]
    source: Source


# Where a section says nothing of its own: our value, said to be ours.
OURS = Source(authority="连心桥默认值", assumed=True)


class Section(Part):
    """What one room asks of a profile, in `rulebook/sections/<room>.py`; page, form and comparison are made from it.

        class Stations(Section):
            duty_days: Annotated[int, Said(_("每月接待日"), unit=_("天"), article=_("代表法第二十条"))] = Field(2, ge=0, le=31)
            answer: Annotated[Term | None, Said(_("群众意见的答复"))] = None

    and in `Rules`: `stations: Annotated[Stations, Said(_("联络站"))] = Stations()`. Every field has a default, so that what
    was released without the section stays valid and reads the same; a default that was released is never changed. Other
    values are given by the profiles, each with its article.
    """

    source: Source = OURS


# ------------------------------------------------------------------ what a field is made of
def plain(annotation: Any) -> tuple[Any, bool]:
    """The type without None, and whether None was allowed."""
    if get_origin(annotation) in (Union, UnionType):
        rest = [each for each in get_args(annotation) if each is not NoneType]
        return rest[0], len(rest) < len(get_args(annotation))
    return annotation, False


def shape(annotation: Any) -> tuple[type[Part], bool, bool]:
    """The part's type, whether it may be absent, whether there are many."""
    found, optional = plain(annotation)
    if get_origin(found) is tuple:
        return get_args(found)[0], True, True
    return found, optional, False
