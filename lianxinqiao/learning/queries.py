"""What the lists and pages of this room read: sessions with who came, and who of the staff is behind with reading."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.acts.beside import number
from lianxinqiao.learning import rules
from lianxinqiao.learning.models import (
    Attendee,
    BookList,
    Course,
    Group,
    Lesson,
    Listed,
    Member,
    Reading,
    Study,
    Taking,
)
from lianxinqiao.learning.stages import CourseStage, ListStage, ReadingStage
from lianxinqiao.people.models import Body, Person, Post


def studies(post: Post | None) -> QuerySet[Study]:
    """What this post may see, each with how many came."""
    rows = Study.objects.visible_to(post).select_related("body", "campaign")
    return rows.annotate(came=number(Attendee.objects.filter(came_at__isnull=False), "study"))


def lists(post: Post | None) -> QuerySet[BookList]:
    """Published lists for all of the body, drafted ones for the office."""
    rows = (
        BookList.objects.visible_to(post)
        .select_related("body")
        .annotate(count=number(Listed.objects.all(), "book_list"))
    )
    return rows if post and post.in_the_office else rows.filter(stage=ListStage.PUBLISHED)


def readings(post: Post | None) -> QuerySet[Reading]:
    return Reading.objects.visible_to(post).select_related("body", "book", "person")


def courses(post: Post | None) -> QuerySet[Course]:
    """Open courses for all of the body, drafted ones for the office."""
    rows = Course.objects.visible_to(post).select_related("body")
    rows = rows.annotate(count=number(Lesson.objects.all(), "course"), takers=number(Taking.objects.all(), "course"))
    return rows if post and post.in_the_office else rows.exclude(stage=CourseStage.DRAFTED)


def groups(post: Post | None) -> QuerySet[Group]:
    rows = Group.objects.visible_to(post).select_related("body", "book", "owner")
    return rows.annotate(count=number(Member.objects.all(), "group"))


def persons(body: int, on: date) -> QuerySet[Person]:
    """Whoever of a body's own people can be on a list: its staff, its leaders, its deputies or members."""
    posts = Post.objects.held(on).filter(body=body).exclude(role=RoleCode.AUDITOR)
    return Person.objects.filter(pk__in=posts.values("person")).order_by("pinyin")


def read(body: Body, since: date, until: date) -> Any:
    """How many books a person has read between two days, as a subquery."""
    return number(Reading.objects.filter(body=body, counts=True, finished_on__range=(since, until)), "person")


@dataclass(frozen=True)
class Reader:
    """One of the staff: how many books this year, what is open, and how many there should be by now."""

    person: Person
    books: int
    open: list[Reading]
    expected: int

    @property
    def is_behind(self) -> bool:
        return self.books < self.expected


def readers(body: Body, today: date) -> list[Reader]:
    """The staff in office today, those behind first; expected is the year's number in proportion to the days gone."""
    first = today.replace(month=1, day=1)
    wanted = rules.of(body, today).books_a_year
    days = (today.replace(month=12, day=31) - first).days + 1
    expected = wanted * ((today - first).days + 1) // days
    staff = Post.objects.held(today).filter(body=body, role__in=OFFICE).values("person")
    rows = Person.objects.filter(pk__in=staff).annotate(books=read(body, first, today)).order_by("books", "pinyin")
    open_ones: dict[int, list[Reading]] = {}
    for row in Reading.objects.filter(body=body, stage=ReadingStage.OPEN).select_related("book"):
        open_ones.setdefault(row.person_id, []).append(row)
    return [Reader(row, row.books, open_ones.get(row.pk, []), expected) for row in rows]
