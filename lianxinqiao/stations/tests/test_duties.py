"""Rosters, swaps, no-shows and receptions, against the vectors (../shared/vectors: roster.swap, .notice, .double)."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import facts
from lianxinqiao.journal.models import Entry
from lianxinqiao.stations.actions import keeping, receiving, rostering, staffing, swapping
from lianxinqiao.stations.models import Duty, Station, Turn
from lianxinqiao.stations.tests.scene import FIRST_FRIDAY, a_station, with_team
from tests.cast import Cast, moment
from tests.scenes import remembered

AT = moment("2026-02-02")
SPAN = {"since": date(2026, 3, 1), "until": date(2026, 8, 31)}


@pytest.fixture
@remembered
def station(people: Cast) -> Station:
    return with_team(people, a_station(people, reception={**FIRST_FRIDAY, "notice": 3}))


@remembered
def published(people: Cast, station: Station) -> list[Duty]:
    rostering.plan(station, **SPAN, by=people.station, at=AT)
    return rostering.publish(station, by=people.station, at=AT)


def of(duty: Duty) -> list[int]:
    return [turn.mandate_id for turn in Duty.objects.get(pk=duty.pk).serving]


def turn_of(duty: Duty) -> Turn:
    return duty.turns.exclude(stage="given").select_related("duty__station__body", "duty__station__township").get()


def post_of(people: Cast, mandate: int):  # type: ignore[no-untyped-def]
    return next(post for post in people.posts.values() if post.mandate_id == mandate and post.role == "deputy")


def another(people: Cast, turn: Turn):  # type: ignore[no-untyped-def]
    team = (people.deputy, people.cosigner, people.other_deputy)
    return next(post for post in team if post.mandate_id != turn.mandate_id)


def test_the_roster_is_made_by_the_rule_and_fair(people: Cast, station: Station) -> None:
    duties = rostering.plan(station, **SPAN, by=people.station, at=AT)
    assert [duty.held_on.isoformat()[5:] for duty in duties] == ["03-06", "04-03", "05-08", "06-05", "07-03", "08-07"]
    served = [mandate for duty in duties for mandate in of(duty)]
    assert sorted(served.count(mandate) for mandate in set(served)) == [2, 2, 2]


def test_whoever_said_that_they_are_away_is_not_put_there(people: Cast, station: Station) -> None:
    rostering.be_away(station, from_on=date(2026, 3, 1), to_on=date(2026, 7, 31), by=people.deputy, at=AT)
    duties = rostering.plan(station, **SPAN, by=people.station, at=AT)
    assert [people.deputy.mandate_id in of(duty) for duty in duties] == [False] * 5 + [True]


def test_a_day_with_nobody_free_is_told_and_stays_planned(people: Cast, station: Station) -> None:
    for post in (people.deputy, people.cosigner, people.other_deputy):
        rostering.be_away(station, from_on=date(2026, 4, 1), to_on=date(2026, 4, 30), by=post, at=AT)
    duties = rostering.plan(station, **SPAN, by=people.station, at=AT)
    assert Entry.objects.get(act="station.plan").data["lacking"] == ["2026-04-03"]
    rostering.publish(station, by=people.station, at=AT)
    empty = Duty.objects.get(held_on=date(2026, 4, 3))
    assert (of(duties[1]), empty.stage) == ([], "planned")
    rostering.fill(empty, mandate=people.deputy.mandate, by=people.station, at=AT)
    with pytest.raises(Refused, match="这一天已经值班"):
        rostering.fill(empty, mandate=people.deputy.mandate, by=people.station, at=AT)


def test_the_database_lets_nobody_serve_twice_in_one_duty(people: Cast, station: Station) -> None:
    turn = turn_of(published(people, station)[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.create(duty=turn.duty, mandate=turn.mandate)


def test_planned_again_only_what_is_not_public_changes(people: Cast, station: Station) -> None:
    duties = published(people, station)
    keeping.change(station, values={"reception": {**FIRST_FRIDAY, "week": 2, "notice": 3}}, by=people.clerk, at=AT)
    rostering.plan(station, since=date(2026, 8, 1), until=date(2026, 9, 30), by=people.station, at=AT)
    kept = Duty.objects.filter(stage="published").values_list("held_on", flat=True)
    assert list(kept) == [duty.held_on for duty in duties]
    planned = Duty.objects.filter(stage="planned").values_list("held_on", flat=True)
    assert [day.isoformat() for day in planned] == ["2026-08-14", "2026-09-11"]


def test_those_who_serve_are_told_when_it_is_public(people: Cast, station: Station) -> None:
    published(people, station)
    assert people.deputy.user.notices.filter(kind="station.publish").count() == 1


def test_a_roster_published_after_the_day_says_so(people: Cast, station: Station) -> None:
    """Of a real wall: duty on 2020-08-31, page dated 2020-09-01."""
    duty = Duty.objects.create(station=station, held_on=date(2020, 8, 31), begins=time(9), ends=time(11))
    Turn.objects.create(duty=duty, mandate=people.deputy.mandate)
    rostering.publish(station, by=people.station, at=moment("2020-09-01"))
    duty.refresh_from_db()
    assert duty.late and Entry.objects.get(act="station.publish").data["late"] == ["2020-08-31"]


def test_a_swap_needs_the_others_yes_and_both_calendars_are_told(people: Cast, station: Station) -> None:
    first, second = published(people, station)[:2]
    mine, theirs = turn_of(first), turn_of(second)
    asker, other = post_of(people, mine.mandate_id), post_of(people, theirs.mandate_id)
    swap = swapping.ask(mine, to=theirs.mandate, back=theirs, reason="出差", by=asker, at=AT)
    assert of(first) == [asker.mandate_id]
    with pytest.raises(Refused):
        swapping.agree(swap, by=asker, at=AT)
    swapping.agree(swap, by=other, at=AT)
    assert (of(first), of(second)) == ([other.mandate_id], [asker.mandate_id])
    assert [Duty.objects.get(pk=duty.pk).sequence for duty in (first, second)] == [1, 1]
    assert asker.user.notices.filter(kind="swap.agree").count() == 1


def test_whoever_served_counts(people: Cast, station: Station) -> None:
    duty = published(people, station)[0]
    turn = turn_of(duty)
    other = another(people, turn)
    swap = swapping.ask(turn, to=other.mandate, by=post_of(people, turn.mandate_id), at=AT)
    swapping.agree(swap, by=other, at=AT)
    receiving.record(duty, came=[other.mandate], visitors=4, by=people.station, at=moment("2026-03-06", "17:00"))
    stages = dict(duty.turns.values_list("mandate_id", "stage"))
    assert stages == {turn.mandate_id: "given", other.mandate_id: "came"}


def test_a_yes_is_taken_back_before_the_day_of_notice(people: Cast, station: Station) -> None:
    duty = published(people, station)[0]
    turn = turn_of(duty)
    other = another(people, turn)
    swap = swapping.ask(turn, to=other.mandate, by=post_of(people, turn.mandate_id), at=AT)
    swapping.agree(swap, by=other, at=AT)
    swapping.undo(swap, by=other, at=moment("2026-03-03"))
    assert of(duty) == [turn.mandate_id]
    assert Entry.objects.filter(act__in=["swap.agree", "swap.undo"]).count() == 2
    assert Duty.objects.get(pk=duty.pk).sequence == 2


def test_after_the_notice_it_stands(people: Cast, station: Station) -> None:
    duty = published(people, station)[0]
    turn = turn_of(duty)
    other = another(people, turn)
    swap = swapping.ask(turn, to=other.mandate, by=post_of(people, turn.mandate_id), at=AT)
    swapping.agree(swap, by=other, at=AT)
    with pytest.raises(Refused, match="2026-03-03起已经公告"):
        swapping.undo(swap, by=other, at=moment("2026-03-04"))
    swapping.ask(turn_of(duty), to=turn.mandate, by=other, at=moment("2026-03-04"))  # but a swap can be swapped


def test_whoever_serves_elsewhere_in_that_hour_cannot_take_it(people: Cast, station: Station) -> None:
    duty = published(people, station)[0]
    turn = turn_of(duty)
    other = another(people, turn)
    there = a_station(people, "望河镇前湾村代表联络点", reception=FIRST_FRIDAY)
    staffing.join(there, mandate=other.mandate, by=people.clerk, at=AT)
    rostering.plan(there, since=date(2026, 3, 1), until=date(2026, 3, 31), by=people.clerk, at=AT)
    with pytest.raises(Refused, match="同一时间在望河镇前湾村代表联络点值班"):
        swapping.ask(turn, to=other.mandate, by=post_of(people, turn.mandate_id), at=AT)


def test_a_roster_puts_nobody_in_two_places_on_one_day(people: Cast, station: Station) -> None:
    published(people, station)
    there = with_only(people, a_station(people, "望河镇前湾村代表联络点", reception=FIRST_FRIDAY))
    rostering.plan(there, **SPAN, by=people.clerk, at=AT)
    here = set(Turn.objects.filter(duty__station=station).values_list("duty__held_on", "mandate_id"))
    assert not here & set(Turn.objects.filter(duty__station=there).values_list("duty__held_on", "mandate_id"))


def with_only(people: Cast, station: Station) -> Station:
    for post in (people.deputy, people.cosigner):
        staffing.join(station, mandate=post.mandate, by=people.clerk, at=AT)
    return station


def test_who_was_not_there_is_told_and_says_why(people: Cast, station: Station) -> None:
    duty = published(people, station)[0]
    turn = turn_of(duty)
    missing = post_of(people, turn.mandate_id)
    receiving.record(duty, came=[], visitors=0, by=people.station, at=moment("2026-03-06", "17:00"))
    assert missing.user.notices.filter(kind="turn.miss").count() == 1
    receiving.explain(turn, reason="在省里参加培训", by=missing, at=moment("2026-03-07"))
    assert Turn.objects.get(pk=turn.pk).reason == "在省里参加培训"
    with pytest.raises(Refused):
        receiving.explain(turn, reason="替他说", by=another(people, turn), at=moment("2026-03-07"))


def test_a_reception_is_noted_on_its_day_by_whoever_is_there(people: Cast, station: Station) -> None:
    duty = published(people, station)[0]
    turn = turn_of(duty)
    deputy = post_of(people, turn.mandate_id)
    visit = {"matter": "路口没有红绿灯", "route": "township"}
    with pytest.raises(Refused, match="接待当天"):
        receiving.note_visit(duty, **visit, by=deputy, at=AT)
    on_the_day = moment("2026-03-06", "15:20")
    receiving.note_visit(duty, **visit, people=2, by=deputy, at=on_the_day)
    with pytest.raises(Refused, match="答复了什么"):
        receiving.note_visit(duty, matter="公交改线", route="spot", by=deputy, at=on_the_day)
    with pytest.raises(Refused):
        receiving.note_visit(duty, **visit, by=another(people, turn), at=on_the_day)
    with pytest.raises(Refused, match="已经登记了2人"):
        receiving.record(duty, came=[turn.mandate], visitors=1, by=deputy, at=on_the_day)
    receiving.record(duty, came=[turn.mandate], visitors=3, note="安静", by=deputy, at=on_the_day)
    duty.refresh_from_db()
    assert (duty.stage, duty.visitors) == ("held", 3)


def test_a_cancelled_day_keeps_its_place(people: Cast, station: Station) -> None:
    duty = published(people, station)[0]
    rostering.cancel(duty, reason="场地检修", by=people.station, at=AT)
    duty.refresh_from_db()
    assert (duty.stage, duty.sequence) == ("cancelled", 1)
    rostering.plan(station, **SPAN, by=people.station, at=AT)
    assert Duty.objects.filter(held_on=duty.held_on).count() == 2


def test_a_least_that_cannot_be_met_is_refused(people: Cast, station: Station) -> None:
    with pytest.raises(Refused, match="6个班次，按每人最少次数要9个，还差3个"):
        rostering.plan(station, **SPAN, least=3, by=people.station, at=AT)


def test_what_is_changed_in_a_published_roster_beside_the_journal_is_found(people: Cast, station: Station) -> None:
    turn = turn_of(published(people, station)[0])
    assert list(facts.differences()) == []
    Turn.objects.filter(pk=turn.pk).update(mandate=another(people, turn).mandate)
    assert [row.rows for row in facts.differences()] == [(f"duty:{turn.duty_id}",)]
