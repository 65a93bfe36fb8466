"""The session of 2020 as the office had it: one spreadsheet, imported like any other."""

from collections.abc import Sequence
from datetime import datetime

from lianxinqiao.demo.lives import Telling, first_day
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.matters import imports
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import reading, sheets
from lianxinqiao.paper.letter import Column, Table


class SheetRefused(Exception):
    """A row of the demo's sheet was not taken; the words say which cell."""


def written(tellings: Sequence[Telling]) -> bytes:
    """The .xlsx with the columns of the office's template."""
    columns = [Column(name) for name, _words, _example in imports.HEADINGS]
    return sheets.write(Table.of(columns, [_row(telling) for telling in tellings], "2020年会议建议"))


def _row(telling: Telling) -> list[str]:
    story, town = telling.story, telling.town
    day = first_day(story, telling.chamber.session.opens_on, [])
    values = {
        "标题": story.title,
        "事由": story.cause,
        "分析": story.analysis,
        "具体建议": "\n".join(story.requests),
        "领衔代表": telling.lead.mandate.card_number if telling.lead.mandate else "",
        "联名代表": "、".join(post.person.name for post in telling.cosigners),
        "类别": town.fields[story.field].name,
        "建议承办单位": town.units[story.returned_by or story.lead].short_name,
        "提出日期": day.isoformat(),
    }
    return [values.get(name, "") for name, _words, _example in imports.HEADINGS]


def take_in(tellings: Sequence[Telling], town: Town, chamber: Chamber, *, at: datetime) -> None:
    """Import the sheet and hand each story the suggestion that came of it."""
    tellings = [telling for telling in tellings if not telling.story.between]
    content = written(tellings)
    rows = reading.read_rows(content, name="2020.xlsx")
    outcome = imports.run(rows, session=chamber.session, by=town.offices["clerk"], keep=True, at=at)
    if outcome.problems:
        raise SheetRefused("; ".join(f"{problem.cell} {problem.reason}" for problem in outcome.problems))
    by_title = {row.title: row for row in Suggestion.objects.filter(session=chamber.session)}
    for telling in tellings:
        telling.begun = True
        telling.suggestion = by_title[telling.story.title]
        telling.siblings[telling.story.key] = telling.suggestion
