"""What is handed to a partner: sent, told of by the partner, urged, withdrawn, closed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day, locked
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.exchange import letters
from lianxinqiao.exchange.frame import HANDOVER_FRAME
from lianxinqiao.exchange.models import Handover, SentFile
from lianxinqiao.exchange.models.files import MOST as MOST_FILES
from lianxinqiao.exchange.models.handovers import column_of
from lianxinqiao.exchange.rules import HANDOVER_RULES
from lianxinqiao.exchange.stages import Stage
from lianxinqiao.files import actions as kept
from lianxinqiao.files.models import Attachment
from lianxinqiao.people.models import Body, Post

KEPT = ("partner", "kind", "title", "text", "wish", "reply_by")


@transaction.atomic
def send(
    *,
    body: Body,
    values: Mapping[str, Any],
    source: Any = None,
    files: Iterable[Attachment] = (),
    uploads: Iterable[File] = (),
    by: Post,
    at: datetime,
) -> Handover:
    """Its words as they are here: who sent an opinion stays here. `files` are those of the source that were chosen.

    Raises ValidationError by field.
    """
    handover = Handover(body=body, sent_by=by, sent_at=at, year=day(at).year, number=0)
    for name in KEPT:
        if name in values:
            setattr(handover, name, values[name])
    if source is not None:
        setattr(handover, column_of(source), source)
    handover.full_clean(exclude=("number",))
    HANDOVER_RULES.may("handover.send", by, handover, at)
    handover.number = numbers.take(body, "handover", str(handover.year))
    handover.save(force_insert=True)
    going = [*files, *(kept.store(each, by=by.user) for each in uploads)]
    if len(going) > MOST_FILES:
        raise Refused(_("附件最多10个。"))
    SentFile.objects.bulk_create(SentFile(handover=handover, attachment=each) for each in going)
    _write(handover, at)
    data = {
        "to": str(handover.partner),
        **({"files": [f"{each.name} {each.sha256}" for each in going]} if going else {}),
    }
    HANDOVER_FRAME.done("handover.send", handover, by=by, at=at, data=data)
    return handover


def _write(handover: Handover, at: datetime) -> None:
    """Of files the letter says their names, sizes and hashes; the partner fetches them."""
    rows = handover.files.select_related("attachment")
    told = [_announced(row) for row in rows]
    letters.of_handover(
        handover,
        letters.HANDED,
        at,
        kind=handover.kind,
        title=handover.title,
        text=handover.text,
        wish=handover.wish,
        reply_by=handover.reply_by.isoformat() if handover.reply_by else None,
        reference=handover.number_text,
        **({"files": told} if told else {}),
    )


def _announced(row: SentFile) -> dict[str, Any]:
    file = row.attachment
    return {"id": str(row.identity), "name": file.name, "size": file.size, "sha256": file.sha256}


# ------------------------------------------------------------------ what the partner says
@transaction.atomic
def receipt(handover: Handover, *, number: str, by: Stranger, at: datetime) -> None:
    """The partner's signed receipt. It changes nothing if the partner has said more already."""
    if locked(handover).stage not in HANDOVER_RULES.acts["handover.receipt"].when:
        return
    with HANDOVER_FRAME.act("handover.receipt", handover, by=by, at=at) as done:
        step(handover, Stage.RECEIVED)
        _received(handover, number, at)
        handover.save()
        done(data={"receipt": handover.receipt})


def accepted(handover: Handover, *, number: str = "", note: str = "", by: Stranger, at: datetime) -> None:
    """Taken up there; said twice, it is noted once."""
    with HANDOVER_FRAME.act("handover.accepted", handover, by=by, at=at) as done:
        _received(handover, number, at)
        if handover.stage == Stage.ACCEPTED:
            done.quietly()
            return
        step(handover, Stage.ACCEPTED)
        handover.save()
        done(note=note)


