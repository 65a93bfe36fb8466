"""Activities, receptions at stations, halls; deeds, donations, articles."""

from collections.abc import Iterator

from django.utils import timezone

from lianxinqiao.activities.kinds import KINDS, Family
from lianxinqiao.activities.models import Article, Deed, Donation, Participation
from lianxinqiao.activities.stages import AFTER, Kept, Seat
from lianxinqiao.halls.models import Said
from lianxinqiao.halls.stages import SaidStage
from lianxinqiao.people.models import Body, Mandate
from lianxinqiao.scores.found import Found, Key, found, narrowed
from lianxinqiao.stations.models import Turn
from lianxinqiao.stations.stages import DutyStage, TurnStage

EVENT_OF = {
    Family.INSPECTION: "inspection.attended",
    Family.ENFORCEMENT: "inspection.attended",
    Family.RESEARCH: "inspection.attended",
    Family.VISIT: "visit.attended",
    Family.TRAINING: "training.attended",
}


def activities(body: Body, year: int, key: Key) -> Iterator[Found]:
    """Whoever came; and whoever had a place, asked for no leave and did not come （无故缺席）."""
    rows = Participation.objects.filter(
        activity__body=body, activity__stage__in=AFTER, activity__starts_at__year=year
    ).select_related("activity")
    for row in narrowed(rows, "activity", key):
        activity = row.activity
        on = timezone.localdate(activity.starts_at)
        if row.came_at:
            kind = KINDS[activity.kind]
            event = "to_voters.attended" if kind.code == "to_voters" else EVENT_OF.get(kind.family, "activity.attended")
            yield found(row.mandate_id, event, on, activity.title, row, activity)
        elif row.stage == Seat.SIGNED_UP:
            yield found(row.mandate_id, "activity.unexcused", on, activity.title, row, activity, aside=True)


def receptions(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Turn.objects.filter(
        duty__station__body=body, duty__stage=DutyStage.HELD, duty__held_on__year=year, stage=TurnStage.SERVES
    ).select_related("duty__station")
    for row in narrowed(rows, "duty__station", key):
        station = row.duty.station
        yield found(row.mandate_id, "reception.held", row.duty.held_on, station.name, row, station)


def topics(body: Body, year: int, key: Key) -> Iterator[Found]:
    """Whoever spoke to a question that citizens and deputies deliberate: once for each question."""
    rows = Said.objects.filter(
        topic__body=body, stage=SaidStage.SHOWN, mandate__isnull=False, said_at__year=year
    ).select_related("topic")
    told: set[tuple[int, int | None]] = set()
    for row in narrowed(rows, "topic", key):
        if (row.topic_id, row.mandate_id) in told:
            continue
        told.add((row.topic_id, row.mandate_id))
        on = timezone.localdate(row.said_at)
        yield found(row.mandate_id, "hall.spoken", on, row.topic.question, row, row.topic)


def deeds(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Deed.objects.filter(body=body, stage=Kept.CONFIRMED, on__year=year, mandate__isnull=False)
    for deed in narrowed(rows, "pk", key):
        yield found(deed.mandate_id, "deed.done", deed.on, deed.what, deed, deed)


def donations(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Donation.objects.filter(body=body, stage=Kept.CONFIRMED, on__year=year)
    for gift in narrowed(rows, "pk", key):
        yield found(gift.donor_id, "donation.made", gift.on, gift.what, gift, gift)


def articles(body: Body, year: int, key: Key) -> Iterator[Found]:
    """An author is written as a name: it is whoever alone bears it among those in office that day. A reprint counts nothing."""
    rows = Article.objects.filter(body=body, stage=Kept.CONFIRMED, on__year=year, reprint_of=None).exclude(author="")
    for row in narrowed(rows, "pk", key):
        seats = Mandate.objects.filter(term__body=body, person__name=row.author).held(row.on)[:2]
        if len(seats) == 1:
            event = "history.written" if row.kind == Article.Kind.HISTORY else "article.published"
            yield found(seats[0].pk, event, row.on, row.what, row, row)
