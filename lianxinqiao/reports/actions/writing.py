"""A report is written by whoever noticed something, saved as it is typed, and handed in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from lianxinqiao.acts import numbers
from lianxinqiao.acts.drafts import refuse_if_saved_since
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Body, Post
from lianxinqiao.reports.frame import FRAME
from lianxinqiao.reports.models import Report
from lianxinqiao.reports.rules import RULES
from lianxinqiao.reports.stages import Stage

KEPT = ("source", "in_name_of", "mandate", "field", "title", "text", "urgent")


@transaction.atomic
def begin(*, body: Body, values: Mapping[str, Any], identity: UUID | None = None, by: Post, at: datetime) -> Report:
    """A draft, its writer's own; a member's name stands on it by itself. `identity`: of one that waited on a phone."""
    report = Report(body=body, written_by=by, saved_at=at, mandate=by.mandate, identity=identity)
    RULES.may("report.begin", by, report, at)
    _set(report, values)
    report.save(force_insert=True)
    FRAME.done("report.begin", report, by=by, at=at)
    return report


def save(report: Report, *, values: Mapping[str, Any], read: datetime | None = None, by: Post, at: datetime) -> None:
    """The draft as it is typed; the journal keeps what is handed in."""
    with FRAME.act("report.save", report, by=by, at=at) as done:
        stored = {name: getattr(report, name) for name in values}
        refuse_if_saved_since(report, read, stored, dict(values))
        _set(report, values)
        report.saved_at = at
        report.save()
        done.quietly()


def hand_in(report: Report, *, by: Post, at: datetime) -> None:
    """From now on it is counted, and its words stay as they are."""
    with FRAME.act("report.hand_in", report, by=by, at=at) as done:
        step(report, Stage.HANDED_IN)
        report.handed_in_on = day(at)
        report.year = report.handed_in_on.year
        report.number = numbers.take(report.body, "report", str(report.year))
        report.save()
        done(data={"number": report.number_text, "urgent": report.urgent})


def _set(report: Report, values: Mapping[str, Any]) -> None:
    """A member writes in the own name or in that of a group or sector, and stands behind both."""
    own = report.written_by.mandate
    for name, value in values.items():
        assert name in KEPT, name
        if name != "mandate" or own is None:
            setattr(report, name, value)
    if report.source == Report.Source.MEMBER:
        report.in_name_of = ""
    report.full_clean(exclude=("title", "text", "written_by", "body"))
