"""What the table of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.meetings.models import Member
from lianxinqiao.motions import profile
from lianxinqiao.motions.acts import ACTS
from lianxinqiao.motions.models import Motion
from lianxinqiao.motions.stages import Signing
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.people.models.persons import MandateQuerySet

RULES = Rules(ACTS)


@RULES("motion.begin")
def members_move_in_their_committee(post: Post, subject: Motion, at: datetime) -> None:
    """To the standing committee only its members move （组织法第五十二条）."""
    refuse_who_is_no_member(subject, [post.mandate_id], at)


def who_may_sign(motion: Motion, on: date) -> MandateQuerySet:
    """The deputies in office; of a motion to the standing committee its members."""
    seats = Mandate.objects.filter(term__body=motion.body_id).held(on)
    members = Member.objects.held(on).values("mandate")
    return seats.filter(pk__in=members) if motion.mover == Motion.Mover.MEMBERS else seats


def refuse_who_is_no_member(motion: Motion, mandates: list[int | None], at: datetime) -> None:
    may_sign = set(who_may_sign(motion, timezone.localdate(at)).values_list("pk", flat=True))
    if motion.mover == Motion.Mover.MEMBERS and set(mandates) - may_sign:
        raise Refused(_("向常委会提出议案，由常委会组成人员联名。"))


@RULES("motion.hand_in")
def signed_by_enough_and_in_time(post: Post, subject: Any, at: datetime) -> None:
    signed = 1 + sum(row.stage == Signing.SIGNED for row in subject.signatures.all())
    refuse_too_few(subject, signed, at)
    refuse_late(subject, at)


def refuse_too_few(motion: Motion, signed: int, at: datetime) -> None:
    least = profile.least(motion, timezone.localdate(at))
    if motion.is_joint and signed < least:
        words = {"least": least, "signed": signed}
        raise Refused(_("要有%(least)s人以上联名才能提出，现在是%(signed)s人。") % words)


def refuse_late(motion: Motion, at: datetime) -> None:
    """After the hour that the presidium set, what deputies ask for is handed in as a suggestion."""
    if motion.mover == Motion.Mover.DEPUTIES and motion.late(at):
        raise Refused(_("大会提出议案的截止时间已过，可以作为建议提出。"))


@RULES("motion.turn")
def of_deputies(post: Post, subject: Any, at: datetime) -> None:
    if not subject.is_joint:
        raise Refused(_("机关提出的议案不转为代表建议。"))
