"""Components as template tags: `{% load ui %}`. Usage with examples stands in the room's README."""

import re
from collections.abc import Iterable, Sized
from datetime import date, datetime
from html import unescape
from typing import Any

from django import template
from django.forms import BoundField, Textarea, TextInput
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lianxinqiao.ui import charts, icons, spelling
from lianxinqiao.ui.clock import Clock
from lianxinqiao.ui.forms import MANY
from lianxinqiao.ui.marks import Mark
from lianxinqiao.ui.tables import Cell, Row, Table

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.svg(name)


@register.simple_tag
def badge(text: object, tone: str = "neutral", icon: str = "") -> SafeString:
    """A stage or class. Tones: neutral, info, good, warn, bad. The word says it; the colour only helps."""
    return Mark(text, tone, icon).__html__()


@register.simple_tag(takes_context=True)
def clock(
    context: template.Context,
    due_on: date | None,
    done_on: date | None = None,
    today: date | None = None,
    href: str = "",
    stopped: bool = False,
    counted: bool = True,
    rule: tuple[object, ...] = (),
) -> SafeString:
    """Due in n days, late n days, met or missed. `href` opens the page that explains the date.

    A day that was counted in a year whose holidays are not announced says so; `counted` False is a day that
    somebody named, `rule` what `day_is_known` may be told beside the day.

    In Python: a list draws one in each row, and as a template they cost more than the row's query.
    """
    known = context.get("day_is_known")
    provisional = bool(counted and known and due_on and not done_on and not known(due_on, *rule))
    shown = Clock(due_on or None, done_on or None, today or timezone.localdate(), stopped, provisional)
    day = format_html(' <time datetime="{0}">{0}</time>', shown.due_on.isoformat()) if shown.due_on else ""
    inside = format_html("{}<span>{}{}{}</span>", icons.svg(shown.icon), shown.words, day, _provisional(shown))
    if not href:
        return format_html('<span class="clock tone-{}">{}</span>', shown.tone, inside)
    explains = _("查看这个日期是怎样算出来的")
    return format_html('<a class="clock tone-{}" href="{}" title="{}">{}</a>', shown.tone, href, explains, inside)


def _provisional(shown: Clock) -> str:
    if not shown.provisional:
        return ""
    why = _("还没有这一年的放假安排，日期按周一至周五推算，导入后会重新计算。")
    return format_html(' <span class="provisional" title="{}">{}</span>', why, _("暂定"))


@register.inclusion_tag("ui/parts/stat.html")
def stat(value: object, label: object, href: str = "", tone: str = "", note: str = "") -> dict[str, object]:
    """A number that opens the list it counts."""
    return {"value": value, "label": label, "href": href, "tone": tone, "note": note}


@register.inclusion_tag("ui/parts/person.html")
def person(name: object, detail: object = "", href: str = "") -> dict[str, object]:
    return {"name": name, "initial": str(name)[:1], "detail": detail, "href": href}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(events: Iterable[Any], label: object = "") -> dict[str, object]:
    """Events have `title`; optionally `at` (date or moment), `by`, `text`, `icon`, `tone`, `state` (done/now/next)."""
    return {"events": events, "label": label}


@register.inclusion_tag("ui/parts/history.html")
def history(entries: Iterable[Any]) -> dict[str, object]:
    """Journal entries: `at`, `actor`, `act` (words), `note`."""
    return {"entries": entries}


@register.inclusion_tag("ui/parts/facts.html")
def facts(pairs: Iterable[tuple[object, object]]) -> dict[str, object]:
    """Key-value list; pairs with an empty value are left out."""
    return {"pairs": [(key, value) for key, value in pairs if value not in (None, "")]}


@register.inclusion_tag("ui/parts/tabs.html", takes_context=True)
def tabs(
    context: template.Context, items: Iterable[tuple[object, ...]], current: str = "", label: object = ""
) -> dict[str, object]:
    """(key, label, url[, count]) each; real links, so that back and reload keep the place."""
    named = ("key", "label", "url", "count")
    return {
        "tabs": [dict(zip(named, item, strict=False)) for item in items],
        "current": current,
        "label": label,
    }


@register.inclusion_tag("ui/parts/chart.html")
def chart(chart: charts.Chart) -> dict[str, object]:
    return {"chart": chart}


@register.inclusion_tag("ui/parts/empty.html")
def empty(
    title: object,
    text: object = "",
    icon: str = "mood-smile",
    href: str = "",
    label: str = "",
) -> dict[str, object]:
    return {"title": title, "text": text, "icon": icon, "href": href, "label": label}


@register.simple_block_tag
def capture(content: str) -> SafeString:
    """Hold what a block renders, to say it twice: `{% capture as heading %}…{% endcapture %}`."""
    return SafeString(content.strip())  # rendered, and escaped, by the engine already


@register.simple_block_tag
def card(content: str, title: object = "", icon: str = "", tone: str = "", id: str = "") -> SafeString:
    return _frame("ui/parts/card.html", content, title=title, icon=icon, tone=tone, id=id)


@register.simple_block_tag(takes_context=True)
def next_step(
    context: template.Context,
    content: str,
    title: object,
    icon: str = "arrow-right",
    due_on: date | None = None,
    rule: tuple[object, ...] = (),
) -> SafeString:
    """The one clear thing for this person to do now; the block holds its button or form."""
    known = context.get("day_is_known")
    shown = {"title": title, "icon": icon, "due_on": due_on, "rule": rule, "day_is_known": known}
    return _frame("ui/parts/next_step.html", content, **shown)


