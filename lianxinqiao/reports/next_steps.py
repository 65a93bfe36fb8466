"""What the person looking may do now: on a report and where it was sent, an issue, a speech, an opinion drawn from one."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.reports.act_forms import FORMS, ISSUE_FORMS, POINT_FORMS, SPEECH_FORMS
from lianxinqiao.reports.models import Report, Sending
from lianxinqiao.reports.rules import ISSUE_RULES, POINT_RULES, RULES, SPEECH_RULES


def gather(report: Report) -> None:
    """Everything that offers and page ask of a report, in one query a kind."""
    sendings = Sending.objects.select_related("organization")
    combined = Report.objects.select_related("mandate__person")
    prefetch_related_objects(
        [report], Prefetch("sendings", sendings), "notes", "adoptions", Prefetch("combined", combined)
    )
    for sending in report.sendings.all():
        sending.report = report


def parts(report: Report) -> Iterator[tuple[str, Any]]:
    yield "", report
    for sending in report.sendings.all():
        yield "sending", sending


def itself(root: Any) -> Iterator[tuple[str, Any]]:
    """For a root without parts."""
    yield "", root


def due_of(subject: Any) -> Due:
    """The day by which a unit answers, where one was named."""
    return getattr(subject, "due_on", None), ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="report-act")
ISSUE_SCREENS = Screens(ISSUE_RULES, ISSUE_FORMS, parts=itself, due=due_of, address="issue-act")
SPEECH_SCREENS = Screens(SPEECH_RULES, SPEECH_FORMS, parts=itself, due=due_of, address="speech-act")
POINT_SCREENS = Screens(POINT_RULES, POINT_FORMS, parts=itself, due=due_of, address="point-act")
