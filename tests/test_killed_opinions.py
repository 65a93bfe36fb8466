"""`kill -9` of the whole server in the midst of what citizens, deputies and clerks do: each is done wholly or not at all.

One table of acts of the rooms where citizens come in: opinions from receipt to rating, with their contacts, the
deliberation hall, booked times, the duty roster, the reception, the rating of stations. All are sent at once, held at their last write, and killed; sent again, each is done once.
"""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.activities.actions import booking, planning
from lianxinqiao.activities.models import Booking, Slot
from lianxinqiao.acts.models import Series
from lianxinqiao.halls.models import Said, Topic
from lianxinqiao.halls.tests.scene import Hall
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import forms
from lianxinqiao.opinions.actions import contacts
from lianxinqiao.opinions.citizens import ANYBODY
from lianxinqiao.opinions.models import ContactChange, Opinion, Sender, Share
from lianxinqiao.opinions.tests.walk import Walk
from lianxinqiao.stations.actions import rating, rostering
from lianxinqiao.stations.models import Duty, Rating, Swap, Turn
from lianxinqiao.stations.tests.scene import FIRST_FRIDAY, a_station, with_team, works
from tests.cast import Cast, cast
from tests.deeds import PROFILE
from tests.killing import Doing, cookie, wholly_or_not_at_all
from tests.served import Served, others, wait_for

ROWS: tuple[Any, ...] = (
    *(Opinion, Sender, Share, ContactChange, Topic, Said, Slot, Booking, Duty, Turn, Swap, Rating),
    *(Series, Entry, Notice),
)
SAID = {"text": "公交站没有座椅，老人等车站着累，能不能装两张。", "phone": "13900000000"}
ANSWER = {"outcome": "solved", "words": "路口已经装好红绿灯，三月起启用。"}


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[Served]:
    house = Served(tmp_path)
    yield house
    house.kill()
    wait_for(lambda: not others(), "the last connection to end")


def on_opinions(people: Cast, at: datetime) -> Iterator[Doing]:
    waits, handled = Walk(people, at=at).opinion, Walk(people, text="学校门口的斑马线看不清了。", at=at).handled()
    unit, share, clerk = people.units["jiaotong"], handled.share, cookie(people, "clerk")
    yield "opinion.receive", "/opinion/new", "", SAID
    yield "opinion.assign", f"/opinions/{waits.reference}/opinion.assign/{waits.pk}", clerk, {"units": unit.pk}
    answering = f"/opinions/{handled.opinion.reference}/share.answer/{share.pk}"
    yield "share.answer", answering, cookie(people, "jiaotong_clerk"), ANSWER
    moved = Walk(people, text="公园长椅坏了两张。", at=at)
    yield "sender.change", f"/opinion/{moved.code}/contact", "", {"phone": "13900005678"}
    asked = Walk(people, text="楼道灯三天不亮。", at=at)
    contacts.change(asked.opinion, phone="13900005679", by=asked.citizen, at=at)
    verifying_ = f"/opinions/{asked.opinion.reference}/sender.verify/{asked.opinion.pk}"
    yield "sender.verify", verifying_, clerk, {"words": "上午十点拨打，本人接听。"}
    rated = Walk(people, text="小区东门的井盖响了半年，夜里吵得睡不着。", at=at).answered()
    yield "opinion.rate", f"/opinion/{rated.code}/rate", "", {"rating": "satisfied"}
    again = Walk(people, text="菜场后门污水横流，天热味道大。", at=at).answered()
    yield "opinion.reopen", f"/opinion/{again.code}/reopen", "", {"reopen-words": "只冲了一次，第二天又淌出来了。"}


def in_the_hall(people: Cast, at: datetime) -> Iterator[Doing]:
    hall = Hall(people, at=at, until=timezone.localdate() + timedelta(days=20)).opened()
    said = {"position": "for", "text": "停车场离公交站近，老人买菜方便。"}
    yield "topic.say", f"/halls/{hall.topic.pk}", "", said
    shown = hall.say("挪远了，我们楼的老人走不动。", "against")
    yield "said.show", f"/topics/{hall.topic.pk}/said.show/{shown.pk}", cookie(people, "station"), {}


