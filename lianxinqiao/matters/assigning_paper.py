"""The list of an assigning meeting to be handed round （分办表）, as a sheet and as a paper. Its words stay Chinese."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from lianxinqiao.matters import documents
from lianxinqiao.matters.models import AssigningMeeting, Handling, Matter
from lianxinqiao.matters.models.matters import of_body
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Report, Section, Table

NEAR = ("suggestion__body", "suggestion__session", "suggestion__lead__person", "suggestion__field", "organization")
ANSWER = frozenset({Handling.Kind.LEAD, Handling.Kind.SEPARATE})


def planned(meeting: AssigningMeeting) -> dict[Matter, list[Any]]:
    """Each matter on its list with the units' parts, by number."""
    found: dict[Matter, list[Any]] = {}
    for each in meeting.planned.select_related(*NEAR).order_by("suggestion__number", "id"):
        found.setdefault(each.suggestion, []).append(each)
    return found


def table(meeting: AssigningMeeting) -> Table:
    rows = []
    for place, (matter, parts) in enumerate(planned(meeting).items(), 1):
        answering = "、".join(str(part.organization) for part in parts if part.kind in ANSWER)
        beside = "、".join(str(part.organization) for part in parts if part.kind not in ANSWER)
        field = matter.field.name if matter.field else ""
        rows.append((place, matter.number_text, matter.title, matter.proposer, field, answering, beside))
    columns = (
        Column("序号", "number", width=4),
        Column("编号", width=6),
        Column("案由" if of_body(meeting.body).of_kind == Matter.Kind.PROPOSAL else "标题", width=22),
        Column("提出者", width=8),
        Column("类别", width=6),
        Column("主办、分办单位", width=12),
        Column("会办单位", width=12),
    )
    return Table.of(columns, rows, title=f"{meeting.name}分办表")


def answer(meeting: AssigningMeeting, kind: str) -> HttpResponse:
    shown = table(meeting)
    if kind == "xlsx":
        response = HttpResponse(sheets.write(shown, on=meeting.held_on), content_type=sheets.CONTENT_TYPE)
        named = content_disposition_header(as_attachment=True, filename=f"{shown.title}.xlsx")
        response.headers["Content-Disposition"] = named or "attachment"
        return response
    body = meeting.body.on(meeting.held_on)
    report = Report(
        shown.title, (Section("", tables=(shown,)),), unit=body.office_name or body.name, on=meeting.held_on
    )
    return documents.answer(report, kind, shown.title)
