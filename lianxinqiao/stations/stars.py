"""What the raters' points come to, the stars that a station has on a day, and what became of them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from lianxinqiao.stations.models import Rating, Station
from lianxinqiao.stations.stages import RatingStage


def mean(rating: Rating) -> Decimal | None:
    """Of all raters, with two places; None before anybody has scored."""
    totals: dict[int, int] = {}
    for row in rating.scores.all():
        totals[row.rater_id] = totals.get(row.rater_id, 0) + row.points
    if not totals:
        return None
    return (Decimal(sum(totals.values())) / len(totals)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def of(station: Station, on: date) -> int | None:
    """The stars that a station has on a day; None where it was never rated."""
    rows = station.ratings.filter(stage=RatingStage.DECIDED, decided_on__lte=on).order_by("-decided_on", "-pk")
    last = rows.first()
    if last is None:
        return None
    return last.stars if last.until is None or last.until >= on else 0


def outcome(before: int | None, now: int) -> Rating.Outcome:
    if not before:
        return Rating.Outcome.FIRST if now else Rating.Outcome.NONE
    if now == 0:
        return Rating.Outcome.REMOVED
    if now == before:
        return Rating.Outcome.KEPT
    return Rating.Outcome.RAISED if now > before else Rating.Outcome.LOWERED
