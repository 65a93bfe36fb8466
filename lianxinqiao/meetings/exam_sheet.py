"""The sheet on which an office enters the exams in law of all who are nominated （考试成绩表）."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts.forms import day
from lianxinqiao.acts.rowsheets import RowForm, RowSheet, Shared, Way, only
from lianxinqiao.meetings import offices, queries
from lianxinqiao.meetings.actions import candidates
from lianxinqiao.meetings.players import RUNNING
from lianxinqiao.meetings.stages import BEFORE, Nomination
from lianxinqiao.people.models import Post


class ExamRow(RowForm):
    columns = (("score", gettext_lazy("考试成绩")),)
    score = forms.IntegerField(min_value=0, max_value=100)

    def told(self) -> Iterable[str | None]:
        score = self.subject.exam_score
        return str(self.subject.meeting), _("上次%(n)s分") % {"n": score} if score is not None else ""


class SharedDay(Shared):
    taken_on = day(gettext_lazy("考试日期"), required=False)

    def prepare(self) -> None:
        self.fields["taken_on"].initial = timezone.localdate()


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
            candidates.examine,
            gettext_lazy("已登记%(n)s人的考试成绩。"),
        ),
    ),
    may=only(OFFICE, gettext_lazy("只有常委会机关可以登记考试成绩。")),
    rows=rows,
    back="appointments",
    shared=SharedDay,
    act="appointment.examine",
)
