"""What stands in a record beside what the other rooms hold now: new, fallen, standing again. Under the assessment's lock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.acts.frame import day
from lianxinqiao.scores import gathering, standing
from lianxinqiao.scores.found import Found
from lianxinqiao.scores.models import Assessment, Point
from lianxinqiao.scores.stages import Counted


@dataclass
class Changes:
    new: int = 0
    back: list[int] = field(default_factory=list)  # points that count again
    fallen: list[int] = field(default_factory=list)
    mandates: set[int] = field(default_factory=set)


def compare(assessment: Assessment, found: Iterable[Found], there: Iterable[Point], at: datetime) -> Changes:
    table, changes = assessment.rules, Changes()
    stands = {(row.mandate, event, row.evidence): row for row in found if (event := row.known_to(table))}
    points = {(row.mandate_id, row.event, row.evidence): row for row in there}
    new = [
        Point(
            assessment=assessment,
            mandate_id=row.mandate,
            event=key[1],
            on=row.on,
            title=row.title,
            evidence=row.evidence,
            address=row.address,
            origin=row.origin,
            people=row.people,
            leads=row.leads,
        )
        for key, row in stands.items()
        if key not in points
    ]
    Point.objects.bulk_create(new, batch_size=1000)
    changes.new = len(new)
    changes.mandates = {row.mandate_id for row in new}
    moved = []
    for key, point in points.items():
        row = stands.get(key)
        if row is None and point.stage == Counted.COUNTED:
            point.stage, point.fell, point.reason = Counted.VOID, True, _("依据的记录已经取消")
            changes.fallen.append(point.pk)
        elif row is not None and point.stage == Counted.VOID and point.fell:
            point.stage, point.fell, point.reason = Counted.COUNTED, False, ""
            changes.back.append(point.pk)
        elif row is None or (point.people, point.leads, point.origin) == (row.people, row.leads, row.origin):
            continue
        if row is not None:
            point.people, point.leads, point.origin = row.people, row.leads, row.origin
        point.changed_on = day(at)
        changes.mandates.add(point.mandate_id)
        moved.append(point)
    told = ["stage", "fell", "reason", "people", "leads", "origin", "changed_on"]
    Point.objects.bulk_update(moved, told, batch_size=1000)
    return changes


def everything(assessment: Assessment, at: datetime) -> Changes:
    """All of the year anew, under the assessment's lock."""
    found = gathering.everything(assessment.body, assessment.year)
    changes = compare(assessment, found, assessment.points.exclude(evidence="").iterator(), at)
    assessment.pending.all().delete()
    standing.compute(assessment)
    return changes
