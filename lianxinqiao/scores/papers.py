"""A person's record of a year, and the draft of their report to voters （述职）: composed from the rows, nothing typed again."""

from collections.abc import Callable, Iterator
from typing import Any

from lianxinqiao.paper import docx, pdf
from lianxinqiao.paper.letter import Letter, Paragraph
from lianxinqiao.paper.text import chinese_number, date_text
from lianxinqiao.people.models import Mandate
from lianxinqiao.scores import pages
from lianxinqiao.scores.events import PUBLIC, called, measure
from lianxinqiao.scores.models import Assessment, Point
from lianxinqiao.scores.stages import Counted, Stage

CONTENT_TYPES = {"docx": docx.CONTENT_TYPE, "pdf": pdf.CONTENT_TYPE}
SHOWN = 12  # of one kind of act in a report; the rest stands in the record


def written(letter: Letter, kind: str) -> bytes:
    return docx.write(letter) if kind == "docx" else pdf.write(letter)


def _role(mandate: Mandate) -> str:
    return "代表" if mandate.term.body.kind == "congress" else "委员"


def record(assessment: Assessment, mandate: Mandate) -> Letter:
    """履职档案: every act with its day and what it gave, what was taken back and why, the sum; its grade once the year is no longer open."""
    known = pages.year_of(assessment, mandate.pk)
    score = known["score"]
    lines = [
        Paragraph(
            f"{_role(mandate)}：{mandate.person.name}。年度：{assessment.year}年。评分标准：{assessment.rules.name}。"
        ),
        Paragraph(
            f"总分{_plain(score.total)}分，履职{score.days}天"
            + (f"，等次：{score.grade}" if score.grade and assessment.stage != Stage.OPEN else "")
            + ("。" if not score.missing else f"。未完成的基本要求：{'、'.join(score.missing)}。")
        ),
    ]
    for place, section in enumerate(known["sections"], 1):
        lines.append(Paragraph(f"{chinese_number(place)}、{section.name}：{_plain(section.points)}分", 1))
        for number, entry in enumerate(section.entries, 1):
            fallen = _fallen(entry)
            lines.append(Paragraph(f"{number}.{_done(entry)}，{_plain(entry.given)}分{fallen}"))
    if known["unscored"]:
        lines.append(Paragraph(f"{chinese_number(len(known['sections']) + 1)}、其他履职，不计分", 1))
    for number, entry in enumerate(known["unscored"], 1):
        lines.append(Paragraph(f"{number}.{_done(entry)}{_fallen(entry)}"))
    for rater, row, _marks in known["ratings"]:
        if row:
            lines.append(Paragraph(f"{rater.name}：{_plain(row.total)}分，占{rater.weight}%。"))
    for appeal in known["appeals"]:
        answer = f"处理：{appeal.get_stage_display()}，{appeal.answer}" if appeal.answer else "正在处理"
        lines.append(Paragraph(f"{date_text(appeal.made_on)}申诉：{appeal.text}。{answer}"))
    return Letter(
        title=f"{mandate.person.name}{assessment.year}年度履职档案",
        paragraphs=tuple(lines),
        signatures=(assessment.body.name,),
        on=assessment.frozen_on or assessment.published_on,
    )


def _done(entry: Any) -> str:
    """What stands first is no day: "1.2026年" reads as another number."""
    return f"{entry.point.title}（{entry.called}，{date_text(entry.point.on)}）"


def _fallen(entry: Any) -> str:
    return f"（{date_text(entry.point.changed_on)}撤回：{entry.point.reason}）" if entry.tone == "bad" else ""


def to_voters(assessment: Assessment, mandate: Mandate) -> Letter:
    """述职报告（草稿）: what was done, kind by kind, as sentences that the person goes on writing from."""
    rows = list(assessment.points.filter(mandate=mandate.pk, stage=Counted.COUNTED, event__in=PUBLIC).order_by("on"))
    days = len({row.on for row in rows})
    addressee = "各位选民" if _role(mandate) == "代表" else "各位界别群众"
    lines = [
        Paragraph(
            f"现将{assessment.year}年履行{_role(mandate)}职务的情况报告如下，请评议。全年履职{len(rows)}件次，共{days}天。"
        ),
        *_told(rows),
        Paragraph("以上是草稿，由履职记录自动整理；体会、不足和明年的打算请本人补写。"),
    ]
    return Letter(
        title=f"{mandate.person.name}{assessment.year}年述职报告（草稿）",
        paragraphs=tuple(lines),
        signatures=(mandate.person.name,),
        addressee=addressee,
    )


def _told(rows: list[Point]) -> Iterator[Paragraph]:
    kinds: dict[str, list[Point]] = {}
    for row in rows:
        kinds.setdefault(row.event, []).append(row)
    for place, (event, of_kind) in enumerate(kinds.items(), 1):
        unit = measure(event)
        yield Paragraph(f"{chinese_number(place)}、{called(event)}：{len(of_kind)}{unit}", 1)
        titles = "；".join(f"{row.on.month}月{row.on.day}日，{row.title}" for row in of_kind[:SHOWN])
        more = f"等{len(of_kind)}{unit}" if len(of_kind) > SHOWN else ""
        yield Paragraph(f"{titles}{more}。")


def _plain(value: object) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


PAPERS: dict[str, Callable[[Assessment, Mandate], Letter]] = {"record": record, "report": to_voters}
