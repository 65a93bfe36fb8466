"""What is refused of activities and of what stands beside them; hours by the clock. Each sentence stands here once."""

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lianxinqiao.activities import hours, rules
from lianxinqiao.activities.actions import (
    answering,
    attending,
    booking,
    own,
    planning,
    reporting,
)
from lianxinqiao.activities.models import Activity, Participation
from lianxinqiao.activities.stages import Stage
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, PLANNED, called, planned, seat_of, signed_in
from lianxinqiao.activities.tests.test_booking import book, offered
from lianxinqiao.activities.tests.test_reporting import held, set_out
from lianxinqiao.acts.frame import day
from lianxinqiao.opinions.citizens import ANYBODY
from lianxinqiao.people.models import District, Township
from tests.cast import Cast, cast
from tests.refusals import refused

LATER = ENDS + timedelta(days=2)


def clerk(people: Cast, at: datetime = PLANNED) -> dict[str, Any]:
    return {"by": people.clerk, "at": at}


def seat(activity: Activity, people: Cast, part: str = "deputy") -> Participation:
    return activity.participations.get(mandate=seat_of(people, part))


# ------------------------------------------------------------------ planned and called
def test_what_is_refused_of_a_plan(people: Cast) -> None:
    stranger = seat_of(cast(code="other"), "deputy")
    far = Township.objects.create(
        district=District.objects.create(code="990199", name="星河区"), code="xinghe", name="星河街道", kind="street"
    )
    activity = planned(people, "deputy")
    refused(
        {
            "没有这样的组织者": lambda: planned(people, organiser="convener", kind="sector"),
            "星河街道不在本行政区划": lambda: planned(people, township=far),
            "不在本机构的名册上": lambda: planning.invite(activity, [stranger], **clerk(people)),
            "活动时间已经过去": lambda: planning.call(activity, **clerk(people, ENDS)),
            "请说明原因": lambda: planning.cancel(activity, reason=" ", **clerk(people)),
            "没有这个活动类别": lambda: own.set_kind(body=people.body, kind="nothing", is_on=True, **clerk(people)),
        }
    )
    assert planning.invite(activity, [seat_of(people, "deputy")], **clerk(people)) == 0


# ------------------------------------------------------------------ who comes
def test_what_is_refused_of_a_place(people: Cast) -> None:
    activity = called(people, "deputy", "cosigner", signs_up_until=date(2026, 3, 10))
    attending.sign_up(activity, by=people.deputy, at=CALLED)
    attending.ask_leave(seat(activity, people, "cosigner"), reason="外出。", by=people.cosigner, at=CALLED)
    mine = seat(activity, people)
    refused(
        {
            "您已经报名": lambda: attending.sign_up(activity, by=people.deputy, at=CALLED),
            "您已经请假": lambda: attending.sign_up(activity, by=people.cosigner, at=CALLED),
            "报名已于2026-03-10截止": lambda: attending.sign_up(activity, by=people.other_deputy, at=BEGINS),
            "请说明原因": lambda: attending.ask_leave(mine, reason=" ", by=people.deputy, at=CALLED),
            "签到时间是": lambda: attending.sign_in(activity, code="ABCDEF", by=people.deputy, at=CALLED),
            "签到码已经过期": lambda: attending.sign_in(activity, code="ABCDEF", by=people.deputy, at=BEGINS),
            "您还没有签到": lambda: attending.leave(mine, by=people.deputy, at=ENDS),
            "活动还没有开始": lambda: answering.hold(activity, **clerk(people, CALLED)),
        }
    )


def test_what_is_refused_of_coming_and_going(people: Cast) -> None:
    activity = called(people, "deputy", "cosigner")
    signed_in(people, activity, "deputy")
    mine, other = seat(activity, people), seat(activity, people, "cosigner")
    early = BEGINS - timedelta(hours=5)
    refused(
        {
            "签退要在签到的当天": lambda: attending.leave(mine, by=people.deputy, at=LATER),
            "不在这次活动的签到时间里": lambda: attending.tick(
                other, came_at=early, identity=uuid.uuid4(), **clerk(people, ENDS)
            ),
        }
    )
    answering.hold(activity, **clerk(people, ENDS))
    refused(
        {
            "要写明原因": lambda: attending.mark(other, here=True, **clerk(people, LATER)),
            "请说明原因": lambda: attending.dispute(mine, reason="", by=people.deputy, at=ENDS),
        }
    )
    assert seat(activity, people).came_at == BEGINS


def test_who_is_written_in_afterwards_was_there_from_the_beginning(people: Cast) -> None:
    """The office puts the list right two days later: the hours are those of the activity, not none."""
    activity = called(people, "deputy", "cosigner")
    answering.hold(activity, **clerk(people, ENDS))
    late, forgotten = seat(activity, people), seat(activity, people, "cosigner")
    attending.mark(late, here=True, reason="手机没电，纸质签到表在册。", **clerk(people, LATER))
    assert (late.came_at, hours.of(late)) == (BEGINS, Decimal("2.0"))
    attending.mark(late, here=False, reason="登记错了。", **clerk(people, LATER))
    assert (late.came_at, late.way, hours.of(late)) == (None, "", Decimal("0.0"))
    assert hours.of(forgotten) == Decimal("0.0")


