"""Times that are offered to citizens, booked without an account, cancelled by the receipt's code, forgotten by term."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.models import Activity, Booking, Slot
from lianxinqiao.activities.stages import BookingStage
from lianxinqiao.acts.frame import locked
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.opinions import sealing
from lianxinqiao.people.models import Post

WHAT = "booking"  # what the code on the receipt opens


@dataclass(frozen=True)
class Booked:
    """The booking, its receipt's code, and whether it had come before."""

    booking: Booking
    code: str
    again: bool = False


def offer_times(activity: Activity, *, minutes: int, places: int = 1, by: Post, at: datetime) -> list[Slot]:
    """The whole time of the activity, cut into slots of so many minutes; what is offered already stays."""
    with FRAME.act("activity.offer_times", activity, by=by, at=at) as done:
        if not activity.of_kind.bookable:
            raise Refused(_("这类活动不开放预约。"))
        long = timedelta(minutes=minutes)
        if minutes < 5 or activity.starts_at + long > activity.ends_at:
            raise Refused(_("时段至少5分钟，不能长于活动时间。"))
        there = set(activity.slots.values_list("starts_at", flat=True))
        made, since = [], activity.starts_at
        while since + long <= activity.ends_at:
            if since not in there:
                made.append(Slot(activity=activity, starts_at=since, ends_at=since + long, places=places))
            since += long
        Slot.objects.bulk_create(made)
        done(data={"slots": len(made), "minutes": minutes, "places": places})
        return made


def book(slot: Slot, *, identity: uuid.UUID, name: str, phone: str, wants: str = "", by: Doer, at: datetime) -> Booked:
    """A place in the order of asking; the same form sent twice takes one place and is answered with one receipt."""
    with FRAME.act("slot.book", slot, by=by, at=at) as done:
        if before := Booking.objects.filter(identity=identity).first():
            done.quietly()
            return Booked(before, sealing.code_of(identity, WHAT), again=True)
        if slot.starts_at <= at:
            raise Refused(_("这个时段已经开始，请选后面的时段。"))
        if not name.strip() or not phone.strip():
            raise Refused(_("请填写称呼和联系电话。"))
        taken = slot.bookings.exclude(stage=BookingStage.CANCELLED).count()
        if taken >= slot.places:
            raise Refused(_("这个时段刚刚约满，请选别的时段。"))
        booking = Booking.objects.create(
            slot=slot,
            identity=identity,
            key=sealing.key_of(sealing.code_of(identity, WHAT), WHAT),
            sealed=sealing.seal({"name": name.strip()[:30], "phone": phone.strip()[:30]}),
            wants=wants.strip()[:200],
            booked_at=at,
        )
        done(booking, data={"slot": str(slot.starts_at.isoformat()), "who": sealing.commitment(booking.sealed)})
        return Booked(booking, sealing.code_of(identity, WHAT))


def cancel(booking: Booking, *, by: Doer, at: datetime) -> None:
    """By whoever holds its code; the place is free at once, and nothing is kept of who had it."""
    with FRAME.act("booking.cancel", booking, by=by, at=at) as done:
        step(booking, BookingStage.CANCELLED)
        booking.cancelled_at = at
        _forget(booking, at)
        done()


def note(booking: Booking, *, came: bool, outcome: str = "", by: Post, at: datetime) -> None:
    """Whether they came and what came of it, without their name."""
    with FRAME.act("booking.note", booking, by=by, at=at) as done:
        stage = BookingStage.CAME if came else BookingStage.MISSED
        if booking.stage != stage:
            step(booking, stage)
        booking.outcome = outcome.strip()[:200]
        booking.save()
        done(data={"came": came})


def read(booking: Booking, *, by: Post, at: datetime) -> dict[str, str]:
    """Name and telephone, to whoever must call; that it was read, by whom, stands in the journal."""
    with FRAME.act("booking.read", booking, by=by, at=at) as done:
        found = sealing.opened(booking.sealed) if booking.sealed else {}
        done()
        return found


@transaction.atomic
def erase_by_term(booking: Booking, *, by: None = None, at: datetime) -> None:
    """Its term is over: that somebody came stays, who it was does not."""
    locked(booking.slot.activity)
    booking.refresh_from_db()
    if booking.erased_at is None:
        _forget(booking, at)
        FRAME.done("booking.erase_by_term", booking, by=None, at=at)


def _forget(booking: Booking, at: datetime) -> None:
    booking.sealed, booking.wants, booking.erased_at = "", "", at
    booking.save()