def refused(handover: Handover, *, ground: str, reason: str, number: str = "", by: Stranger, at: datetime) -> None:
    """Given back with a ground; a ground that this program does not know is read by its words."""
    with HANDOVER_FRAME.act("handover.refused", handover, by=by, at=at) as done:
        step(handover, Stage.REFUSED)
        _received(handover, number, at)
        handover.ground, handover.reason = ground, reason
        handover.save()
        done(note=reason, data={"ground": ground})


def answered(handover: Handover, *, outcome: str, answer: str, number: str = "", by: Stranger, at: datetime) -> None:
    """What came of it; it may be said better later, as long as it is not closed here."""
    with HANDOVER_FRAME.act("handover.answered", handover, by=by, at=at) as done:
        step(handover, Stage.ANSWERED)
        _received(handover, number, at)
        handover.outcome, handover.answer, handover.answered_at = outcome, answer, at
        handover.save()
        done(note=answer, data={"outcome": outcome})


def _received(handover: Handover, number: str, at: datetime) -> None:
    """Any word of the partner about it counts as a receipt too, in case the receipt was lost."""
    handover.receipt = number[:60] or handover.receipt
    handover.received_at = handover.received_at or at
    handover.failure = ""


@transaction.atomic
def file_told(row: SentFile, *, refusal: str, by: Stranger, at: datetime) -> None:
    """The partner has a file, or says why not; said twice, it is noted once."""
    handover = locked(row.handover)
    row.refresh_from_db(fields=["kept_at", "refusal"])
    if row.kept_at or row.refusal:
        return
    row.kept_at, row.refusal = (None, refusal) if refusal else (at, "")
    row.save(update_fields=["kept_at", "refusal"])
    if refusal:
        note = f"{row}：{refusal}"
        HANDOVER_FRAME.done("handover.file_refused", handover, by=by, at=at, note=note, tells=("office",))
    else:
        HANDOVER_FRAME.done("handover.file_kept", handover, by=by, at=at, data={"name": str(row)})


@transaction.atomic
def failed(handover: Handover, *, why: str, at: datetime) -> None:
    """It did not arrive, after all tries or because the partner refused it. The office is told."""
    locked(handover)
    if handover.stage != Stage.SENT:
        return
    step(handover, Stage.FAILED)
    handover.failure = why[:300]
    handover.save()
    HANDOVER_FRAME.done("handover.failed", handover, by=None, at=at, note=handover.failure, tells=("office",))


# ------------------------------------------------------------------ what the office does
def urge(handover: Handover, *, note: str = "", by: Post, at: datetime) -> None:
    with HANDOVER_FRAME.act("handover.urge", handover, by=by, at=at) as done:
        handover.urged_at = at
        handover.save()
        letters.of_handover(handover, letters.URGED, at, note=note.strip())
        done(note=note.strip())


def withdraw(handover: Handover, *, reason: str, by: Post, at: datetime) -> None:
    """Withdraw it as long as the partner has not taken it up.

    A letter that is still under way is followed by this one.
    """
    with HANDOVER_FRAME.act("handover.withdraw", handover, by=by, at=at) as done:
        say_why(reason)
        step(handover, Stage.WITHDRAWN)
        handover.save()
        letters.of_handover(handover, letters.WITHDRAWN, at, reason=reason.strip())
        done(note=reason)


def send_again(handover: Handover, *, by: Post, at: datetime) -> None:
    with HANDOVER_FRAME.act("handover.send_again", handover, by=by, at=at) as done:
        step(handover, Stage.SENT)
        handover.failure = ""
        handover.save()
        _write(handover, at)
        done()


def close(handover: Handover, *, closing: str, by: Post, at: datetime) -> None:
    """What was done with the answer, or with what was given back."""
    with HANDOVER_FRAME.act("handover.close", handover, by=by, at=at) as done:
        step(handover, Stage.CLOSED)
        handover.closing = say_why(closing)
        handover.save()
        done(note=handover.closing)
