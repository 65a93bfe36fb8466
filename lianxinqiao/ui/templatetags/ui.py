"""Components as template tags: `{% load ui %}`. Usage with examples stands in the room's README."""

import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from typing import Any

from django import template
from django.forms import BoundField, Textarea, TextInput
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString

from lianxinqiao.ui import charts, drawing, filter_fields, folding, icons, navigation
from lianxinqiao.ui.clock import Term
from lianxinqiao.ui.filters import Drawn
from lianxinqiao.ui.marks import Mark
from lianxinqiao.ui.navigation import Group, Place
from lianxinqiao.ui.tables import Cell, Row, Table

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.svg(name)


setattr(icon, folding.PURE, True)


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
    """
    term = Term(due_on, done_on, stopped, counted, rule)
    return drawing.clock(term, context.get("day_is_known"), today, href)


@register.inclusion_tag("ui/parts/stat.html")
def stat(value: object, label: object, href: str = "", tone: str = "", note: str = "") -> dict[str, object]:
    """A number that opens the list it counts."""
    return {"value": value, "label": label, "href": href, "tone": tone, "note": note}


@register.inclusion_tag("ui/parts/person.html")
def person(name: object, detail: object = "", href: str = "") -> dict[str, object]:
    return {"name": name, "initial": str(name)[:1], "detail": detail, "href": href}


@register.simple_tag
def timeline(events: Iterable[Any], label: object = "") -> SafeString:
    """Events have `title`; optionally `at` (date or moment), `by`, `text`, `icon`, `tone`, `state` (done/now/next)."""
    return drawing.timeline(events, label)


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
    return drawing.card(content, title, icon, tone, id)


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
    return drawing.shown(value)


@register.simple_tag
def options(choices: Iterable[tuple[object, object, bool]]) -> SafeString:
    """The options of a select from (value, label, chosen)."""
    return drawing.select_options(choices)


@register.simple_tag
def nav(groups: Iterable[Group]) -> SafeString:
    """The places of the navigation under their headings."""
    return drawing.nav(groups)


@register.simple_tag
def topnav(places: Iterable[Place]) -> SafeString:
    return drawing.topnav(places)


@register.simple_tag
def columns(table: Table) -> SafeString:
    return drawing.columns(table)


@register.simple_tag(takes_context=True)
def headings(context: template.Context, table: Table) -> SafeString:
    return drawing.headings(table, context["request"].GET)


@register.simple_tag
def filter_field(item: Drawn) -> SafeString:
    """One filter of a list, with what it is set to."""
    return filter_fields.draw(item)


@register.filter
def spelled(label: object) -> SafeString:
    """How a choice that a template writes by hand is found."""
    return drawing.spelled(label)


@register.simple_tag(takes_context=True)
def cells(context: template.Context, table: Table, row: Row, bulk: str = "") -> SafeString:
    """The cells of one row, behind a tick where they may be ticked for the form `bulk`."""

    def of_template(row: Row, cell: Cell) -> str:
        with context.push(row=row.object, value=cell.value):
            return get_template(cell.column.template).template.render(context)  # type: ignore[attr-defined]

    return drawing.cells(table, row, bulk, context.get("day_is_known"), of_template)


@register.simple_tag(takes_context=True)
def opens(context: template.Context, name: str) -> str:
    """The address of a place of the menu, for a button on a page; "" for whom it is closed."""
    return navigation.opens(name, context["request"])


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
