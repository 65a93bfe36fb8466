"""A time that a citizen books without an account, gives back, and is forgotten by; and what strangers read of activities."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import daily
from lianxinqiao.activities.actions import answering, booking, planning, reporting
from lianxinqiao.activities.models import Activity, Booking, Slot
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, called, planned, signed_in
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.journal.models import Entry
from lianxinqiao.opinions.citizens import ANYBODY
from tests.cast import Cast
from tests.scenes import remembered

WHO: dict[str, Any] = {"name": "王先生", "phone": "13900000000"}


@remembered
def offered(people: Cast, places: int = 1) -> Activity:
    activity = planned(people, kind="advice", organiser="office", title="周六法律咨询", field="law")
    booking.offer_times(activity, minutes=30, places=places, by=people.clerk, at=CALLED)
    planning.call(activity, by=people.clerk, at=CALLED)
    return activity


def book(slot: Slot, **more: Any) -> booking.Booked:
    return booking.book(slot, identity=more.pop("identity", uuid.uuid4()), **WHO, **more, by=ANYBODY, at=CALLED)


def test_two_hours_are_four_times_and_offered_again_nothing_doubles(people: Cast) -> None:
    activity = offered(people)
    assert [slot.starts_at for slot in activity.slots.all()] == [BEGINS + timedelta(minutes=30 * n) for n in range(4)]
    other = planned(people, kind="advice", organiser="office")
    booking.offer_times(other, minutes=60, by=people.clerk, at=CALLED)
    booking.offer_times(other, minutes=30, by=people.clerk, at=CALLED)
    assert other.slots.count() == 4


def test_the_same_form_twice_takes_one_place_and_the_next_asker_is_told_it_is_full(people: Cast) -> None:
    slot = offered(people).slots.all()[0]
    same = uuid.uuid4()
    first, again = book(slot, identity=same), book(slot, identity=same)
    assert (first.code, again.again, slot.bookings.count()) == (again.code, True, 1)
    with pytest.raises(Refused, match="约满"):
        book(slot)


def test_cancelled_by_its_code_the_place_is_free_and_nobody_is_known(people: Cast) -> None:
    slot = offered(people).slots.all()[0]
    row = book(slot, wants="遗产怎样分").booking
    assert "王先生" not in row.sealed
    with pytest.raises(Refused):
        booking.cancel(row, by=Stranger("群众", part=row.pk + 1), at=CALLED)
    booking.cancel(row, by=Stranger("预约人", part=row.pk), at=CALLED)
    assert (row.stage, row.sealed, row.wants) == ("cancelled", "", "")
    assert not book(slot).again


def test_who_booked_is_read_with_an_entry_and_by_the_organiser_alone(people: Cast) -> None:
    row = book(offered(people).slots.all()[0]).booking
    assert booking.read(row, by=people.clerk, at=CALLED) == WHO
    assert Entry.objects.filter(act="booking.read").count() == 1
    with pytest.raises(Refused):
        booking.read(row, by=people.deputy, at=CALLED)


def test_its_term_over_the_person_is_forgotten_and_the_coming_stays(people: Cast) -> None:
    activity = offered(people)
    row = book(activity.slots.all()[0]).booking
    answering.hold(activity, by=people.clerk, at=ENDS)
    booking.note(row, came=True, outcome="建议申请法律援助", by=people.clerk, at=ENDS)
    assert daily.go_on(at=ENDS + timedelta(days=100)) == 0
    assert daily.go_on(at=ENDS + timedelta(days=190)) == 1
    row.refresh_from_db()
    assert (row.sealed, row.stage, row.outcome) == ("", "came", "建议申请法律援助")
    assert daily.go_on(at=ENDS + timedelta(days=191)) == 0


def test_no_name_in_the_journal(people: Cast) -> None:
    book(offered(people).slots.all()[0])
    assert not [entry for entry in Entry.objects.all() if "王先生" in str(entry.data)]


# ------------------------------------------------------------------ on the portal
def test_a_citizen_books_reads_the_receipt_and_cancels(people: Cast, client: Client) -> None:
    activity = offered(people)
    slot = activity.slots.all()[0]
    with time_machine.travel(CALLED, tick=True):
        assert "周六法律咨询" in client.get(reverse("portal-activities")).content.decode()
        page = client.get(reverse("portal-activity", args=[activity.pk])).content.decode()
        assert reverse("portal-book", args=[slot.pk]) in page
        form = client.get(reverse("portal-book", args=[slot.pk])).context["form"]
        sent = {**WHO, "wants": "劳动合同", "token": form.initial["token"], "website": ""}
        receipt = client.post(reverse("portal-book", args=[slot.pk]), sent, follow=True)
        assert "预约成功" in receipt.content.decode()
        code = receipt.context["code"]
        row = Booking.objects.get()
        assert (row.stage, row.wants) == ("booked", "劳动合同")
        found = client.get(reverse("portal-booking-find"), {"code": code.replace("-", "").lower()})
        assert found.status_code == 302
        gone = client.post(reverse("portal-booking-cancel", args=[code]), follow=True).content.decode()
        assert "您的姓名和电话已经删除" in gone
    row.refresh_from_db()
    assert (row.stage, row.sealed) == ("cancelled", "")


def test_a_wrong_code_opens_nothing(people: Cast, client: Client) -> None:
    offered(people)
    assert client.get(reverse("portal-booking", args=["AAAA-BBBB-CCCC"])).status_code == 404
    assert "没有这个查询码" in client.get(reverse("portal-booking-find"), {"code": "AAAA"}).content.decode()


def test_what_is_not_for_everybody_is_not_announced(people: Cast, client: Client) -> None:
    """An inspection is not told before; what came of it is, once its organiser says so."""
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy")
    with time_machine.travel(BEGINS, tick=False):
        assert activity.title not in client.get(reverse("portal-activities")).content.decode()
        assert client.get(reverse("portal-activity", args=[activity.pk])).status_code == 404
    answering.hold(activity, by=people.clerk, at=ENDS)
    reporting.tell(activity, told="学校东门四月底前装上信号灯。", by=people.clerk, at=ENDS)
    assert "四月底前装上信号灯" in client.get(reverse("portal-activity", args=[activity.pk])).content.decode()
