"""The record follows what happens in the other rooms, thing by thing; nobody presses a button."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from lianxinqiao.acts.frame import locked
from lianxinqiao.scores import comparing, gathering, standing
from lianxinqiao.scores.frame import FRAME
from lianxinqiao.scores.models import Assessment, Pending
from lianxinqiao.scores.stages import RUNNING


@transaction.atomic
def follow(assessment: Assessment, *, at: datetime) -> int:
    """What was done on things that count here since the last time; how many persons' sums changed."""
    locked(assessment)
    waiting = list(assessment.pending.values_list("pk", "origin"))
    if not waiting or assessment.stage not in RUNNING:
        return 0
    origins = [origin for _key, origin in waiting]
    found = [row for each in origins for row in gathering.of_origin(assessment.body, assessment.year, each)]
    known = Q(origin__in=origins) | Q(evidence__in=[row.evidence for row in found])
    there = assessment.points.filter(known).exclude(evidence="")
    changes = comparing.compare(assessment, found, there, at)
    Pending.objects.filter(pk__in=[key for key, _origin in waiting]).delete()
    if changes.mandates:
        standing.compute(assessment, changes.mandates)
        assessment.gathered_at = at
        assessment.save(update_fields=["gathered_at"])
        told = {"new": changes.new, "taken_back": changes.fallen, "again": changes.back}
        FRAME.done("assessment.follow", assessment, by=None, at=at, data=told, of=changes.mandates)
    return len(changes.mandates)
