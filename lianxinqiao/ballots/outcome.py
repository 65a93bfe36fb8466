"""What the counts of a vote mean. Pure: the result is computed from them and never typed.

The base is everybody who is in office （全体组成人员）, whether they came or not. Yes, no, abstained, not pressed, invalid and
absent add up to it, and only yes helps (组织法第五十一条; the screen's fourth count since 2006: 未按表决器的不计入).
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots.shares import Share


@dataclass(frozen=True)
class Counts:
    """What was counted among those present."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    invalid: int = 0
    unpressed: int = 0

    @property
    def present(self) -> int:
        return self.yes + self.no + self.abstain + self.invalid + self.unpressed


@dataclass(frozen=True)
class Outcome:
    base: int
    quorum: int
    needed: int
    counts: Counts
    passed: bool

    @property
    def absent(self) -> int:
        return self.base - self.counts.present


def outcome(base: int, quorum: Share, needed: Share, counts: Counts) -> Outcome:
    """Raises Refused where the counts cannot be: less than none, more than the base, fewer than the quorum."""
    if min(counts.yes, counts.no, counts.abstain, counts.invalid, counts.unpressed) < 0:
        raise Refused(_("票数不能小于零。"))
    if counts.present > base:
        words = {"sum": counts.present, "base": base}
        raise Refused(_("各项票数加起来是%(sum)s，多于应到的%(base)s人，请核对。") % words)
    refuse_below_quorum(base, quorum, counts.present)
    least = needed.least(base)
    return Outcome(base, quorum.least(base), least, counts, counts.yes >= least)


def refuse_below_quorum(base: int, quorum: Share, present: int) -> None:
    """Neither a meeting opens nor a vote begins with fewer."""
    if not quorum.met(present, base):
        words = {"base": base, "least": quorum.least(base), "present": present}
        raise Refused(_("应到%(base)s人，至少要有%(least)s人出席，现在签到%(present)s人。") % words)


def of_those_present(present: int, counted: dict[str, int]) -> Counts:
    """The counts of a show of hands: whoever was present and raised none has not voted."""
    said = sum(counted.values())
    if said > present:
        raise Refused(
            _("各项票数加起来是%(sum)s，多于在场的%(present)s人，请重新清点。") % {"sum": said, "present": present}
        )
    return Counts(**counted, unpressed=present - said)
