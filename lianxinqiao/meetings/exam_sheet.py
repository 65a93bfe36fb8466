"""The sheet on which an office enters the exams in law of all who are nominated （考试成绩表）."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts.forms import day
from lianxinqiao.acts.rowsheets import RowForm, RowSheet, Way, only
from lianxinqiao.meetings import offices, queries
from lianxinqiao.meetings.actions import candidates
from lianxinqiao.meetings.models import Appointment
from lianxinqiao.meetings.players import RUNNING
from lianxinqiao.meetings.stages import BEFORE, Nomination
from lianxinqiao.people.models import Post


class ExamRow(RowForm):
    columns = (("score", gettext_lazy("考试成绩")),)
    score = forms.IntegerField(min_value=0, max_value=100)

    @property
    def title(self) -> str:
        return str(self.subject)

    @property
    def about(self) -> str:
        score = self.subject.exam_score
        before = _("上次%(n)s分") % {"n": score} if score is not None else ""
        return "　".join(part for part in (str(self.subject.meeting), before) if part)

    @property
    def is_blank(self) -> bool:
        return not self.data.get(self.add_prefix("score"), "").strip()


class Shared(forms.Form):
    taken_on = day(gettext_lazy("考试日期"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data, initial={"taken_on": timezone.localdate()})


def examine(appointment: Appointment, values: dict[str, Any], by: Post, at: datetime) -> None:
    candidates.examine(appointment, **values, by=by, at=at)


def rows(post: Post) -> Any:
    """All who are nominated to an office and not voted on yet."""
    waiting = queries.appointments(post).filter(stage=Nomination.NOMINATED, action__in=offices.BEGINS)
    waiting = waiting.filter(meeting__stage__in=BEFORE | RUNNING)
    return waiting.order_by("meeting", "item", "pk")


SHEET = RowSheet(
    "appointments-exam-sheet",
    title=gettext_lazy("考试成绩表"),
    noun=gettext_lazy("人次"),
    form=ExamRow,
    ways=(
        Way(
            "examine",
            gettext_lazy("登记成绩"),
            examine,
            gettext_lazy("已登记%(n)s人的考试成绩。"),
        ),
    ),
    may=only(OFFICE, gettext_lazy("只有常委会机关可以登记考试成绩。")),
    rows=rows,
    known=lambda post, rows: None,
    back="appointments",
    shared=lambda data, post: Shared(data),
    act="appointment.examine",
)
