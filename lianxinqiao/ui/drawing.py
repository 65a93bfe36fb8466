"""Components that stand many times on a page, drawn in Python: as templates they cost more than the page's queries.

Each takes what its tag in `{% load ui %}` takes and answers with its HTML (decision 0041).
"""

import html
from collections.abc import Callable, Iterable, Mapping, Sized
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lianxinqiao.ui import icons, spelling
from lianxinqiao.ui.clock import Clock, Term
from lianxinqiao.ui.forms import MANY
from lianxinqiao.ui.navigation import Group, Place
from lianxinqiao.ui.tables import Cell, Row, Table

PAGING = ("after", "before", "page", "export")
"""Parameters of an address that start over when any other changes."""


def said(value: object) -> str:
    """A value as a page says it, escaped; HTML that is safe stays as it is."""
    return html.escape(value) if type(value) is str else conditional_escape(value)  # type: ignore[arg-type]  # anything with a str()


def shown(value: object) -> object:
    """A cell: days in ISO, nothing as a dash."""
    if value is None or value == "":
        return "—"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return value.isoformat() if isinstance(value, date) else value


# ------------------------------------------------------------------ the frame
def nav(groups: Iterable[Group]) -> SafeString:
    return SafeString("".join(map(_group, groups)))


def _group(group: Group) -> str:
    hidden = "" if group.simple else " not-simple"
    title = f'<p class="nav-group{hidden}">{said(group.label)}</p>\n' if group.label else ""
    return f"{title}<ul>{''.join(map(_place, group.places))}</ul>"


def _place(place: Place) -> str:
    hidden = "" if place.simple else ' class="not-simple"'
    here = ' aria-current="page"' if place.current else ""
    count = f'<span class="count">{said(place.count)}</span>' if place.count else ""
    words = f"{icons.svg(place.icon)}<span>{said(place.label)}</span>{count}"
    return f'\n<li{hidden}><a href="{said(place.url)}"{here}>{words}</a></li>'


def topnav(places: Iterable[Place]) -> SafeString:
    """The portal's places, in one line."""
    here = ' aria-current="page"'
    links = (
        f'\n<li><a href="{said(place.url)}"{here if place.current else ""}>{said(place.label)}</a></li>'
        for place in places
    )
    return SafeString(f"<ul>{''.join(links)}</ul>")


# ------------------------------------------------------------------ what happened, and how near a day is
def timeline(events: Iterable[Any], label: object = "") -> SafeString:
    named = f' aria-label="{said(label)}"' if label else ""
    return SafeString(f'<ol class="timeline"{named}>{"".join(map(_event, events))}\n</ol>')


def _event(event: Any) -> str:
    told: Callable[..., Any] = event.get if isinstance(event, Mapping) else lambda name, no="": getattr(event, name, no)
    state, tone, text = told("state", "") or "done", told("tone", ""), told("text", "")
    sign = told("icon", "") or {"next": "circle", "now": "progress"}.get(state, "check")
    step = words = ""
    if state == "now":
        here = _("（当前）")
        step, words = ' aria-current="step"', f' <span class="visually-hidden">{here}</span>'
    tone = f" tone-{said(tone)}" if tone else ""
    text = f"<p>{said(text)}</p>" if text else ""
    return (
        f'\n<li class="is-{said(state)}{tone}"{step}><span class="timeline-mark">{icons.svg(sign)}</span>'
        f'<div class="timeline-body"><p class="timeline-title">{said(told("title"))}{words}</p>'
        f"{_when(told('at', None), told('by', ''))}{text}</div></li>"
    )


def _when(at: date | datetime | None, by: object) -> str:
    if not at and not by:
        return ""
    moment = ""
    if at:
        local = timezone.localtime(at) if isinstance(at, datetime) and timezone.is_aware(at) else at
        moment = f'<time datetime="{local.isoformat()}">{local.isoformat()[:10]}</time>{" · " if by else ""}'
    return f'<p class="timeline-meta">{moment}{said(by) if by else ""}</p>'


def clock(term: Term, known: Callable[..., bool] | None, today: date | None = None, href: str = "") -> SafeString:
    """Due in n days, late n days, met or missed. `known` says whether a year's holidays are announced."""
    due_on, done_on = term.due_on or None, term.done_on or None
    provisional = bool(term.counted and known and due_on and not done_on and not known(due_on, *term.rule))
    told = Clock(due_on, done_on, today or timezone.localdate(), term.stopped, provisional)
    day = f' <time datetime="{due_on.isoformat()}">{due_on.isoformat()}</time>' if due_on else ""
    inside = f"{icons.svg(told.icon)}<span>{said(told.words)}{day}{_provisional() if provisional else ''}</span>"
    if not href:
        return SafeString(f'<span class="clock tone-{told.tone}">{inside}</span>')
    explains = said(_("查看这个日期是怎样算出来的"))
    return SafeString(f'<a class="clock tone-{told.tone}" href="{said(href)}" title="{explains}">{inside}</a>')


