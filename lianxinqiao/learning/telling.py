"""Whoever is behind is told early, once for each week and each month; nobody else learns it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.learning import course_pages, queries
from lianxinqiao.learning.models import Group
from lianxinqiao.learning.stages import GroupStage
from lianxinqiao.notices import actions as notices
from lianxinqiao.people.models import Body
from lianxinqiao.workdays import queries as workdays

EARLY = 3  # days before the week's last one
FIRST_DAYS = 5  # of a month: within them a workday comes


def tell(*, at: datetime) -> int:
    """How many were told today."""
    today = timezone.localdate(at)
    if not workdays.current().is_workday(today):
        return 0
    with translation.override("zh-hans"), transaction.atomic():
        return _of_groups(today, at) + _of_the_year(today, at)


def _of_groups(today: date, at: datetime) -> int:
    told = 0
    for group in Group.objects.filter(stage=GroupStage.READING).select_related("book", "body", "owner"):
        for place in course_pages.near(group, today, EARLY):
            week, user = place.coming, place.person.user
            if week and user:
                words = {"group": group, "until": week.until.isoformat(), "chapter": week.chapter}
                told += len(
                    notices.tell(
                        [user],
                        kind="reminder",
                        subject=_("“%(group)s”%(until)s前读到第%(chapter)s章") % words,
                        body=_("您现在读到第%(now)s章。") % {"now": place.chapter},
                        url=group.get_absolute_url(),
                        at=at,
                        key=f"group-week:{week.pk}:{place.person.pk}",
                    )
                )
    return told


def _of_the_year(today: date, at: datetime) -> int:
    """In the first days of each month, the staff who have read less than their part of the year's books."""
    if today.day > FIRST_DAYS:
        return 0
    told = 0
    for body in Body.objects.filter(ended_on=None, readings__isnull=False).distinct():
        for reader in queries.readers(body, today):
            if reader.is_behind and reader.person.user:
                words = {"books": reader.books, "expected": reader.expected}
                told += len(
                    notices.tell(
                        [reader.person.user],
                        kind="reminder",
                        subject=_("今年已读完%(books)s本，现在应读完%(expected)s本") % words,
                        body=_("在“读书”里接着读，读完写一段笔记。"),
                        url="/readings",
                        at=at,
                        key=f"books:{body.pk}:{today:%Y-%m}:{reader.person.pk}",
                    )
                )
    return told
