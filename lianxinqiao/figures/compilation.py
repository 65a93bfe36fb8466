"""The compilation （汇编）: every suggestion of a congress's year, every proposal of a CPPCC committee's, with its replies.

As a book and as a sheet. What is merged keeps its own text and number, and has its own reply.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.roles import CPPCC
from lianxinqiao.figures import breakdowns, proposals, suggestions
from lianxinqiao.figures.periods import Period
from lianxinqiao.matters.models import Assessment, Handling, Matter, Reply, Suggestion
from lianxinqiao.matters.stages import GONE
from lianxinqiao.paper import text
from lianxinqiao.paper.letter import Chapter, Column, Compilation, Item, Paragraph, Table, paragraphs
from lianxinqiao.people.models import Body
from lianxinqiao.proposals.models import Proposal

CHUNK = 200  # suggestions read at once
Told = Callable[[int], None]
"""Told how many suggestions have been read, after each chunk."""


@dataclass(frozen=True)
class Kind:
    """What is compiled of a kind of body, and how the paper calls it."""

    model: type[Matter]
    rows: Callable[[Body, Period], Any]
    title: str
    text: str  # the heading above what was raised
    near: tuple[str, ...] = ()


CONGRESS_S = Kind(Suggestion, suggestions.raised, "代表建议及办理答复汇编", "建议内容")
CPPCC_S = Kind(Proposal, proposals.filed, "政协提案及办理答复汇编", "提案内容", ("particulars",))


def kind_of(body: Body) -> Kind:
    return CPPCC_S if body.kind == CPPCC else CONGRESS_S


def count(body: Body, period: Period) -> int:
    return int(kind_of(body).rows(body, period).count())


def book(body: Body, period: Period, *, on: date, told: Told = lambda read: None) -> Compilation:
    """By field and number; each suggestion with the latest reply of every unit that answers."""
    chapters: dict[str, list[Item]] = {}
    kind = kind_of(body)
    for row, replies in _read(body, period, told):
        heading = row.field.called if row.field else _("未分类")
        chapters.setdefault(heading, []).append(_item(row, replies, kind.text))
    return Compilation(
        title=f"{period.year}年度{kind.title}",
        unit=body.on(on).office_name or body.on(on).name,
        on=on,
        chapters=tuple(Chapter(heading, tuple(items)) for heading, items in chapters.items()),
    )


def table(body: Body, period: Period, *, told: Told = lambda read: None) -> Table:
    """The same as one line a suggestion, to sort and filter."""
    columns = (
        Column(_("编号"), width=5),
        Column(_("标题"), width=20),
        Column(_("提出人"), width=8),
        Column(_("类别"), width=7),
        Column(_("承办单位"), width=10),
        Column(_("会办单位"), width=10),
        Column(_("答复类别"), width=10),
        Column(_("首次答复"), "date"),
        Column(_("对首次答复的评价"), width=5),
        Column(_("最终评价"), width=5),
        Column(_("提案内容") if body.kind == CPPCC else _("建议内容"), width=40),
        Column(_("办理答复"), width=40),
    )
    classes, grades = breakdowns.class_labels(body, period), dict(Assessment.Grade.choices)
    rows = [_line(row, replies, classes, grades) for row, replies in _read(body, period, told)]
    return Table.of(columns, rows, _("提案汇编") if body.kind == CPPCC else _("建议汇编"))


def _read(body: Body, period: Period, told: Told) -> Iterator[tuple[Any, list[Reply]]]:
    kind = kind_of(body)
    found = kind.rows(body, period).order_by("field__position", "between_sessions", "number")
    keys = list(found.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        near = kind.model._default_manager.select_related("field", "lead__person", "delegation", *kind.near)
        rows = near.prefetch_related("requests", "handlings__organization").in_bulk(chunk)
        replies = _latest_replies(chunk)
        for key in chunk:
            yield rows[key], replies.get(key, [])
        told(start + len(chunk))


def _latest_replies(keys: list[int]) -> dict[int, list[Reply]]:
    """The last delivered reply of each unit; several where they answer separately."""
    found = Reply.objects.filter(stage="delivered", handling__suggestion__in=keys)
    latest: dict[int, dict[int, Reply]] = {}
    for reply in found.select_related("handling__organization").order_by("round", "id"):
        latest.setdefault(reply.handling.suggestion_id, {})[reply.handling_id] = reply
    return {key: list(replies.values()) for key, replies in latest.items()}


def _units(row: Matter, *, answering: bool) -> str:
    taking_part = (each for each in row.handlings.all() if each.stage not in GONE)
    return "、".join(each.unit.name for each in taking_part if _answers(each) == answering)


def _answers(handling: Handling) -> bool:
    return handling.kind in {Handling.Kind.LEAD, Handling.Kind.SEPARATE}


def _item(row: Any, replies: list[Reply], heading: str) -> Item:
    requests = [f"{point.position}.{point.text}" for point in row.requests.all()]
    alone = replies[0] if len(replies) == 1 else None
    return Item(
        number=row.number_text,
        title=row.title,
        proposers=row.proposer,
        suggestion_title=heading,
        suggestion=paragraphs("\n".join([row.cause, row.analysis, *requests])),
        units=_units(row, answering=True),
        reply=paragraphs(alone.body) if alone else tuple(_of_several(replies)),
        reply_unit=alone.unit.name if alone else "",
        reply_on=alone.delivered_on if alone else None,
    )


def _of_several(replies: list[Reply]) -> Iterator[Paragraph]:
    """Answered separately: each unit's reply under its name and day."""
    for reply in replies:
        day = f"（{text.date_text(reply.delivered_on)}）" if reply.delivered_on else ""
        yield Paragraph(f"{reply.unit.name}的答复{day}", level=1)
        yield from paragraphs(reply.body)


def _line(row: Any, replies: list[Reply], classes: dict[str, str], grades: dict[str, Any]) -> tuple[Any, ...]:
    requests = [f"{point.position}.{point.text}" for point in row.requests.all()]
    return (
        row.number_text,
        row.title,
        row.proposer,
        row.field.called if row.field else "",
        _units(row, answering=True),
        _units(row, answering=False),
        classes.get(row.reply_class, row.reply_class),
        row.answered_on,
        str(grades.get(row.first_result, "")),
        str(grades.get(row.final_result, "")),
        "\n".join(part for part in (row.cause, row.analysis, *requests) if part),
        "\n\n".join(reply.body for reply in replies),
    )