def test_who_is_written_in_while_it_lasts_came_then(people: Cast) -> None:
    activity = called(people, "deputy")
    row = seat(activity, people)
    attending.mark(row, here=True, **clerk(people, BEGINS + timedelta(minutes=30)))
    assert hours.of(row) == Decimal("1.5")


def test_the_door_opens_and_closes_by_the_profile(people: Cast) -> None:
    early, late = rules.signing_in(called(people))
    assert early < BEGINS < ENDS < late
    assert BEGINS - early == late - ENDS


NINE = datetime.fromisoformat("2026-03-20T09:00:00+08:00")


@pytest.mark.parametrize(
    ("came", "left", "given"),
    [
        (None, None, "0.0"),
        (0, None, "2.0"),
        (-30, None, "2.0"),  # early, and counted from the beginning
        (30, None, "1.5"),
        (120, None, "0.0"),
        (0, 60, "1.0"),
        (-30, 60, "1.5"),  # signed out too: as long as was there
        (0, 240, "4.0"),
        (60, 30, "0.0"),
        (0, 60 * 30, "24.0"),
        (0, 3, "0.1"),
        (0, 2, "0.0"),
    ],
)
def test_hours_by_the_clock(came: int | None, left: int | None, given: str) -> None:
    at = [None if each is None else NINE + timedelta(minutes=each) for each in (came, left)]
    assert hours.tenths(hours.between(NINE, NINE + timedelta(hours=2), *at)) == Decimal(given)


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 小时 0 分"), (59, "0 小时 59 分"), (487, "8 小时 7 分")])
def test_hours_in_words(minutes: int, words: str) -> None:
    assert hours.in_words(timedelta(minutes=minutes)) == words


# ------------------------------------------------------------------ what came of it
def test_what_is_refused_of_a_report(people: Cast) -> None:
    activity = held(people)
    by, unit = clerk(people, LATER), people.units["jiaotong"]
    refused(
        {
            "请写明发现了什么问题": lambda: answering.note(activity, text=" ", by=people.deputy, at=ENDS),
            "请填写报告内容": lambda: answering.report(activity, text="　", **by),
        }
    )
    reporting.draft_report(activity, **by)
    refused({"报告已经起草": lambda: reporting.draft_report(activity, **by)})
    answering.report(activity, text="一、基本情况。", **by)
    refused(
        {
            "反馈期限要晚于今天": lambda: answering.forward(activity, unit=unit, due_on=day(LATER), **by),
        }
    )
    answering.forward(activity, unit=unit, due_on=day(LATER) + timedelta(days=30), **by)
    head = {"by": people.jiaotong_head, "at": LATER}
    refused({"请填写研究处理情况": lambda: answering.answer(activity, feedback=" ", **head)})
    answering.answer(activity, feedback="已经施划。", **head)
    answering.close(activity, **by)
    assert activity.stage == Stage.CLOSED


def test_what_is_refused_of_an_inspection_of_a_law(people: Cast) -> None:
    activity, by = set_out(people), clerk(people, LATER)
    leader = seat_of(people, "deputy")
    refused(
        {
            "请至少选一种检查方式": lambda: reporting.set_out(
                activity, law="义务教育法", leader=leader, ways=["dreaming"], focus="学位", **by
            ),
            "两个部分都要写": lambda: reporting.report_law(activity, carried_out="总体较好。", law_itself=" ", **by),
        }
    )


# ------------------------------------------------------------------ booked
@pytest.mark.parametrize("minutes", [0, 4, 121, 600])
def test_a_slot_has_a_length_that_fits(people: Cast, minutes: int) -> None:
    activity = planned(people, kind="advice", organiser="office")
    refused({"时段至少5分钟": lambda: booking.offer_times(activity, minutes=minutes, **clerk(people))})


def test_what_is_refused_of_a_booking(people: Cast) -> None:
    activity, closed = offered(people), planned(people)
    slot = activity.slots.order_by("starts_at")[0]
    who: dict[str, Any] = {"identity": uuid.uuid4(), "by": ANYBODY, "at": CALLED}
    refused(
        {
            "这类活动不开放预约": lambda: booking.offer_times(closed, minutes=30, **clerk(people)),
            "请填写称呼和联系电话": lambda: booking.book(slot, name=" ", phone="13900000000", **who),
            "称呼和联系电话": lambda: booking.book(slot, name="王先生", phone="", **who),
            "这个时段已经开始": lambda: booking.book(slot, name="王先生", phone="13900000000", **{**who, "at": BEGINS}),
        }
    )
    taken = book(slot).booking
    booking.note(taken, came=True, outcome="转交司法所。", **clerk(people, ENDS))
    booking.note(taken, came=False, **clerk(people, ENDS))
    assert taken.stage == "missed"
