"""Study sessions, books read and courses passed: of a person, for the seat that they held that day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from lianxinqiao.learning.models import Attendee, Reading, Taking
from lianxinqiao.learning.stages import StudyStage, TakingStage
from lianxinqiao.people.models import Body, Mandate
from lianxinqiao.scores.found import Found, Key, found, narrowed


class Seats:
    """Who of a body's persons held which seat on a day; staff without one have no record here.

    Of the persons of these rows alone where one thing is looked at, of all where the whole year is.
    """

    def __init__(self, body: Body, asked: QuerySet[Any], key: Key) -> None:
        rows = Mandate.objects.filter(term__body=body)
        if key is not None:
            rows = rows.filter(person__in=asked.order_by().values("person"))
        self.held: dict[int, list[tuple[date, date | None, int]]] = {}
        for person, since, until, seat in rows.values_list("person", "from_on", "to_on", "pk"):
            self.held.setdefault(person, []).append((since, until, seat))

    def of(self, person: int, on: date) -> int | None:
        for since, until, seat in self.held.get(person, ()):
            if since <= on and (until is None or on <= until):
                return seat
        return None


def studies(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Attendee.objects.filter(
        study__body=body, study__stage=StudyStage.HELD, study__starts_at__year=year, came_at__isnull=False
    ).select_related("study")
    asked = narrowed(rows, "study", key)
    seats = Seats(body, asked, key)
    for row in asked:
        on = timezone.localdate(row.study.starts_at)
        if seat := seats.of(row.person_id, on):
            yield found(seat, "training.attended", on, row.study.title, row, row.study)


def readings(body: Body, year: int, key: Key) -> Iterator[Found]:
    """A book counts in the year in which it was finished, and once."""
    rows = Reading.objects.filter(body=body, counts=True, finished_on__year=year)
    asked = narrowed(rows, "pk", key).select_related("book")
    seats = Seats(body, asked, key)
    for row in asked:
        if row.finished_on and (seat := seats.of(row.person_id, row.finished_on)):
            yield found(seat, "book.read", row.finished_on, row.book, row, row)


def takings(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Taking.objects.filter(body=body, stage=TakingStage.PASSED, passed_on__year=year).select_related("course")
    asked = narrowed(rows, "pk", key)
    seats = Seats(body, asked, key)
    for row in asked:
        if row.passed_on and (seat := seats.of(row.person_id, row.passed_on)):
            yield found(seat, "course.passed", row.passed_on, row.course, row, row)
