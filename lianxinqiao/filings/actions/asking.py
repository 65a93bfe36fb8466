"""A request for review: entered, completed, taken up or declined with one of the five grounds, answered."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day, locked
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Doer, Stranger
from lianxinqiao.filings import profile, queries
from lianxinqiao.filings.actions import filing as filings
from lianxinqiao.filings.frame import REQUEST_FRAME
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.rules import REQUEST_RULES
from lianxinqiao.filings.stages import Asked, Stage
from lianxinqiao.opinions import screening, sealing
from lianxinqiao.people.models import Body, Post

WHAT = "review"  # what the code on the receipt opens
KEPT = ("way", "asked_by", "document", "filing", "reason", "received_on")


@dataclass(frozen=True)
class Suggested:
    """The suggestion, its receipt's code, and whether it had come before."""

    request: ReviewRequest
    code: str
    again: bool = False


@transaction.atomic
def enter(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> ReviewRequest:
    """Enter a request as it came in. Raises ValidationError by field."""
    row = ReviewRequest(body=body, entered_by=by, entered_at=at)
    for name in KEPT:
        if name in values:
            setattr(row, name, values[name])
    REQUEST_RULES.may("request.enter", by, row, at)
    if row.received_on and row.received_on > day(at):
        raise Refused(_("收到日期不能晚于今天。"))
    if row.received_on:
        row.due_on = profile.last_day(profile.of(body, day(at)).request_told, row.received_on)
    row.full_clean()
    row.save(force_insert=True)
    REQUEST_FRAME.done("request.enter", row, by=by, at=at, data={"way": row.way})
    return row


@transaction.atomic
def suggest(
    *,
    body: Body,
    identity: uuid.UUID,
    asked_by: str,
    document: str,
    reason: str,
    filing: Filing | None = None,
    door: str = "",
    held_because: Sequence[str] = (),
    by: Stranger,
    at: datetime,
) -> Suggested:
    """By anybody, without an account; the same form sent twice is one suggestion with one receipt (监督法第六章)."""
    code = sealing.code_of(identity, WHAT)
    if before := ReviewRequest.objects.filter(identity=identity).first():
        return Suggested(before, code, again=True)
    row = ReviewRequest(body=body, way=ReviewRequest.Way.SUGGESTION, identity=identity, key=sealing.key_of(code, WHAT))
    row.asked_by, row.document, row.reason = asked_by.strip(), document.strip(), reason.strip()
    row.filing, row.entered_at, row.received_on = filing, at, day(at)
    row.door, row.held_because = door, list(held_because)
    REQUEST_RULES.may("request.suggest", by, row, at)
    if door and queries.lately(door, at).count() >= screening.BUSY:
        raise Refused(_("同一网络短时间内提交的审查建议太多，请过十分钟再提交。您写的内容还在下面。"))
    same = ReviewRequest.objects.filter(body=body, document=row.document, reason=row.reason, received_on=day(at))
    if same.exists():
        raise Refused(_("今天已经收到同样的审查建议。"))
    row.due_on = profile.last_day(profile.of(body, day(at)).request_told, day(at))
    row.full_clean()
    row.save(force_insert=True)
    REQUEST_FRAME.done("request.suggest", row, by=by, at=at, data={"length": len(row.reason)})
    return Suggested(row, code)


def ask_more(row: ReviewRequest, *, reason: str, by: Post, at: datetime) -> None:
    """Ask for what is missing, within the profile's days."""
    with REQUEST_FRAME.act("request.ask_more", row, by=by, at=at) as done:
        last = profile.last_day(profile.of(row.body, day(at)).request_completed, row.received_on)
        step(row, Asked.INCOMPLETE)
        row.answer, row.told_on = say_why(reason), day(at)
        row.save()
        done(note=reason, data={"late": bool(last and day(at) > last)})


def complete(row: ReviewRequest, *, reason: str, by: Doer, at: datetime) -> None:
    """What was missing, entered by the office or sent by whoever holds the receipt."""
    with REQUEST_FRAME.act("request.complete", row, by=by, at=at) as done:
        step(row, Asked.RECEIVED)
        row.reason = say_why(reason)
        row.due_on = profile.last_day(profile.of(row.body, day(at)).request_told, day(at))
        row.save()
        done(data={"length": len(row.reason)})


def start(row: ReviewRequest, *, committee: str, by: Post, at: datetime) -> None:
    """A review begins; what is on record and not under review goes to the committee anew."""
    with REQUEST_FRAME.act("request.start", row, by=by, at=at) as done:
        step(row, Asked.STARTED)
        row.due_on = None
        row.save()
        if row.filing and locked(row.filing).stage in {Stage.REGISTERED, Stage.CLEARED}:
            filings.share(row.filing, committee=committee, by=by, at=at)
        done(data={"committee": committee})


def decline(row: ReviewRequest, *, ground: str, answer: str = "", by: Post, at: datetime) -> None:
    """Decline with one of the five grounds and tell whoever asked."""
    with REQUEST_FRAME.act("request.decline", row, by=by, at=at) as done:
        if row.way == ReviewRequest.Way.DEMAND:
            raise Refused(_("国家机关的审查要求应当启动审查。"))
        step(row, Asked.NOT_STARTED)
        row.ground, row.answer, row.told_on, row.due_on = ground, answer.strip(), day(at), None
        row.full_clean()
        row.save()
        done(data={"ground": ground}, note=answer)


def reply(row: ReviewRequest, *, answer: str, by: Post, at: datetime) -> None:
    with REQUEST_FRAME.act("request.answer", row, by=by, at=at) as done:
        step(row, Asked.ANSWERED)
        row.answer, row.told_on = say_why(answer), day(at)
        row.save()
        done(note=answer)
