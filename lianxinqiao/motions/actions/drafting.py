"""A motion until it is handed in: written, signed by others, or entered from paper with its signatures."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.motions import rules
from lianxinqiao.motions.frame import FRAME
from lianxinqiao.motions.models import Motion, Signature
from lianxinqiao.motions.stages import Signing, Stage
from lianxinqiao.people.models import Body, Mandate, Post

TEXT = ("title", "grounds", "proposal")
KEPT = ("mover", "session", "lead", "organ", *TEXT)


@transaction.atomic
def begin(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Motion:
    """A deputy writes it; it is seen by those alone who are asked to sign."""
    motion = _made(body, {**values, "lead": by.mandate}, by, at)
    rules.RULES.may("motion.begin", by, motion, at)
    motion.full_clean()
    motion.save(force_insert=True)
    FRAME.done("motion.begin", motion, by=by, at=at)
    return motion


def _made(body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Motion:
    told = {name: values[name] for name in KEPT if name in values}
    return Motion(body=body, entered_by=by, entered_at=at, **told)


def change(motion: Motion, *, title: str, grounds: str, proposal: str, by: Post, at: datetime) -> None:
    """Whoever signed, signed another text: they are asked again, and told so."""
    with FRAME.act("motion.change", motion, by=by, at=at) as done:
        motion.title, motion.grounds, motion.proposal = title.strip(), grounds.strip(), proposal.strip()
        motion.full_clean()
        motion.save()
        again = motion.signatures.filter(stage=Signing.SIGNED).update(stage=Signing.ASKED, signed_on=None)
        done(data={"asked_again": again}, tells=None if again else ())


def invite(motion: Motion, *, mandates: Iterable[Mandate], by: Post, at: datetime) -> None:
    with FRAME.act("motion.invite", motion, by=by, at=at) as done:
        there = {motion.lead_id, *motion.signatures.values_list("mandate", flat=True)}
        new = [mandate for mandate in mandates if mandate.pk not in there]
        rules.refuse_who_is_no_member(motion, [mandate.pk for mandate in new], at)
        Signature.objects.bulk_create([Signature(motion=motion, mandate=mandate) for mandate in new])
        done(data={"asked": len(new)})


def sign(signature: Signature, *, by: Post, at: datetime) -> None:
    with FRAME.act("signature.sign", signature, by=by, at=at) as done:
        step(signature, Signing.SIGNED)
        signature.signed_on = day(at)
        signature.save()
        done()


def decline(signature: Signature, *, by: Post, at: datetime) -> None:
    with FRAME.act("signature.decline", signature, by=by, at=at) as done:
        step(signature, Signing.DECLINED)
        signature.save()
        done()


def hand_in(motion: Motion, *, by: Post, at: datetime) -> None:
    with FRAME.act("motion.hand_in", motion, by=by, at=at) as done:
        _hand_in(motion, day(at))
        motion.save()
        done(data={"number": motion.number})


def _hand_in(motion: Motion, on: date) -> None:
    """Numbered in its session, in the standing committee in the year."""
    step(motion, Stage.HANDED)
    motion.handed_on = on
    scope = f"session-{motion.session_id}" if motion.session_id else str(on.year)
    motion.number = numbers.take(motion.body, "motion", scope)


def drop(motion: Motion, *, by: Post, at: datetime) -> None:
    with FRAME.act("motion.drop", motion, by=by, at=at) as done:
        step(motion, Stage.DROPPED)
        motion.save()
        done()


@transaction.atomic
def enter(
    *,
    body: Body,
    values: Mapping[str, Any],
    signers: Iterable[Mandate] = (),
    handed_on: date | None = None,
    by: Post,
    at: datetime,
) -> Motion:
    """What came on paper: an organ's motion, or one with its signatures under it."""
    on = handed_on or day(at)
    if on > day(at):
        raise Refused(_("提出日期不能晚于今天。"))
    motion = _made(body, values, by, at)
    rules.RULES.may("motion.enter", by, motion, at)
    signed = {mandate.pk: mandate for mandate in signers if mandate.pk != motion.lead_id} if motion.is_joint else {}
    when = at if on == day(at) else timezone.make_aware(datetime.combine(on, time.min))
    rules.refuse_too_few(motion, 1 + len(signed), when)
    rules.refuse_who_is_no_member(motion, [motion.lead_id, *signed], when)
    rules.refuse_late(motion, when)
    _hand_in(motion, on)
    motion.full_clean()
    motion.save(force_insert=True)
    rows = [Signature(motion=motion, mandate=row, stage=Signing.SIGNED, signed_on=on) for row in signed.values()]
    Signature.objects.bulk_create(rows)
    FRAME.done("motion.enter", motion, by=by, at=at, data={"number": motion.number, "signed": len(rows)})
    return motion
