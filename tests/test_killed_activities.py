"""`kill -9` of the whole server in the midst of acts on activities: each is done wholly or not at all, no file is half there."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from lianxinqiao.activities.actions import answering, booking, planning
from lianxinqiao.activities.models import Activity, Booking, Evidence, Finding, Participation, Problem
from lianxinqiao.activities.tests.test_ledgers import a_problem
from lianxinqiao.acts import doorcodes
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import forms
from tests.cast import Cast, cast
from tests.deeds import PROFILE
from tests.served import THREADS, Served, holding, others, wait_for
from tests.walks import PNG

ROWS: list[Any] = [Activity, Participation, Booking, Finding, Problem, Evidence, Attachment, Entry, Notice]


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[Served]:
    house = Served(tmp_path)
    yield house
    house.kill()
    wait_for(lambda: not others(), "the last connection to end")


def picture() -> dict[str, list[str]]:
    return {model._meta.label: sorted(map(str, model.objects.values_list())) for model in ROWS}


def cookie(people: Cast, who: str) -> str:
    person = Client()
    person.force_login(people.posts[who].user)
    return person.cookies["sessionid"].value


def under_way(people: Cast, **values: Any) -> Activity:
    """Called and begun, with two on its list."""
    now = timezone.now()
    values = {
        "kind": "topical",
        "title": "视察地下室消防",
        "organiser": "standing",
        "starts_at": now - timedelta(minutes=5),
        "ends_at": now + timedelta(hours=2),
        **values,
    }
    seats = [people.posts[part].mandate for part in ("deputy", "cosigner")]
    activity = planning.plan(
        body=people.body, values=values, invited=[seat for seat in seats if seat], by=people.clerk, at=now
    )
    if activity.of_kind.bookable:
        booking.offer_times(activity, minutes=30, by=people.clerk, at=now)
    planning.call(activity, by=people.clerk, at=now)
    return activity


def to_forward(people: Cast) -> Activity:
    activity, now = under_way(people, title="视察校园食品安全"), timezone.now()
    answering.hold(activity, by=people.clerk, at=now)
    answering.report(activity, text="两所学校留样不足。", by=people.clerk, at=now)
    return activity


def at_the_door(hall: Activity) -> str:
    """Where the code leads that is on the screen now."""
    return f"/activities/{hall.pk}/here/{doorcodes.shown(hall.secret, timezone.now())[0]}"


def doings(people: Cast) -> list[tuple[str, str, dict[str, Any]]]:
    """Sign in by the door's code, tick without network, a finding with its picture, forward, solve, book."""
    hall, told = under_way(people), to_forward(people)
    seat = hall.participations.get(mandate=people.posts["cosigner"].mandate)
    problem = a_problem(people)
    advice = under_way(people, kind="advice", organiser="office", title="法律咨询", field="law")
    slot = advice.slots.filter(starts_at__gt=timezone.now()).last()
    assert slot is not None
    tick = {"seat": seat.pk, "came_at": timezone.now().isoformat(), "identity": str(uuid.uuid4())}
    photo = ContentFile(PNG, name="水泵.png")
    due = timezone.localdate() + timedelta(days=60)
    return [
        (at_the_door(hall), cookie(people, "deputy"), {}),
        ("/rolls/send", cookie(people, "clerk"), tick),
        (
            f"/activities/{hall.pk}/activity.note/{hall.pk}",
            cookie(people, "head"),
            {"text": "水泵锈死。", "picture": photo},
        ),
        (
            f"/activities/{told.pk}/activity.forward/{told.pk}",
            cookie(people, "clerk"),
            {"unit": people.units["jiaotong"].pk, "due_on": due.isoformat()},
        ),
        (
            f"/problems/{problem.pk}/problem.solve/{problem.pk}",
            cookie(people, "jiaotong_clerk"),
            {"outcome": "已经修好。", "picture": ContentFile(PNG, name="修好.png")},
        ),
        (f"/a/book/{slot.pk}", "", {"token": forms.token(timezone.now()), "name": "王先生", "phone": "13900000000"}),
    ]


def test_a_killed_act_on_an_activity_is_done_wholly_or_not_at_all(house: Served) -> None:
    people = cast(PROFILE)
    asked = doings(people)
    before = picture()
    house.start()
    with ThreadPoolExecutor(THREADS) as pool, holding("journal_entry") as waiting:
        answers = [pool.submit(house.post, *each) for each in asked]
        wait_for(lambda: waiting().total() > 0 or any(each.done() for each in answers), "a held act")
        house.kill()
    assert [each.result()[0] for each in answers] == [0] * len(asked), [each.result() for each in answers]
    wait_for(lambda: not others(), "the killed server's connections to end")
    assert picture() == before
    assert verifying.chain(people.body.code) == []
    house.start()
    asked[0] = (at_the_door(Activity.objects.get(title="视察地下室消防")), *asked[0][1:])
    for _address, _cookie, typed in asked:
        if "picture" in typed:
            typed["picture"].seek(0)
    assert [house.post(*each)[0] for each in asked] == [302, 201, 302, 302, 302, 302]
    assert Participation.objects.filter(came_at__isnull=False).count() == 2
    assert (Finding.objects.get().picture is not None, Evidence.objects.get().when) == (True, "after")
    assert Booking.objects.count() == 1
    done = {"activity.sign_in", "participation.mark", "activity.note", "activity.forward", "problem.solve", "slot.book"}
    assert done <= set(Entry.objects.values_list("act", flat=True))
    assert verifying.chain(people.body.code) == []
