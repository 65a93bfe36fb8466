"""Terms and answers in words, for the page, the form, the comparison and the explanations."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from pydantic.fields import FieldInfo

from lianxinqiao.rulebook.choices import STARTS, UNITS, Text, said
from lianxinqiao.rulebook.handling import Templates
from lianxinqiao.rulebook.parts import Part, Source, Term, shape
from lianxinqiao.rulebook.schema import Rules


def amount(term: Term) -> str:
    """“3个月”, in the reader's language."""
    return str(_("%(n)s%(unit)s") % {"n": term.amount, "unit": UNITS[term.unit]})


def term(value: Term) -> str:
    """“交办之日起3个月”, in the reader's language."""
    return str(_("%(start)s起%(amount)s") % {"start": STARTS[value.counted_from], "amount": amount(value)})


def yes(value: bool) -> str:
    return str(_("是") if value else _("否"))


def label(model: type[Part], name: str) -> Text:
    """What the screen calls a field of the schema."""
    found = said(model.model_fields[name])
    return found.label if found else name


def value(info: FieldInfo, given: Any) -> str:
    """What a field of a section holds, in the reader's language; empty where there is no such rule."""
    found = said(info)
    if given is None or given in ((), ""):
        return ""
    if isinstance(given, Term):
        return term(given)
    if isinstance(given, bool):
        return yes(given)
    if isinstance(given, Part):
        return pgettext("列举的连接", "；").join(text for _name, _label, text, _source in parts(given) if text)
    if isinstance(given, tuple):
        between = pgettext("列举的连接", "；") if isinstance(given[0], Part) else pgettext("列举的顿号", "、")
        return between.join(value(info, each) for each in given)
    if found and found.options and given in found.options:
        return str(found.options[given])
    return f"{given}{found.unit if found else ''}"


def parts(part: Part) -> Iterator[tuple[str, Text, str, Source | None]]:
    """The fields of a part: name, label, value in words, and the source of what has one of its own."""
    own = getattr(part, "source", None)
    for name, info in type(part).model_fields.items():
        if (found := said(info)) is not None:
            given = getattr(part, name)
            yield name, found.label, value(info, given), getattr(given, "source", own)


@cache
def terms() -> Mapping[str, Text]:
    """The terms of a profile with their labels, in the order in which a matter meets them."""
    return {name: label(Rules, name) for name, info in Rules.model_fields.items() if shape(info.annotation)[0] is Term}


@cache
def templates() -> Mapping[str, Text]:
    return {name: label(Templates, name) for name, info in Templates.model_fields.items() if said(info)}
