"""Each person's standing in an assessment, computed from its points in one way for every screen."""

from datetime import date

from django.db.models import Q, QuerySet

from lianxinqiao.people.models import Mandate
from lianxinqiao.scores import engine
from lianxinqiao.scores.engine import Event, Score
from lianxinqiao.scores.models import Assessment, Point, Standing
from lianxinqiao.scores.stages import Counted


def mandates(assessment: Assessment) -> QuerySet[Mandate]:
    """Whoever held a seat at any time of the year."""
    first, last = date(assessment.year, 1, 1), date(assessment.year, 12, 31)
    rows = Mandate.objects.filter(term__body=assessment.body_id, from_on__lte=last)
    return rows.filter(Q(to_on=None) | Q(to_on__gte=first))


def scores(assessment: Assessment, mandate: int | None = None) -> dict[int, Score]:
    """By seat; of one alone, or of all who held one in the year."""
    table = assessment.rules
    rows = Point.objects.filter(assessment=assessment, stage=Counted.COUNTED)
    events: dict[int, list[Event]] = {}
    if mandate is None:
        events = {key: [] for key in mandates(assessment).values_list("pk", flat=True)}
    else:
        rows, events = rows.filter(mandate=mandate), {mandate: []}
    for key, name, on, pk in rows.values_list("mandate", "event", "on", "pk"):
        events.setdefault(key, []).append(Event(name, on, pk))
    return {key: engine.score(table, of_person) for key, of_person in events.items()}


def compute(assessment: Assessment) -> int:
    """Write everybody's standing anew; how many there are. Called under the assessment's lock, never once it is frozen."""
    found = scores(assessment)
    places = engine.ranks({key: each.total for key, each in found.items()})
    Standing.objects.filter(assessment=assessment).delete()
    Standing.objects.bulk_create(
        Standing(
            assessment=assessment,
            mandate_id=key,
            total=each.total,
            raw=each.raw,
            bonus=each.bonus,
            grade=each.grade,
            place=places[key],
            days=each.days,
            missing=list(each.missing),
            items=[[item.item.code, item.item.name, str(item.raw), str(item.points)] for item in each.items],
        )
        for key, each in found.items()
    )
    return len(found)
