"""Whoever is behind is told early, once for each week and each month; nobody else learns it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts.models import User
from lianxinqiao.acts import texts
from lianxinqiao.learning import course_pages, queries
from lianxinqiao.learning.models import Group
from lianxinqiao.learning.stages import GroupStage
from lianxinqiao.notices import actions as notices
from lianxinqiao.people.models import Body
from lianxinqiao.workdays import queries as workdays

EARLY = 3  # days before the week's last one
FIRST_DAYS = 5  # of a month: within them a workday comes
OF_A_WEEK = texts.register(
    texts.Saying(
        "reminder.group-week",
        _("读书小组本周读到哪一章"),
        _("“%(thing)s”%(until)s前读到第%(chapter)s章"),
        _("您现在读到第%(now)s章。"),
        (
            texts.Gap("事项", "thing", "《代表法》共读小组"),
            texts.Gap("日期", "until", "2026-06-30"),
            texts.Gap("章", "chapter", "4"),
            texts.Gap("现在的章", "now", "2"),
        ),
        group=_("催办"),
    )
)
OF_THE_YEAR = texts.register(
    texts.Saying(
        "reminder.books",
        _("全年读书进度"),
        _("今年已读完%(books)s本，现在应读完%(expected)s本"),
        _("在“读书”里接着读，读完写一段笔记。"),
        (texts.Gap("已读本数", "books", "2"), texts.Gap("应读本数", "expected", "4")),
        group=_("催办"),
        in_subject=(),
    )
)


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
                facts = {"thing": group, "until": week.until.isoformat(), "chapter": week.chapter, "now": place.chapter}
                text = OF_A_WEEK.said(group.body, facts)
                told += _tell(user, text, group.get_absolute_url(), f"group-week:{week.pk}:{place.person.pk}", at=at)
    return told


def _of_the_year(today: date, at: datetime) -> int:
    """In the first days of each month, the staff who have read less than their part of the year's books."""
    if today.day > FIRST_DAYS:
        return 0
    told = 0
    for body in Body.objects.filter(ended_on=None, readings__isnull=False).distinct():
        for reader in queries.readers(body, today):
            if reader.is_behind and reader.person.user:
                text = OF_THE_YEAR.said(body, {"books": reader.books, "expected": reader.expected})
                key = f"books:{body.pk}:{today:%Y-%m}:{reader.person.pk}"
                told += _tell(reader.person.user, text, "/readings", key, at=at)
    return told


def _tell(user: User, text: texts.Text, url: str, key: str, *, at: datetime) -> int:
    """How many were told: nobody twice by one key."""
    return len(notices.tell([user], kind="reminder", subject=text.subject, body=text.body, url=url, at=at, key=key))
