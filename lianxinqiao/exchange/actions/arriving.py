"""What came from a partner: taken once, accepted or refused, answered; each of it is told back."""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day, locked
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.exchange import letters, signals
from lianxinqiao.exchange.frame import ARRIVAL_FRAME
from lianxinqiao.exchange.kinds import Ground
from lianxinqiao.exchange.models import Arrival, CameFile, Partner
from lianxinqiao.exchange.rules import ARRIVAL_RULES
from lianxinqiao.exchange.stages import OPEN, ArrivalStage
from lianxinqiao.files.models import Attachment
from lianxinqiao.opinions.actions import receiving
from lianxinqiao.opinions.actions.receiving import Entry
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Post
from lianxinqiao.reports.actions import writing
from lianxinqiao.reports.models import Report

KEPT = ("kind", "title", "text", "wish", "reply_by", "their_number")
NOT_ENTERED, AS_OPINION, AS_REPORT = "", "opinion", "report"


@transaction.atomic
def take(
    partner: Partner,
    *,
    identity: uuid.UUID,
    values: dict[str, Any],
    files: Sequence[Mapping[str, Any]] = (),
    by: Stranger,
    at: datetime,
) -> Arrival:
    """Take in what a partner sent. The same thing sent again is taken once; with other contents it is refused."""
    digest = _digest({**values, "files": [str(sorted(each.items())) for each in files]} if files else values)
    before = Arrival.objects.select_related("body", "partner").filter(partner=partner, identity=identity).first()
    if before is not None:
        if before.digest != digest:
            raise Refused(_("这件移送件已经签收，内容不同。"))
        return before
    arrival = Arrival(body=partner.body, partner=partner, identity=identity, digest=digest, received_at=at)
    arrival.year, arrival.number = day(at).year, 0
    for name in KEPT:
        setattr(arrival, name, values[name])
    ARRIVAL_RULES.may("arrival.take", by, arrival, at)
    arrival.full_clean(exclude=("number",))
    arrival.number = numbers.take(partner.body, "arrival", str(arrival.year))
    arrival.save(force_insert=True)
    if files:
        CameFile.objects.bulk_create(CameFile(arrival=arrival, not_before=at, **each) for each in files)
        transaction.on_commit(lambda: signals.letters_waiting.send(sender=CameFile))
    announced = {"files": [f"{each['name']} {each['sha256']}" for each in files]} if files else {}
    ARRIVAL_FRAME.done("arrival.take", arrival, by=by, at=at, data={"receipt": arrival.number_text, **announced})
    return arrival


def _digest(values: dict[str, Any]) -> str:
    told = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def accept(arrival: Arrival, *, enter_as: str = NOT_ENTERED, note: str = "", by: Post, at: datetime) -> None:
    """Taken up, and entered among what the body handles itself where it is to be handled like that."""
    with ARRIVAL_FRAME.act("arrival.accept", arrival, by=by, at=at) as done:
        step(arrival, ArrivalStage.ACCEPTED)
        arrival.accepted_at = at
        if enter_as == AS_OPINION:
            arrival.opinion = _opinion(arrival, by=by, at=at)
        elif enter_as == AS_REPORT:
            arrival.report = _report(arrival, by=by, at=at)
        arrival.save()
        letters.of_arrival(arrival, letters.ACCEPTED, at, note=note.strip())
        done(note=note.strip(), data={"entered_as": enter_as})


def _opinion(arrival: Arrival, *, by: Post, at: datetime) -> Opinion:
    entry = Entry(
        body=arrival.body,
        text=f"{arrival.title}\n{arrival.text}",
        source=Opinion.Source.EXCHANGE,
        identity=uuid.uuid5(arrival.identity, "arrived"),
        no_contact=True,  # who sent it is known to the partner alone
    )
    return receiving.receive(entry, by=by, at=at).opinion


def _report(arrival: Arrival, *, by: Post, at: datetime) -> Report:
    """In the name of the partner: its members wrote it."""
    values = {
        "source": Report.Source.EXCHANGE,
        "in_name_of": str(arrival.partner),
        "title": arrival.title[:80],
        "text": arrival.text,
    }
    made = writing.begin(body=arrival.body, values=values, by=by, at=at)
    writing.hand_in(made, by=by, at=at)
    return made