@register.simple_block_tag
def callout(content: str, tone: str = "info", title: object = "") -> SafeString:
    return _frame("ui/parts/callout.html", content, tone=tone, title=title)


@register.simple_block_tag
def dialog(content: str, id: str, title: object) -> SafeString:
    """Opened by `<button type="button" data-dialog="ID">`."""
    return _frame("ui/parts/dialog.html", content, id=id, title=title)


@register.simple_block_tag
def bulkbar(content: str, form: str = "bulk", noun: object = "") -> SafeString:
    """Appears when rows of a table are ticked; put the act's buttons (form="bulk") inside."""
    return _frame("ui/parts/bulkbar.html", content, form=form, noun=noun)


def _frame(name: str, content: str, **context: object) -> SafeString:
    # The block was rendered, and escaped, by the engine already.
    return render_to_string(name, {"content": SafeString(content), **context})


# The levels of headings that official prose numbers (GB/T 9704): 一、 set in 黑体, （一） in 楷体.
LEVELS = (
    ("level-1", re.compile(r"[一二三四五六七八九十]+、[^。；]{1,40}")),
    ("level-2", re.compile(r"（[一二三四五六七八九十]+）[^。；]{1,40}")),
)


@register.filter
def prose(text: object) -> SafeString:
    """Plain text as its writer meant it: each line a paragraph, a numbered line without a full stop a heading."""
    lines = [line.strip() for line in str(text or "").splitlines() if line.strip()]
    return format_html_join("\n", '<p class="{}"><bdi>{}</bdi></p>', ((_level(line), line) for line in lines))


def _level(line: str) -> str:
    return next((level for level, pattern in LEVELS if pattern.fullmatch(line)), "")


@register.filter
def initial(name: object) -> str:
    return str(name)[:1]


@register.filter
def is_counted(field: BoundField) -> bool:
    """Whether its writer should see how much room is left: prose and titles, not names, passwords, codes.

    A field that the page counts by a rule of its own says `counted = False`.
    """
    widget = field.field.widget
    room = getattr(field.field, "max_length", None) or 0
    if not room or not getattr(field.field, "counted", True) or "autocomplete" in widget.attrs:
        return False
    return isinstance(widget, Textarea) or (type(widget) is TextInput and room >= 60)


@register.filter
def plain(value: object) -> str:
    """Words without mark-up, for the title of the window."""
    return unescape(" ".join(strip_tags(str(value)).split()))


@register.filter
def shown(value: object) -> object:
    """A cell: days in ISO, nothing as a dash."""
    if value is None or value == "":
        return "—"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return value.isoformat() if isinstance(value, date) else value


@register.simple_tag
def options(choices: Iterable[tuple[object, object, bool]]) -> SafeString:
    """The options of a select from (value, label, chosen). In Python: a list of filters draws hundreds."""
    rows = list(choices)
    spells = spelling.of if len(rows) > MANY else lambda _label: ""
    return format_html_join(
        "",
        '<option value="{}"{}{}>{}</option>',
        (
            (value, SafeString(" selected" if chosen else ""), _spelled(spells(label)), label)
            for value, label, chosen in rows
        ),
    )


def _spelled(said: str) -> SafeString:
    return format_html(' data-spelled="{}"', said) if said else SafeString()


@register.filter
def is_long(choices: Sized) -> bool:
    """Whether a list of choices is found by typing."""
    return len(choices) > MANY


@register.filter
def spelled(label: object) -> SafeString:
    """How a choice that a template writes by hand is found."""
    return _spelled(spelling.of(label))


@register.simple_tag(takes_context=True)
def cells(context: template.Context, table: Table, row: Row, bulk: str = "") -> SafeString:
    """The cells of one row, behind a tick where they may be ticked for the form `bulk`.

    In Python: an include for each of 160 cells costs more than the page's queries.
    """
    drawn = (opening + _cell(context, row, cell) for opening, cell in zip(table.openings, row.cells, strict=True))
    return SafeString("".join([_tick(row, bulk) if bulk else "", *drawn]))


def _tick(row: Row, form: str) -> SafeString:
    return format_html(
        '<td class="tick"><input type="checkbox" name="pk" value="{}" form="{}" aria-label="{}"></td>',
        row.object.pk,
        form,
        _("选择 %(name)s") % {"name": row.name},
    )


def _cell(context: template.Context, row: Row, cell: Cell) -> str:
    """The inside of a cell and its end; the cell that names the row is its header."""
    end = "</th>" if cell.column.main else "</td>"
    if cell.column.template:
        with context.push(row=row.object, value=cell.value):
            drawn = get_template(cell.column.template).template.render(context)  # type: ignore[attr-defined]
        return f">{drawn}{end}" if drawn.strip() else f' data-empty="">{shown(None)}{end}'
    if cell.value is None or cell.value == "":
        return f' data-empty="">{shown(None)}{end}'
    words = conditional_escape(shown(cell.value))  # type: ignore[arg-type]  # anything with a str()
    return f'><a href="{conditional_escape(cell.url)}">{words}</a>{end}' if cell.url else f">{words}{end}"


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: object) -> str:
    """This address with some of its parameters changed; None takes one away; paging starts over."""
    request: HttpRequest = context["request"]
    data = request.GET.copy()
    for name in ("after", "before", "page", "export"):
        data.pop(name, None)
    for name, value in changes.items():
        data.pop(name, None)
        if value is not None:
            data[name] = str(value)
    return f"?{data.urlencode()}" if data else request.path


@register.inclusion_tag("ui/autosave.html")
def autosave() -> dict[str, object]:
    """The two lines an autosaved form needs: what was restored, and when it was last saved."""
    return {}