def _provisional() -> str:
    why, word = _("还没有这一年的放假安排，日期按周一至周五推算，导入后会重新计算。"), _("暂定")
    return f' <span class="provisional" title="{said(why)}">{word}</span>'


def card(content: str, title: object = "", icon: str = "", tone: str = "", id: str = "") -> SafeString:
    """`content` was rendered, and escaped, by the engine already."""
    edge, named = f" tone-edge-{said(tone)}" if tone else "", f' id="{said(id)}"' if id else ""
    sign = icons.svg(icon) if icon else ""
    heading = f'<h2 class="card-title">{sign}{said(title)}</h2>' if title else ""
    return SafeString(f'<section class="card{edge}"{named}>{heading}\n{content}</section>')


# ------------------------------------------------------------------ a table
def headings(table: Table, params: QueryDict) -> SafeString:
    """The heads of the shown columns; one that may be sorted by leads to the list so sorted."""
    others = params.copy()
    for name in (*PAGING, "sort"):
        others.pop(name, None)
    address = f"?{kept}&" if (kept := others.urlencode()) else "?"
    return SafeString("".join(_heading(each, address) for each in table.headings))


def _heading(heading: Any, address: str) -> str:
    column, direction = heading.column, heading.direction
    kind = ' class="number"' if column.number else ""
    kind += f' aria-sort="{direction}"' if direction else ""
    if not column.sort:
        return f'<th scope="col"{kind}>{said(column.label)}</th>'
    sign = icons.svg({"ascending": "arrow-up", "descending": "arrow-down"}.get(direction, "arrows-sort"))
    href = said(f"{address}sort={heading.next_sort}")
    return f'<th scope="col"{kind}><a href="{href}">{said(column.label)}{sign}</a></th>'


def columns(table: Table) -> SafeString:
    """The chooser of columns."""
    carried = "".join(f'<input type="hidden" name="{said(key)}" value="{said(value)}">' for key, value in table.kept)
    ticks = "".join(
        f'\n<div class="check"><input type="checkbox" name="cols" value="{each.key}" id="col-{each.key}"'
        f"{' checked' if ticked else ''}{' disabled' if each.main else ''}>"
        f'<label for="col-{each.key}">{said(each.label)}</label></div>'
        for each, ticked in table.choices
    )
    choose, apply = _("选择列"), _("应用")
    return SafeString(
        f'<details class="menu" data-menu><summary class="btn btn-quiet">{icons.svg("columns-3")}{choose}</summary>'
        f'<form class="menu-list" method="get">{carried}{ticks}\n<button class="btn">{apply}</button></form></details>'
    )


def cells(
    table: Table,
    row: Row,
    bulk: str,
    known: Callable[..., bool] | None,
    of_template: Callable[[Row, Cell], str],
) -> SafeString:
    """The cells of one row, behind a tick where they may be ticked for the form `bulk`."""
    drawn = [
        opening + _cell(row, cell, known, of_template) for opening, cell in zip(table.openings, row.cells, strict=True)
    ]
    return SafeString("".join([_tick(row, bulk), *drawn] if bulk else drawn))


def _tick(row: Row, form: str) -> str:
    name = said(_("选择 %(name)s") % {"name": row.name})
    return f'<td class="tick"><input type="checkbox" name="pk" value="{row.object.pk}" form="{said(form)}" aria-label="{name}"></td>'


def _cell(row: Row, cell: Cell, known: Callable[..., bool] | None, of_template: Callable[[Row, Cell], str]) -> str:
    """The inside of a cell and its end; the cell that names the row is its header."""
    column, value = cell.column, cell.value
    end = "</th>" if column.main else "</td>"
    if column.clock:
        term = column.clock(row.object)
        return f">{clock(term, known)}{end}" if term.due_on else f' data-empty="">—{end}'
    if column.template:
        drawn = of_template(row, cell)
        return f">{drawn}{end}" if drawn.strip() else f' data-empty="">—{end}'
    if value is None or value == "":
        return f' data-empty="">—{end}'
    words = said(shown(value))
    return f'><a href="{said(cell.url)}">{words}</a>{end}' if cell.url else f">{words}{end}"


def select_options(choices: Iterable[tuple[object, object, bool]]) -> SafeString:
    """The options of a select from (value, label, chosen); where there are many, each says how it is spelled."""
    rows = list(choices)
    spells = spelling_of(rows)
    return SafeString(
        "".join(
            f'<option value="{said(value)}"{" selected" if chosen else ""}{spells(label)}>{said(label)}</option>'
            for value, label, chosen in rows
        )
    )


def spelling_of(choices: Sized) -> Callable[[object], str]:
    """Of many choices each says how it is spelled."""
    return spelled if len(choices) > MANY else lambda _label: ""


def spelled(label: object) -> SafeString:
    """How a choice is found by typing letters."""
    letters = spelling.of(label)
    return SafeString(f' data-spelled="{said(letters)}"' if letters else "")
