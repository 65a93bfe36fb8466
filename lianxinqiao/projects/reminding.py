"""Which milestones somebody is reminded of: the unit before its day and after, the deputies who follow it once it is late."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.reminding import AHEAD, Due, Reminding
from lianxinqiao.projects.audience import AUDIENCES
from lianxinqiao.projects.models import Milestone
from lianxinqiao.projects.stages import UNDER_WAY


def _of_units(today: date) -> Iterator[Due]:
    for row in _open().filter(planned_on__lte=today + AHEAD):
        yield Due(row, row.planned_on, "unit", f"milestone:{row.pk}")


def _of_followers(today: date) -> Iterator[Due]:
    for row in _open().filter(planned_on__lt=today, project__followers__isnull=False).distinct():
        yield Due(row, row.planned_on, "followers", f"late-milestone:{row.pk}")


def _open() -> QuerySet[Milestone]:
    rows = Milestone.objects.filter(reached_on=None, project__stage__in=UNDER_WAY)
    return rows.select_related("project__body", "project__unit")


REMINDING = Reminding(
    AUDIENCES,
    (_of_units, _of_followers),
    {"milestone": _("项目节点的日期"), "late-milestone": _("项目节点逾期，告知关注的人")},
)
