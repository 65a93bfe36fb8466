"""A count of papers that two scrutineers enter apart, and a test of satisfaction with its own base. Pure."""

from dataclasses import dataclass, fields
from fractions import Fraction

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots.elections import refuse_papers
from lianxinqiao.ballots.outcome import Counts


@dataclass(frozen=True)
class Sheet:
    """What one scrutineer counted: papers given out and returned, and what stands on those that are valid."""

    issued: int
    returned: int
    invalid: int
    yes: int
    no: int
    abstain: int


def agreed(one: Sheet, other: Sheet) -> bool:
    return all(getattr(one, field.name) == getattr(other, field.name) for field in fields(Sheet))


def counts(sheet: Sheet, present: int) -> Counts:
    """Papers into counts: what was given out and not returned is a vote not cast."""
    refuse_papers(sheet.issued, sheet.returned)
    if sheet.issued > present:
        words = {"issued": sheet.issued, "present": present}
        raise Refused(_("发出%(issued)s张，多于在场的%(present)s人。") % words)
    if sheet.invalid + sheet.yes + sheet.no + sheet.abstain != sheet.returned:
        raise Refused(_("赞成、反对、弃权和无效票加起来应等于收回的票数。"))
    return Counts(sheet.yes, sheet.no, sheet.abstain, sheet.invalid, present - sheet.returned)


@dataclass(frozen=True)
class Satisfaction:
    """A test of satisfaction: papers with two marks or none leave the base (深圳2011第七条)."""

    satisfied: int
    basically: int
    unsatisfied: int

    @property
    def base(self) -> int:
        return self.satisfied + self.basically + self.unsatisfied

    def percent(self, number: int) -> float:
        """One place after the point, halves up."""
        return float(Fraction(number * 1000 * 2 + self.base, self.base * 2).__floor__()) / 10 if self.base else 0.0

    def passes(self, line: Fraction, *, above: bool) -> bool:
        """Satisfied and basically satisfied together against the profile's line; `above`: exactly the line is not enough."""
        if not self.base:
            return False
        share = Fraction(self.satisfied + self.basically, self.base)
        return share > line if above else share >= line
