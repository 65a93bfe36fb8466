"""Which days of meetings the office is reminded of: papers and minutes of a consultation, letters on appointments, a new line-up."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.reminding import AHEAD, Due, Reminding
from lianxinqiao.meetings.audience import AUDIENCES
from lianxinqiao.meetings.models import Appointment, Meeting, Paper
from lianxinqiao.meetings.queries import line_up_put_forward
from lianxinqiao.meetings.stages import AFTER, BEFORE

MINUTES_TERM = ("meetings.minutes_consultation",)


def _papers(today: date) -> Iterator[Due]:
    filed = Paper.objects.filter(item__meeting=OuterRef("pk"))
    rows = Meeting.objects.filter(~Exists(filed), stage__in=BEFORE, papers_due_on__lte=today + AHEAD)
    for row in rows.select_related("body", "term"):
        yield Due(row, row.papers_due_on, "office", f"consultation-papers:{row.pk}")


def _minutes(today: date) -> Iterator[Due]:
    rows = Meeting.objects.filter(stage__in=AFTER, minutes_due_on__lte=today + AHEAD, minutes_sent_on=None)
    for row in rows.select_related("body", "term"):
        yield Due(row, row.minutes_due_on, "office", f"consultation-minutes:{row.pk}", MINUTES_TERM)


def _letters(today: date) -> Iterator[Due]:
    """One reminder a meeting: all its letters go out together."""
    rows = Appointment.objects.filter(letter_due_on__lte=today + AHEAD, letter_on=None)
    for row in (
        rows.order_by("meeting_id", "pk").distinct("meeting_id").select_related("meeting__body", "meeting__term")
    ):
        yield Due(row, row.letter_due_on, "office", f"appointment-letters:{row.meeting_id}")


def _line_ups(today: date) -> Iterator[Due]:
    rows = Appointment.objects.filter(~Exists(line_up_put_forward()), line_up_by__lte=today + AHEAD)
    for row in rows.select_related("meeting__body", "meeting__term"):
        yield Due(row, row.line_up_by, "office", f"line-up:{row.pk}")


REMINDING = Reminding(
    AUDIENCES,
    (_papers, _minutes, _letters, _line_ups),
    {
        "consultation-papers": _("协商材料的期限"),
        "consultation-minutes": _("协商纪要报送的期限"),
        "appointment-letters": _("任免通知送达的期限"),
        "line-up": _("提请任命政府组成人员的期限"),
    },
)
