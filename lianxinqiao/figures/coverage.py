"""What of a year is on record at all. A year that came in as history may be known in part; its figures say so."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from lianxinqiao.database.prepared import Prepared
from lianxinqiao.figures.registry import Period
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Body


@dataclass(frozen=True)
class Coverage:
    """Of the suggestions raised in a year: how many came in as history, and of how many each thing is known."""

    year: int
    raised: int
    imported: int
    outcome: int
    timed: int
    assessed: int

    @property
    def words(self) -> str:
        """Nobody who reads a figure of this year should take what is unknown for what did not happen."""
        return _(
            "%(year)s年的记录有%(imported)s件由表格作为历史记录导入：办理结果有记录的%(outcome)s件，共%(raised)s件；"
            "其中答复期限有记录的%(timed)s件，代表评价有记录的%(assessed)s件。没有记录的不等于没有办理。"
        ) % vars(self)


COUNTED = Prepared(
    lambda body, year: (
        Suggestion.objects.filter(body_id=body, year=year, number__isnull=False)
        .exclude(stage__in=["declined", "withdrawn"])
        .order_by()
        .values("year")
        .annotate(
            raised=Count("pk"),
            imported=Count("pk", filter=Q(came_with__isnull=False)),
            outcome=Count("pk", filter=~Q(stage="recorded", answered_on=None)),
            timed=Count("pk", filter=Q(answer_due_on__isnull=False)),
            assessed=Count("pk", filter=~Q(final_result="")),
        )
        .values_list("year", "raised", "imported", "outcome", "timed", "assessed")
    ),
    int,
    int,
)


def of(body: Body, period: Period) -> Coverage | None:
    """None where no record of the year came in as history."""
    found = [Coverage(*row) for row in COUNTED(body.pk, period.year)]
    return next((each for each in found if each.imported), None)
