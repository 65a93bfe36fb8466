"""The filters of a list as fields of its form, in Python as `drawing` is: a list of the desk has a dozen."""

from collections.abc import Sized

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lianxinqiao.ui import icons
from lianxinqiao.ui.drawing import said, select_options, spelling_of
from lianxinqiao.ui.filters import Choice, Dates, Drawn, Flag, Text
from lianxinqiao.ui.forms import MANY


def draw(item: Drawn) -> SafeString:
    """One filter, with what it is set to."""
    each = item.filter
    if isinstance(each, Choice):
        return SafeString(_several(item) if each.several else _one_of(item))
    if isinstance(each, Dates):
        return SafeString(_dates(item))
    if isinstance(each, Flag):
        ticked = " checked" if item.values else ""
        box = f'<input type="checkbox" id="filter-{each.key}" name="{each.key}" value="1"{ticked}>'
        return SafeString(f'<div class="check">{box}{_label(item)}</div>\n')
    kind, wide = ("search", " wide") if isinstance(each, Text) else ("date", "")
    field = f'<input type="{kind}" id="filter-{each.key}" name="{each.key}" value="{said(item.first)}">'
    return SafeString(f'<div class="field{wide}">{_label(item)}{field}</div>\n')


def _label(item: Drawn) -> str:
    return f'<label for="filter-{item.filter.key}">{said(item.filter.label)}</label>'


def _typed(choices: Sized) -> str:
    """Many choices are found by typing."""
    return render_to_string("ui/forms/widgets/pick.html") if len(choices) > MANY else ""


def _one_of(item: Drawn) -> str:
    key, every, choices = item.filter.key, _("不限"), item.choices
    rows = select_options(choices)
    select = f'<select id="filter-{key}" name="{key}"{_typed(choices)}><option value="">{every}</option>{rows}</select>'
    return f'<div class="field">{_label(item)}\n{select}</div>\n'


def _several(item: Drawn) -> str:
    key, choices = item.filter.key, item.choices
    chosen = " ".join(said(label) for _value, label, ticked in choices if ticked) or _("不限")
    spells = spelling_of(choices)
    ticks = "".join(
        f'\n<div class="check"{spells(label)}><input type="checkbox" id="filter-{key}-{number}" name="{key}" value="{said(value)}"'
        f'{" checked" if ticked else ""}><label for="filter-{key}-{number}">{said(label)}</label></div>'
        for number, (value, label, ticked) in enumerate(choices, 1)
    )
    summary = f'<summary class="btn w-100">{chosen}{icons.svg("chevron-down")}</summary>'
    menu = f'<details class="menu" data-menu>{summary}<div class="menu-list"><div{_typed(choices)}>{ticks}</div></div></details>'
    return f'<fieldset class="field"><legend>{said(item.filter.label)}</legend>{menu}</fieldset>\n'


def _dates(item: Drawn) -> str:
    words = (_("自"), _("至"))
    ends = (
        f'<input type="date" name="{key}" value="{said(value)}" aria-label="{word}">'
        for (key, value), word in zip(item.ends, words, strict=True)
    )
    between = '<span aria-hidden="true">–</span>'.join(ends)
    return f'<fieldset class="field wide"><legend>{said(item.filter.label)}</legend><div class="range">{between}</div></fieldset>\n'
