"""What the person looking may do now at a station: on it, its duties and turns, what they ask of each other."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.stations.act_forms import FORMS
from lianxinqiao.stations.models import Duty, Member, Rating, Station, Swap, Turn, Worker
from lianxinqiao.stations.rules import RULES
from lianxinqiao.stations.stages import DutyStage, SwapStage

SHOWN_BACK = timedelta(45)  # of duties that are over


def gather(station: Station) -> None:
    """Everything that offers and page ask of a station, in one query a kind."""
    today = timezone.localdate()
    swaps = Swap.objects.filter(stage__in=[SwapStage.ASKED, SwapStage.AGREED]).select_related(
        "to__person", "back__duty"
    )
    turns = Turn.objects.select_related("mandate__person").prefetch_related(Prefetch("swaps", swaps))
    duties = Duty.objects.filter(held_on__gte=today - SHOWN_BACK).prefetch_related(Prefetch("turns", turns))
    prefetch_related_objects(
        [station],
        Prefetch("duties", duties),
        Prefetch("members", Member.objects.held(today).select_related("mandate__person", "mandate__delegation")),
        Prefetch(
            "ratings",
            Rating.objects.select_related("rubric").prefetch_related(
                "objections", "claims__files__attachment", "scores"
            ),
        ),
        Prefetch("workers", Worker.objects.held(today).select_related("post__person")),
    )
    for rating in station.ratings.all():
        rating.station = station
    for duty in station.duties.all():
        duty.station = station  # it leads to the one station that was fetched
        for turn in duty.turns.all():
            turn.duty = duty


def parts(station: Station) -> Iterator[tuple[str, Any]]:
    yield "", station
    for duty in station.duties.all():
        yield from _of_duty(duty)
    for rating in station.ratings.all():
        yield "rating", rating
        for objection in rating.objections.all():
            yield "objection", objection
    for member in station.members.all():
        yield "member", member
    for worker in station.workers.all():
        yield "worker", worker


def _of_duty(duty: Duty) -> Iterator[tuple[str, Any]]:
    if duty.stage == DutyStage.CANCELLED:
        return
    yield "duty", duty
    for turn in duty.turns.all():
        yield "turn", turn
        for swap in turn.swaps.all():
            yield "swap", swap


def due_of(subject: Any) -> Due:
    """The day by which something wants doing: a reception's own day."""
    day: date | None = None
    if isinstance(subject, Duty):
        day = subject.held_on
    elif isinstance(subject, Turn):
        day = subject.duty.held_on
    elif isinstance(subject, Swap):
        day = subject.turn.duty.held_on
    return day, ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="station-act")
