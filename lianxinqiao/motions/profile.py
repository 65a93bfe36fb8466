"""What the rule profile of a body says of motions on a day."""

from datetime import date

from lianxinqiao.motions.models import Motion
from lianxinqiao.people.models import Body, BodyProfile
from lianxinqiao.rulebook import terms
from lianxinqiao.rulebook.parts import Term
from lianxinqiao.rulebook.sections.motions import Motions
from lianxinqiao.workdays import queries as workdays


def of(body: Body, on: date) -> Motions:
    return BodyProfile.of(body, on).rules.motions


def last_day(term: Term, since: date) -> date:
    return terms.due(term, since, workdays.current(), roll=False).date


def least(motion: Motion, on: date) -> int:
    """How many must sign it, its lead among them; an organ's motion is signed by nobody."""
    rules = of(motion.body, on)
    signed = {Motion.Mover.DEPUTIES: rules.deputies, Motion.Mover.MEMBERS: rules.members}
    return signed.get(motion.mover, 0)  # type: ignore[call-overload]
