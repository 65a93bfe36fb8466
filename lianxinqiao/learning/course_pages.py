"""The pages of courses and reading groups; who of a group is behind its weekly plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.learning import courses
from lianxinqiao.learning.models import Course, Group, Lesson, Progress, Reading, Taking, Week
from lianxinqiao.learning.stages import CourseStage, ReadingStage, TalkStage
from lianxinqiao.people.models import Person, Post

Facts = list[tuple[Any, Any]]


# ------------------------------------------------------------------ courses
def course_facts(course: Course, _post: Post | None) -> Facts:
    order = _("按顺序学，前一课学完才能开后一课") if course.ordered else _("顺序不限")
    quiz = (
        _("学完后测验，%(score)s分结业") % {"score": course.pass_at} if course.questions.exists() else _("学完即结业")
    )
    return [
        (gettext_lazy("课程介绍"), course.about),
        (gettext_lazy("学习顺序"), order),
        (gettext_lazy("结业"), quiz),
        (gettext_lazy("主题活动"), course.campaign),
        (gettext_lazy("开放日期"), course.opened_on),
    ]


def course_context(course: Course, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    taking = course.takings.filter(person=post.person_id).first() if post else None
    office = post is not None and post.in_the_office
    return {
        "lessons": list(course.lessons.all()),
        "questions": list(course.questions.all()) if office else [],
        "taking": taking,
        "may_begin": taking is None and course.stage == CourseStage.OPEN and post is not None,
        "may_edit": office and course.stage == CourseStage.DRAFTED,
        "takings": course.takings.select_related("person").order_by("person__pinyin") if office else [],
    }


@dataclass(frozen=True)
class Row:
    """A lesson as one person sees it."""

    lesson: Lesson
    progress: Progress | None
    is_open: bool

    @property
    def done(self) -> bool:
        return bool(self.progress and self.progress.done_at)


def rows(taking: Taking) -> list[Row]:
    there = {row.lesson_id: row for row in taking.progresses.all()}
    lessons = list(taking.course.lessons.all())
    done = [lesson.number for lesson in lessons if lesson.pk in there and there[lesson.pk].done_at]
    ordered = taking.course.ordered
    return [
        Row(lesson, there.get(lesson.pk), courses.may_open(lesson.number, done, ordered=ordered)) for lesson in lessons
    ]


def percent(taking: Taking) -> int:
    found = rows(taking)
    return courses.percent(sum(row.done for row in found), len(found))


def taking_facts(taking: Taking, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("姓名"), taking.person.spoken),
        (gettext_lazy("开始日期"), taking.begun_on),
        (gettext_lazy("测验得分"), "" if taking.score is None else taking.score),
        (gettext_lazy("结业日期"), taking.passed_on),
        (gettext_lazy("证书编号"), taking.number),
        (gettext_lazy("撤回日期"), taking.withdrawn_on),
        (gettext_lazy("撤回原因"), taking.reason),
    ]


def taking_context(taking: Taking, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    found = rows(taking)
    return {
        "rows": found,
        "percent": courses.percent(sum(row.done for row in found), len(found)),
        "next": next((row for row in found if not row.done and row.is_open), None),
        "own": post is not None and post.person_id == taking.person_id,
    }


# ------------------------------------------------------------------ groups
@dataclass(frozen=True)
class Place:
    """A member beside the plan: the chapter reached, the chapter wanted by now, and the next one with its day."""

    person: Person
    chapter: int
    wanted: int
    coming: Week | None

    @property
    def is_behind(self) -> bool:
        return self.chapter < self.wanted


def wanted(group: Group, today: date) -> tuple[int, Week | None]:
    """The chapter that should be read by now, and the week that runs."""
    weeks = list(group.weeks.all())
    past = [week.chapter for week in weeks if week.until < today]
    return max(past, default=0), next((week for week in weeks if week.until >= today), None)


def places(group: Group, today: date) -> list[Place]:
    """Where each member is in the book, those behind first; finished is the whole book."""
    due, coming = wanted(group, today)
    read: dict[int, int] = {}
    for row in Reading.objects.filter(book=group.book_id, body=group.body_id):
        reached = group.book.chapters if row.stage == ReadingStage.FINISHED else row.chapter
        read[row.person_id] = max(read.get(row.person_id, 0), reached)
    found = [
        Place(member.person, read.get(member.person_id, 0), due, coming)
        for member in group.members.select_related("person")
    ]
    return sorted(found, key=lambda place: (not place.is_behind, place.chapter))


def near(group: Group, today: date, days: int) -> Iterator[Place]:
    """Members to be told early: the week's day is so near and its chapter is not read."""
    for place in places(group, today):
        week = place.coming
        if week and (week.until - today).days <= days and place.chapter < week.chapter:
            yield place


def group_facts(group: Group, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("共读的书"), group.book),
        (gettext_lazy("领读人"), group.owner.spoken),
        (gettext_lazy("成立日期"), group.formed_on),
        (gettext_lazy("分享会"), group.sharing),
    ]


def group_context(group: Group, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    ways = by_subject(offers)
    leads = post is not None and (post.in_the_office or post.person_id == group.owner_id)
    today = timezone.localdate()
    talks = group.talks.select_related("person").order_by("-said_at")
    if not leads:
        own = talks.filter(person=post.person_id) if post else talks.none()
        talks = talks.filter(stage=TalkStage.SHOWN) | own
    found = places(group, today)
    shown = found if leads else [place for place in found if post and place.person.pk == post.person_id]
    return {
        "weeks": list(group.weeks.all()),
        "running": wanted(group, today)[1],
        "standing": shown,
        "members": [place.person for place in found],
        "talks": [(row, ways.get(row, [])) for row in talks],
        "reading": Reading.objects.filter(book=group.book_id, person=post.person_id).first() if post else None,
    }