def booked(people: Cast, at: datetime) -> Iterator[Doing]:
    starts = timezone.now() + timedelta(days=9)
    told: dict[str, Any] = {
        "kind": "advice",
        "title": "周六法律咨询",
        "organiser": "office",
        "field": "law",
        "place": "柳巷议事厅",
    }
    told |= {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    activity = planning.plan(body=people.body, values=told, by=people.clerk, at=at)
    booking.offer_times(activity, minutes=30, places=1, by=people.clerk, at=at)
    planning.call(activity, by=people.clerk, at=at)
    free, taken = activity.slots.all()[:2]
    who = {"name": "王先生", "phone": "13900000000"}
    yield "slot.book", reverse("portal-book", args=[free.pk]), "", {**who, "token": forms.token(timezone.now())}
    code = booking.book(taken, identity=uuid.uuid4(), **who, by=ANYBODY, at=at).code
    yield "booking.cancel", reverse("portal-booking-cancel", args=[code]), "", {}


def on_the_roster(people: Cast, at: datetime) -> Iterator[Doing]:
    name = "东篱街道枫林社区代表联络站"
    station = with_team(people, a_station(people, name=name, reception={**FIRST_FRIDAY, "notice": 3}))
    today = timezone.localdate()
    span = {"since": today + timedelta(days=30), "until": today + timedelta(days=120)}
    rostering.plan(station, **span, by=people.station, at=at)
    rostering.publish(station, by=people.station, at=at)
    turn = Turn.objects.filter(duty__station=station, mandate=people.deputy.mandate).earliest("duty__held_on")
    asking = f"/stations/{station.reference}/turn.ask_swap/{turn.pk}"
    yield "duty.record", *_reception(people, at)
    yield "station.publish", *_roster(people, at)
    yield "turn.ask_swap", asking, cookie(people, "deputy"), {"to": people.cosigner.mandate_id, "reason": "出差"}


def _reception(people: Cast, at: datetime) -> tuple[str, str, dict[str, Any]]:
    """A day on which somebody was to be there, and which nobody has written down yet."""
    station = with_team(people, a_station(people, name="柳巷社区代表联络站", reception=FIRST_FRIDAY))
    today, before = timezone.localdate(), at - timedelta(days=45)
    since, until = today - timedelta(days=38), today - timedelta(days=1)
    rostering.plan(station, since=since, until=until, by=people.station, at=before)
    duty = rostering.publish(station, by=people.station, at=before)[0]
    typed = {"came": [turn.mandate_id for turn in duty.serving], "visitors": 3, "note": "三位居民反映停车难。"}
    return f"/stations/{station.reference}/duty.record/{duty.pk}", cookie(people, "station"), typed


def _roster(people: Cast, at: datetime) -> tuple[str, str, dict[str, Any]]:
    station = with_team(people, a_station(people, name="河口镇代表联络站", reception=FIRST_FRIDAY))
    today = timezone.localdate()
    # None of the days on which a swap is asked for.
    span = {"since": today + timedelta(days=150), "until": today + timedelta(days=190)}
    rostering.plan(station, **span, by=people.station, at=at)
    return f"/stations/{station.reference}/station.publish/{station.pk}", cookie(people, "station"), {}


def rated(people: Cast, at: datetime) -> Iterator[Doing]:
    station = a_station(people, name="学院社区代表联络站")
    works(people, station)
    rating.make_rubric(people.body, name="联络站星级评定标准", is_sample=True, raters=2, by=people.clerk, at=at)
    claims = {code: (points, "见台账") for code, _words, points in rating.SAMPLE_ITEMS}
    applied = rating.apply(station, year=at.year, statement="全年接待不断", claims=claims, by=people.station, at=at)
    address = f"/stations/{station.reference}/rating.check/{applied.pk}"
    yield "rating.check", address, cookie(people, "clerk"), {"passes": "yes", "note": ""}


SCENES = (on_opinions, in_the_hall, booked, on_the_roster, rated)


def test_a_killed_act_is_done_wholly_or_not_at_all(house: Served) -> None:
    people, at = cast(PROFILE), timezone.now() - timedelta(days=3)
    wholly_or_not_at_all(house, people, [doing for scene in SCENES for doing in scene(people, at)], ROWS)
