"""The calendar: what is due and planned of all rooms, for me and for all I may see, as pages and as a subscription."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from lianxinqiao.activities.tests import scene
from lianxinqiao.acts import actions, calendar, feeds, strangers
from lianxinqiao.acts.calendar import Entry, Month
from lianxinqiao.acts.models import Feed, Told
from lianxinqiao.journal.models import Entry as Written
from lianxinqiao.matters.models import Assessment, AssigningMeeting, Handling, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post
from tests.cast import Cast, moment
from tests.walks import a_suggestion

pytestmark = pytest.mark.django_db
AT = moment("2026-03-10")


def codes(post: Post, first: str, last: str, *, mine: bool) -> list[tuple[str, str]]:
    found = calendar.entries(post, date.fromisoformat(first), date.fromisoformat(last), mine=mine)
    return [(each.uid.partition("-")[0], each.on.isoformat()) for each in found]


def signed_in(post: Post) -> Client:
    client = Client()
    client.force_login(post.user)
    return client


# ------------------------------------------------------------------ what stands in it
def test_an_answer_is_due_for_its_unit_its_deputy_and_the_office(people: Cast) -> None:
    row = a_suggestion(people, at=Stage.ASSIGNED).suggestion
    day = row.due_on.isoformat()
    own = Handling.objects.get(suggestion=row, kind="lead").due_on.isoformat()
    assert ("answer", own) in codes(people.jiaoyu_clerk, own, own, mine=True)
    assert codes(people.deputy, day, day, mine=True) == [("answer", day)]
    assert codes(people.other_deputy, day, day, mine=True) == []
    assert codes(people.clerk, day, day, mine=True) == []
    assert codes(people.clerk, day, day, mine=False) == [("answer", day)]
    assert codes(people.caizheng_clerk, day, day, mine=False) == []


def test_what_lies_in_a_pile_stands_on_its_own_day(people: Cast) -> None:
    a_suggestion(people, at=Stage.ANSWERED)
    day = str(Assessment.objects.get(state="asked").due_on)
    assert codes(people.deputy, day, day, mine=True) == [("suggestions.assess", day)]


def test_it_is_late_until_it_is_done(people: Cast) -> None:
    row = a_suggestion(people, at=Stage.ASSIGNED).suggestion
    (due,) = calendar.entries(people.deputy, row.due_on, row.due_on, mine=True)
    assert not due.is_late(row.due_on)
    assert due.is_late(row.due_on + timedelta(days=1))
    assert [each.uid for each in calendar.late(people.deputy, row.due_on + timedelta(days=1))] == [due.uid]
    assert calendar.late(people.deputy, row.due_on) == []


def test_an_activity_stands_in_the_calendar_of_who_is_called_to_it(people: Cast) -> None:
    activity = scene.called(people, "deputy")
    assert codes(people.deputy, "2026-03-01", "2026-03-31", mine=True) == [("activity", "2026-03-20")]
    assert codes(people.other_deputy, "2026-03-01", "2026-03-31", mine=True) == []
    (entry,) = calendar.entries(people.clerk, date(2026, 3, 20), date(2026, 3, 20), mine=True)
    assert (entry.starts_at, entry.place, entry.url) == (scene.BEGINS, "云桥小学门前", activity.get_absolute_url())
    assert not entry.is_late(date(2026, 4, 1))


def test_an_assigning_meeting_is_planned_for_the_office_alone(people: Cast) -> None:
    AssigningMeeting.objects.create(
        body=people.body, name="三月交办会", held_on=date(2026, 3, 12), planned_by=people.clerk
    )
    assert codes(people.clerk, "2026-03-12", "2026-03-12", mine=True) == [("assigning", "2026-03-12")]
    assert codes(people.deputy, "2026-03-12", "2026-03-12", mine=False) == []


def test_what_lasts_for_days_stands_on_each_of_them() -> None:
    entry = Entry("a-1", date(2026, 3, 30), "活动", "调研", "/", due=False, mine=True, to=date(2026, 4, 1))
    assert list(calendar.on_days([entry])) == [date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)]


@pytest.mark.parametrize("asked", ["", "2026", "2026-13", "1400-01", "abc-de", "2026-1-1"])
def test_what_is_no_month_is_this_one(asked: str) -> None:
    assert str(Month.of(asked, date(2026, 3, 10))) == "2026-03"


def test_a_month_knows_its_weeks_and_its_neighbours() -> None:
    month = Month.of("2026-01", date(2026, 3, 10))
    assert (str(month.before), str(month.after)) == ("2025-12", "2026-02")
    assert (month.weeks[0][0], month.weeks[-1][-1]) == (date(2025, 12, 29), date(2026, 2, 1))


def test_days_off_and_days_worked_for_them_are_told_apart(people: Cast) -> None:
    days = {day.on: day for week in Month(2026, 2).days([], date(2026, 2, 10)) for day in week}
    spring, make_up, friday = days[date(2026, 2, 17)], days[date(2026, 2, 14)], days[date(2026, 2, 6)]
    assert (spring.is_free, bool(spring.holiday)) == (True, True)
    assert (make_up.is_free, make_up.is_made_up) == (False, True)
    assert (friday.is_free, friday.is_made_up, friday.holiday) == (False, False, "")


# ------------------------------------------------------------------ the page
def test_the_page_shows_a_month_and_a_list(people: Cast) -> None:
    scene.called(people, "deputy")
    client = signed_in(people.deputy)
    for view in ("month", "list"):
        page = client.get(f"/calendar?month=2026-03&view={view}").content.decode()
        assert "视察云桥小学周边交通" in page
        assert "/calendar?month=2026-02" in page and "/calendar?month=2026-04" in page
    assert "视察云桥小学周边交通" not in client.get("/calendar?month=2026-04").content.decode()


def test_what_is_late_leads_this_month(people: Cast) -> None:
    row = a_suggestion(people, at=Stage.ASSIGNED).suggestion
    Suggestion.objects.filter(pk=row.pk).update(due_on=timezone.localdate() - timedelta(days=70))
    page = signed_in(people.deputy).get("/calendar").content.decode()
    assert "1项已经逾期" in page and row.title in page


def test_strangers_are_asked_to_sign_in() -> None:
    for address in ("/calendar", "/calendar/subscribe"):
        assert Client().get(address).status_code == 302


# ------------------------------------------------------------------ the subscription
def events(secret: str) -> dict[str, Any]:
    answer = Client().get(f"/calendar/feeds/{secret}.ics")
    assert answer.status_code == 200
    return {str(event["uid"]).partition("@")[0]: event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def make(post: Post, *, mine: bool = True) -> str:
    return actions.make_feed(mine=mine, language="zh-hans", by=post, at=AT)


def soon(people: Cast, *parts: str) -> Any:
    begins = timezone.now().replace(microsecond=0) + timedelta(days=9)
    return scene.called(people, *parts, starts_at=begins, ends_at=begins + timedelta(hours=2))


def test_an_address_is_fetched_without_signing_in(people: Cast) -> None:
    activity = soon(people, "deputy")
    secret = make(people.deputy)
    answer = Client().get(f"/calendar/feeds/{secret}.ics")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["Content-Type"].startswith("text/calendar")
    event = events(secret)[f"activity-{activity.pk}"]
    assert (event["sequence"], event["status"]) == (0, "CONFIRMED")
    assert event["dtstart"].dt == activity.starts_at
    again = Client().get(f"/calendar/feeds/{secret}.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_it_shows_what_that_person_may_see_and_no_more(people: Cast) -> None:
    activity = soon(people, "deputy")
    row = a_suggestion(people, at=Stage.ASSIGNED).suggestion
    Suggestion.objects.filter(pk=row.pk).update(due_on=timezone.localdate() + timedelta(days=20))
    assert set(events(make(people.deputy))) == {f"activity-{activity.pk}", f"answer-{row.pk}"}
    assert set(events(make(people.other_deputy))) == set()
    assert set(events(make(people.caizheng_clerk, mine=False))) == set()


def test_a_change_is_told_by_the_next_sequence_under_the_same_name(people: Cast) -> None:
    activity, secret = soon(people, "deputy"), make(people.deputy)
    uid = f"activity-{activity.pk}"
    before = events(secret)[uid]
    assert events(secret)[uid].to_ical() == before.to_ical()
    type(activity).objects.filter(pk=activity.pk).update(place="柳巷社区")
    after = events(secret)[uid]
    assert (before["sequence"], after["sequence"], str(after["location"])) == (0, 1, "柳巷社区")
    assert after["last-modified"].dt >= before["last-modified"].dt


def test_what_is_gone_is_told_as_cancelled_for_a_while(people: Cast) -> None:
    activity, secret = soon(people, "deputy"), make(people.deputy)
    uid = f"activity-{activity.pk}"
    events(secret)
    type(activity).objects.filter(pk=activity.pk).update(stage="cancelled")
    gone = events(secret)[uid]
    assert (gone["status"], gone["sequence"]) == ("CANCELLED", 1)
    assert events(secret)[uid]["sequence"] == 1
    Told.objects.update(gone_at=timezone.now() - feeds.GONE_FOR - timedelta(days=1))
    assert events(secret) == {}
    assert not Told.objects.exists()


def test_what_comes_back_is_told_again(people: Cast) -> None:
    activity, secret = soon(people, "deputy"), make(people.deputy)
    uid = f"activity-{activity.pk}"
    for stage, status, sequence in (
        ("called", "CONFIRMED", 0),
        ("cancelled", "CANCELLED", 1),
        ("called", "CONFIRMED", 2),
    ):
        type(activity).objects.filter(pk=activity.pk).update(stage=stage)
        event = events(secret)[uid]
        assert (event["status"], event["sequence"]) == (status, sequence)


def test_what_is_due_takes_no_hour_and_ends_on_its_day(people: Cast) -> None:
    row = a_suggestion(people, at=Stage.ASSIGNED).suggestion
    day = timezone.localdate() + timedelta(days=20)
    Suggestion.objects.filter(pk=row.pk).update(due_on=day)
    event = events(make(people.deputy))[f"answer-{row.pk}"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (day, day + timedelta(days=1))
    assert event["transp"] == "TRANSPARENT"


def test_a_new_address_ends_the_old_one(people: Cast) -> None:
    old, new = make(people.deputy), make(people.deputy)
    assert Client().get(f"/calendar/feeds/{old}.ics").status_code == 404
    assert Client().get(f"/calendar/feeds/{new}.ics").status_code == 200
    assert Feed.objects.count() == 1


def test_it_is_shown_once_and_kept_as_a_hash_alone(people: Cast) -> None:
    client = signed_in(people.deputy)
    page = client.post("/calendar/subscribe", {"whose": "mine"}).content.decode()
    secret = page.partition("/calendar/feeds/")[2].partition(".ics")[0]
    assert Feed.objects.get().hash == strangers.hashed(secret)
    assert secret not in client.get("/calendar/subscribe").content.decode()
    assert not any(secret in str(row) for row in Written.objects.values())


def test_taken_away_it_leads_nowhere_and_the_journal_says_so(people: Cast) -> None:
    secret, client = make(people.deputy), signed_in(people.deputy)
    events(secret)
    client.post(f"/calendar/subscribe/{Feed.objects.get().pk}/take-away")
    assert Client().get(f"/calendar/feeds/{secret}.ics").status_code == 404
    acts = list(Written.objects.filter(act__startswith="calendar.").order_by("pk").values_list("act", flat=True))
    assert acts == ["calendar.make", "calendar.take_away"]


def test_nobody_takes_anothers_away(people: Cast) -> None:
    make(people.deputy)
    answer = signed_in(people.other_deputy).post(f"/calendar/subscribe/{Feed.objects.get().pk}/take-away")
    assert answer.status_code == 404
    assert Feed.objects.count() == 1


@pytest.mark.parametrize("end", ["account", "post"])
def test_it_ends_with_the_account_and_with_the_post(people: Cast, end: str) -> None:
    secret = make(people.deputy)
    if end == "account":
        people.deputy.user.is_active = False
        people.deputy.user.save()
    else:
        Post.objects.filter(pk=people.deputy.pk).update(to_on=timezone.localdate() - timedelta(days=1))
    assert Client().get(f"/calendar/feeds/{secret}.ics").status_code == 404
