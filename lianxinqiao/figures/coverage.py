"""What of a year is on record at all. A year that came in as history may be known in part; its figures say so."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.utils.translation import gettext as _

from lianxinqiao.figures.periods import Asked, Period
from lianxinqiao.figures.suggestion_rows import SUGGESTIONS
from lianxinqiao.people.models import Body


@dataclass(frozen=True)
class Coverage:
    """Of the suggestions raised in a period: how many came in as history, and of how many each thing is known."""

    period: Period
    raised: int
    imported: int
    outcome: int
    timed: int
    assessed: int

    @property
    def words(self) -> str:
        """Nobody who reads a figure of this year should take what is unknown for what did not happen."""
        return _(
            "%(period)s的记录有%(imported)s件由表格作为历史记录导入：办理结果有记录的%(outcome)s件，共%(raised)s件；"
            "其中答复期限有记录的%(timed)s件，代表评价有记录的%(assessed)s件。没有记录的不等于没有办理。"
        ) % {**vars(self), "period": self.period.words}


@Asked
def _counted(body: Body, period: Period) -> QuerySet[Any, Any]:
    known = {
        "raised": Count("pk"),
        "imported": Count("pk", filter=Q(came_with__isnull=False)),
        "outcome": Count("pk", filter=~Q(stage="recorded", answered_on=None)),
        "timed": Count("pk", filter=Q(answer_due_on__isnull=False)),
        "assessed": Count("pk", filter=~Q(final_result="")),
    }
    rows = SUGGESTIONS.of(body, period).filter(number__isnull=False).exclude(stage__in=["declined", "withdrawn"])
    # Grouped by what is the same for all of them: one row.
    return rows.order_by().values(all_of_them=Value(1)).annotate(**known).values_list(*known)


def of(body: Body, period: Period) -> Coverage | None:
    """None where no record of the period came in as history."""
    found = [Coverage(period, *row) for row in _counted(body, period)]
    return next((each for each in found if each.imported), None)
