"""What somebody learnt in a year, from sessions, training, courses and books; what two rooms hold counts once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.activities.kinds import KINDS, Family
from lianxinqiao.activities.models import Participation
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.learning import rules
from lianxinqiao.learning.models import Attendee, Reading, Taking
from lianxinqiao.learning.stages import ReadingStage, StudyStage, TakingStage
from lianxinqiao.people.models import Body, Post

TRAINING = [code for code, kind in KINDS.items() if kind.family == Family.TRAINING]


@dataclass(frozen=True)
class Learnt:
    on: date
    word: str
    title: str
    link: str


def attended(post: Post, body: Body, year: int) -> list[Learnt]:
    """Study sessions, and training that is an activity: of the same day and title it is one, and counts once."""
    found: dict[tuple[date, str], Learnt] = {}
    studies = Attendee.objects.filter(
        person=post.person_id,
        came_at__isnull=False,
        study__body=body,
        study__stage=StudyStage.HELD,
        study__starts_at__year=year,
    ).select_related("study")
    for row in studies:
        on = timezone.localdate(row.study.starts_at)
        word, link = str(row.study.get_kind_display()), row.study.get_absolute_url()
        found[on, row.study.title] = Learnt(on, word, row.study.title, link)
    training = Participation.objects.filter(
        mandate__person=post.person_id,
        came_at__isnull=False,
        activity__body=body,
        activity__kind__in=TRAINING,
        activity__stage__in=AFTER,
        activity__starts_at__year=year,
    ).select_related("activity")
    for each in training:
        on = timezone.localdate(each.activity.starts_at)
        told = Learnt(on, _("培训"), each.activity.title, each.activity.get_absolute_url())
        found.setdefault((on, each.activity.title), told)
    return sorted(found.values(), key=lambda row: row.on, reverse=True)


def learnt(post: Post, body: Body, year: int) -> dict[str, Any]:
    books = Reading.objects.filter(person=post.person_id, body=body, counts=True, finished_on__year=year)
    passed = Taking.objects.filter(person=post.person_id, body=body, stage=TakingStage.PASSED, passed_on__year=year)
    open_ones = Taking.objects.filter(
        person=post.person_id, body=body, stage__in=[TakingStage.UNDER_WAY, TakingStage.LEARNT]
    )
    reading = Reading.objects.filter(person=post.person_id, body=body, stage=ReadingStage.OPEN)
    return {
        "attended": attended(post, body, year),
        "books": books.select_related("book"),
        "wanted": rules.of(body, timezone.localdate()).books_a_year,
        "passed": passed.select_related("course"),
        "open_takings": open_ones.select_related("course"),
        "reading": reading.select_related("book"),
    }
