"""Take an opinion in: from its sender's own phone, at a reception, from a sheet, from another system."""

import dataclasses
import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.files import actions as files
from lianxinqiao.opinions import deadlines, doors, kinds, likeness, rules, screening, sealing
from lianxinqiao.opinions.actions import rules as routing_rules
from lianxinqiao.opinions.frame import FRAME, done
from lianxinqiao.opinions.models import Detail, Opinion, Photo, Sender, Supporter
from lianxinqiao.opinions.models.opinions import title_of
from lianxinqiao.opinions.screening import Recent, Sent
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.people.models import Body, BodyProfile
from lianxinqiao.rulebook.models import ProfileVersion
from lianxinqiao.stations.models import Station

LARGEST = 2048  # pixels of a photo's longer side


@dataclass(frozen=True)
class Entry:
    """What somebody brings; name and telephone only where they gave them."""

    body: Body
    text: str
    station: Station | None = None
    place: str = ""
    field: Any = None
    mandate: Any = None
    name: str = ""
    phone: str = ""
    address: str = ""
    no_contact: bool = False
    under_14: bool = False
    guardian_agrees: bool = False
    representatives: int = 1
    kind: str = ""  # as a clerk sees it; empty lets the words propose one
    source: str = Opinion.Source.CITIZEN
    identity: uuid.UUID = dataclasses.field(default_factory=uuid.uuid4)
    door: str = ""  # sealing.network_of the caller
    photos: Sequence[File] = ()
    details: Sequence[tuple[str, str]] = ()  # questions of its field, and what was said to them
    sent: Sent = dataclasses.field(default_factory=Sent)

    @property
    def person(self) -> dict[str, str]:
        return {
            key: value.strip()
            for key, value in (("name", self.name), ("phone", self.phone), ("address", self.address))
            if value.strip()
        }

    @property
    def digest(self) -> str:
        told = [self.body.pk, self.text.strip(), self.place.strip(), self.person, len(self.photos)]
        told += [list(each) for each in self.details]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Received:
    """The opinion, its receipt's code, and whether it had come before."""

    opinion: Opinion
    code: str
    again: bool = False


class SentDifferently(Refused):
    """The same form or the same item of a phone came again, with something else in it."""


@transaction.atomic
def receive(entry: Entry, *, by: Doer, at: datetime) -> Received:
    """Take an opinion in. The same one sent twice is taken once and gets the same receipt."""
    if before := _before(entry):
        return before
    try:
        with transaction.atomic():
            return _receive(entry, by=by, at=at)
    except IntegrityError:  # the same, at the same moment, by another process
        if before := _before(entry):
            return before
        raise


def _before(entry: Entry) -> Received | None:
    found = Opinion.objects.select_related("body").filter(identity=entry.identity).first()
    if found is None:
        return None
    if found.digest != entry.digest:
        raise SentDifferently(_("这一条已经收到过，内容不同。请作为新的意见提交，或者在查询页补充。"))
    return Received(found, sealing.code_of(found.identity), again=True)


def _receive(entry: Entry, *, by: Doer, at: datetime) -> Received:
    profile = BodyProfile.of(entry.body, day(at))
    rules.may_begin(by, entry.body.pk)
    rules.may_be_taken_in(entry.text, len(entry.photos))
    rules.may_keep_person(
        under_14=entry.under_14, guardian_agrees=entry.guardian_agrees, given=bool(entry.person or entry.photos)
    )
    rules.may_come_together(profile.rules, entry.representatives)
    held = [] if by.user else screening.reasons(entry.text, entry.sent, _recent(entry, at))
    opinion, data = create(entry, profile, held, by=by, at=at)
    done("opinion.receive", opinion, by=by, at=at, data=data, tells=("office",) if held else ())
    if not held and not by.user:  # at a reception somebody is there to say who handles it
        routing_rules.route(opinion, at=at)
    return Received(opinion, sealing.code_of(entry.identity))


@transaction.atomic
def create(
    entry: Entry, profile: ProfileVersion, held: list[str], *, by: Doer, at: datetime
) -> tuple[Opinion, dict[str, Any]]:
    """Write the opinion with its number, its sender apart from it, and the entry of the journal."""
    kind = entry.kind or kinds.guess(entry.text)
    opinion = Opinion.objects.create(
        body=entry.body,
        profile_version=profile,
        station=entry.station,
        stage=Stage.HELD if held else Stage.RECEIVED,
        kind=kind,
        source=entry.source,
        identity=entry.identity,
        key=sealing.key_of(sealing.code_of(entry.identity)),
        digest=entry.digest,
        year=day(at).year,
        number=numbers.take(entry.body, "opinion", str(day(at).year)),
        title=title_of(entry.text),
        text=entry.text.strip(),
        place=entry.place.strip(),
        field=entry.field,
        mandate=entry.mandate,
        entered_by=by if by.user else None,
        received_at=at,
        no_contact=entry.no_contact,
        door=entry.door,
        shape=screening.shape(entry.text),
        bands=likeness.bands(entry.text),
        held_because=held,
        held_at=at if held else None,
        due_on=deadlines.answering(profile.rules, day(at)),
        route_due_on=deadlines.routing(profile.rules, kind, day(at)).date,
    )
    data: dict[str, Any] = {"source": entry.source}
    if entry.person:
        sender = Sender.objects.create(opinion=opinion, sealed=sealing.seal(entry.person))
        data["sender"] = sender.commitment
    said = [(asked, words.strip()[:200]) for asked, words in entry.details if words.strip()]
    Detail.objects.bulk_create(Detail(opinion=opinion, asked=asked[:60], said=words) for asked, words in said)
    for position, upload in enumerate(entry.photos):
        kept = files.store(upload, by=by.user, kind="opinion", longest=LARGEST)
        Photo.objects.create(opinion=opinion, attachment=kept, position=position)
    if held:
        data["held"] = held
    return opinion, data


def _recent(entry: Entry, at: datetime) -> Recent:
    rows = Opinion.objects.filter(body=entry.body)
    same = rows.filter(shape=screening.shape(entry.text), received_at__gt=at - screening.REPEATED_WITHIN).count()
    if not entry.door:
        return Recent(same)
    of_door = doors.lately(entry.body, entry.door, at).order_by("-received_at")
    return Recent(same, tuple(of_door.values_list("text", flat=True)[: screening.FLOODED]))


def support(opinion: Opinion, *, identity: uuid.UUID, words: str = "", by: Doer, at: datetime) -> str:
    """“This is it”: no second opinion, and a code to follow the first by. Sent twice, it counts once."""
    with FRAME.act("opinion.support", opinion, by=by, at=at) as done_:
        code = sealing.code_of(identity)
        if Supporter.objects.filter(identity=identity).exists():
            done_.quietly()
            return code
        Supporter.objects.create(
            opinion=opinion,
            identity=identity,
            key=sealing.key_of(code),
            words=words.strip()[: rules.MOST],
            joined_at=at,
        )
        done_()
        return code
