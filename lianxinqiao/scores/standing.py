"""Each person's standing in an assessment, computed from its points in one way for every screen."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Q, QuerySet

from lianxinqiao.people.models import Mandate
from lianxinqiao.scores import engine
from lianxinqiao.scores.engine import Event, Score
from lianxinqiao.scores.models import Assessment, Point, Rating, Standing
from lianxinqiao.scores.stages import Counted


def mandates(assessment: Assessment) -> QuerySet[Mandate]:
    """Whoever held a seat at any time of the year."""
    first, last = date(assessment.year, 1, 1), date(assessment.year, 12, 31)
    rows = Mandate.objects.filter(term__body=assessment.body_id, from_on__lte=last)
    return rows.filter(Q(to_on=None) | Q(to_on__gte=first))


def scores(assessment: Assessment, only: Collection[int] | None = None) -> dict[int, Score]:
    """By seat; of some alone, or of all who held one in the year."""
    table = assessment.rules
    rows = Point.objects.filter(assessment=assessment, stage=Counted.COUNTED)
    rated = Rating.objects.filter(assessment=assessment) if table.raters else Rating.objects.none()
    if only is None:
        keys: Collection[int] = mandates(assessment).values_list("pk", flat=True)
    else:
        keys, rows, rated = only, rows.filter(mandate__in=only), rated.filter(mandate__in=only)
    events: dict[int, list[Event]] = {key: [] for key in keys}
    for row in rows.values_list("mandate", "event", "on", "pk", "people", "leads").iterator():
        events.setdefault(row[0], []).append(Event._make(row[1:]))
    marks: dict[int, dict[str, Decimal]] = {}
    for key, rater, total in rated.values_list("mandate", "rater", "total"):
        marks.setdefault(key, {})[rater] = total
    return {key: engine.score(table, of_person, marks.get(key)) for key, of_person in events.items()}


def compute(assessment: Assessment, only: Collection[int] | None = None) -> int:
    """Write standings anew, of all or of those who changed, and everybody's place; how many were counted.

    Called under the assessment's lock, never once it is frozen.
    """
    found = scores(assessment, only)
    there = Standing.objects.filter(assessment=assessment)
    (there if only is None else there.filter(mandate__in=found)).delete()
    Standing.objects.bulk_create(
        (
            Standing(
                assessment=assessment,
                mandate_id=key,
                total=each.total,
                raw=each.raw,
                bonus=each.bonus,
                grade=each.grade,
                place=1,
                days=each.days,
                missing=list(each.missing),
                items=[[item.item.code, item.item.name, str(item.raw), str(item.points)] for item in each.items],
            )
            for key, each in found.items()
        ),
        batch_size=1000,
    )
    _place(assessment)
    return len(found)


PLACES = """
UPDATE scores_standing s SET place = r.place
FROM (SELECT id, rank() OVER (ORDER BY total DESC) AS place FROM scores_standing WHERE assessment_id = %s) r
WHERE s.id = r.id AND s.place <> r.place
"""


def _place(assessment: Assessment) -> None:
    """Equal totals share a place, and the next one counts them: as `engine.ranks` says it."""
    with connection.cursor() as cursor:
        cursor.execute(PLACES, [assessment.pk])