def refuse(arrival: Arrival, *, ground: str, reason: str, by: Post, at: datetime) -> None:
    """With one of the grounds and words of its own."""
    with ARRIVAL_FRAME.act("arrival.refuse", arrival, by=by, at=at) as done:
        say_why(reason)
        if ground not in Ground.values:
            raise Refused(_("请选择退回理由。"))
        step(arrival, ArrivalStage.REFUSED)
        arrival.ground, arrival.reason = ground, reason.strip()
        arrival.save()
        letters.of_arrival(arrival, letters.REFUSED, at, ground=ground, reason=arrival.reason)
        done(note=arrival.reason, data={"ground": ground})


def answer(arrival: Arrival, *, outcome: str, answer: str, by: Post, at: datetime) -> None:
    """What came of it; a better answer may follow."""
    with ARRIVAL_FRAME.act("arrival.answer", arrival, by=by, at=at) as done:
        say_why(answer)
        step(arrival, ArrivalStage.ANSWERED)
        arrival.outcome, arrival.answer, arrival.answered_at = outcome, answer.strip(), at
        arrival.full_clean()
        arrival.save()
        letters.of_arrival(arrival, letters.ANSWERED, at, outcome=outcome, answer=arrival.answer)
        done(note=arrival.answer, data={"outcome": outcome})


# ------------------------------------------------------------------ what the partner says of it
@transaction.atomic
def withdrawn(arrival: Arrival, *, reason: str, by: Stranger, at: datetime) -> None:
    """The partner withdraws it.

    If it was taken up already, both letters crossed: it goes on, and the partner is told.
    """
    locked(arrival)
    if arrival.stage != ArrivalStage.ARRIVED:
        told = {"note": reason, "tells": ("office",)}
        ARRIVAL_FRAME.done("arrival.too_late", arrival, by=by, at=at, **told)
        return
    with ARRIVAL_FRAME.act("arrival.withdrawn", arrival, by=by, at=at) as done:
        step(arrival, ArrivalStage.WITHDRAWN)
        arrival.reason = reason
        arrival.save()
        done(note=reason)


def urged(arrival: Arrival, *, note: str, by: Stranger, at: datetime) -> None:
    """The partner urges it, so the office is reminded; what was answered already needs no reminder."""
    if arrival.stage not in OPEN:
        return
    with ARRIVAL_FRAME.act("arrival.urged", arrival, by=by, at=at) as done:
        done(note=note)


def untold(arrival: Arrival, *, why: str, at: datetime) -> None:
    """The partner refused our letter about it; whoever did that act is told."""
    with transaction.atomic():
        locked(arrival)
        ARRIVAL_FRAME.done("arrival.untold", arrival, by=None, at=at, note=why[:300], tells=("office",))


# ------------------------------------------------------------------ files that were announced
def file_kept(row: CameFile, attachment: Attachment, *, at: datetime) -> None:
    """A file came whole, with the hash that the letter named, and is kept; the partner is told."""
    with transaction.atomic():
        arrival = locked(row.arrival)
        row.attachment, row.error = attachment, ""
        row.save(update_fields=["attachment", "error"])
        letters.of_arrival(arrival, letters.FILE_KEPT, at, file=str(row.identity))
        data = {"name": row.name, "sha256": row.sha256}
        ARRIVAL_FRAME.done("arrival.file_kept", arrival, by=arrival.partner.peer, at=at, data=data)


def file_refused(row: CameFile, *, why: str, at: datetime) -> None:
    """A file was refused or could not be fetched; both offices are told."""
    with transaction.atomic():
        arrival = locked(row.arrival)
        row.refusal = why[:300]
        row.save(update_fields=["refusal"])
        letters.of_arrival(arrival, letters.FILE_REFUSED, at, file=str(row.identity), reason=row.refusal)
        note = f"{row.name}：{row.refusal}"
        ARRIVAL_FRAME.done("arrival.file_refused", arrival, by=None, at=at, note=note, tells=("office",))
