"""A table that is filled by several raters: what each marks a person with, column by column （多方评定）."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.scores import standing
from lianxinqiao.scores.frame import FRAME
from lianxinqiao.scores.models import Assessment, Rating


def rate(
    assessment: Assessment, *, mandate: Mandate, rater: str, marks: Mapping[str, Decimal], by: Post, at: datetime
) -> Rating:
    """The office enters what the others handed in; a person marks themselves, as nobody else."""
    with FRAME.act("assessment.rate", assessment, by=by, at=at) as done:
        table = assessment.rules
        if rater not in {each.code for each in table.raters}:
            raise Refused(_("评分标准里没有这一方评定。"))
        if not by.in_the_office and (rater != "self" or by.mandate_id != mandate.pk):
            raise Refused(_("本人只能填写自评。"))
        if set(marks) != set(table.columns):
            raise Refused(_("每一栏都要评定。"))
        if any(not 0 <= mark <= 100 for mark in marks.values()):
            raise Refused(_("每一栏评0到100分。"))
        total = round(sum(marks.values(), Decimal(0)) / len(marks), 2)
        row, _new = Rating.objects.update_or_create(
            assessment=assessment,
            mandate=mandate,
            rater=rater,
            defaults={
                "marks": {name: str(mark) for name, mark in marks.items()},
                "total": total,
                "rated_on": day(at),
                "rated_by": by,
            },
        )
        standing.compute(assessment, {mandate.pk})
        done(data={"mandate": mandate.pk, "rater": rater, "total": str(total)}, of=[mandate.pk])
        return row
