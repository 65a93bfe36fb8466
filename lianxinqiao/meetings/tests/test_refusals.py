"""What is refused at each step of a meeting: before it, in the hall, after it. Each sentence stands here once."""

from datetime import date, timedelta
from typing import Any

from lianxinqiao.acts.frame import day
from lianxinqiao.meetings.actions import (
    attending,
    counting,
    holding,
    keeping,
    preparing,
    proposing,
    voting,
)
from lianxinqiao.meetings.models import Appointment, Vote
from lianxinqiao.meetings.stages import Coming, ItemStage, Nomination
from lianxinqiao.meetings.tests.scene import (
    BEGINS,
    CALLED,
    DRAFTED,
    ENDS,
    PARTS,
    called,
    decided,
    drafted,
    heard,
    in_session,
    item_of,
    office_of,
    seat_of,
)
from lianxinqiao.people.models import Term
from tests.cast import Cast, cast, moment
from tests.refusals import refused

LATER = ENDS + timedelta(days=30)
AGAIN = moment("2026-05-20", "09:00")


def chair(people: Cast, at: Any = BEGINS) -> dict[str, Any]:
    return {"by": people.chairpersons, "at": at}


def clerk(people: Cast, at: Any = BEGINS) -> dict[str, Any]:
    return {"by": people.clerk, "at": at}


# ------------------------------------------------------------------ before it
def test_what_is_refused_of_a_draft(people: Cast) -> None:
    meeting, other, by = drafted(people), cast(code="other"), clerk(people, DRAFTED)
    stranger = seat_of(other, "deputy")
    report = {"kind": "report", "title": "学前教育"}
    refused(
        {
            "请写明向会议报告的机关": lambda: preparing.add_item(meeting, **report, **by),
            "应到人员由任职确定": lambda: preparing.list_in(meeting, [stranger], **by),
            "不召开": lambda: drafted(people, unseated=True, kind="cppcc_chairs"),
            "规则方案里没有这类会议": lambda: drafted(people, unseated=True, kind="own-kind"),
            "议程还是空的": lambda: attending.call(meeting, **by),
            "不能宣布开会": lambda: holding.open_(meeting, **chair(people)),
        }
    )
    item_of(people, meeting)
    refused({"会议时间已经过去": lambda: attending.call(meeting, **clerk(people, LATER))})
    meeting.attendees.all().delete()
    refused({"名单还是空的": lambda: attending.call(meeting, **by)})
    Term.objects.filter(body=people.body).update(from_on=date(2027, 1, 1))
    refused({"还没有登记这一天所在的届": lambda: drafted(people, unseated=True)})


def test_a_member_of_another_body_is_not_seated(people: Cast) -> None:
    values = {"mandate": seat_of(cast(code="other"), "deputy"), "title": "member", "from_on": date(2026, 1, 1)}
    refused({"不是本机构的代表": lambda: keeping.seat_member(body=people.body, values=values, **clerk(people))})


def test_what_is_refused_of_papers_and_items(people: Cast) -> None:
    meeting = drafted(people)
    item, bill = item_of(people, meeting), item_of(people, meeting, "decision", "决定")
    proposing.draft_decision(bill, kind="decision", title="决定", text="一、同意。", **clerk(people, DRAFTED))
    by, paper = clerk(people, DRAFTED), {"kind": "report", "title": "报告"}
    refused(
        {
            "收到日期不能晚于今天": lambda: preparing.file(
                item, **paper, text="正文", received_on=day(DRAFTED) + timedelta(days=1), **by
            ),
            "请填写材料内容或者附上文件": lambda: preparing.file(item, **paper, text="　", **by),
            "已经有草案或者提名": lambda: preparing.strike_item(bill, **by),
            "这项议程不作出决议、决定": lambda: proposing.draft_decision(
                item, kind="decision", title="决定", text="一。", **by
            ),
            "任免只列入人事任免议程": lambda: proposing.nominate(
                item, action="appoint", office=office_of(people), name="顾清", **by
            ),
        }
    )
    preparing.strike_item(item, **by)
    assert list(meeting.items.all()) == [bill]


def test_what_is_refused_of_a_nomination(people: Cast) -> None:
    meeting = drafted(people)
    item, elsewhere = item_of(people, meeting, "appointment", "人事任免"), cast(code="other")
    office, theirs, gone = office_of(people), office_of(elsewhere), office_of(people, "信访局局长")
    keeping.abolish_office(gone, ended_on=date(2026, 3, 1), **clerk(people, DRAFTED))
    by = {"item": item, **clerk(people, DRAFTED)}
    refused(
        {
            "这个职务不由本机构任免": lambda: proposing.nominate(action="appoint", office=theirs, name="顾清", **by),
            "已经撤销": lambda: proposing.nominate(action="appoint", office=gone, name="顾清", **by),
            "没有担任": lambda: proposing.nominate(action="remove", office=office, name="顾清", **by),
            "请填写姓名": lambda: proposing.nominate(action="appoint", office=office, name=" ", **by),
        }
    )


def test_who_holds_an_office_is_not_appointed_to_it_again(people: Cast) -> None:
    office = office_of(people)
    item = heard(people, in_session(people, ("appointment", "人事任免")))
    known = {"office": office, "name": "顾清", **clerk(people)}
    proposing.nominate(item, action="appoint", **known)
    decided(people, item)
    other = item_of(
        people,
        drafted(people, unseated=True, starts_at=AGAIN, ends_at=AGAIN + timedelta(hours=3)),
        "appointment",
        "人事任免",
    )
    person = Appointment.objects.get().person
    refused(
        {
            "顾清已经担任": lambda: proposing.nominate(
                other, action="appoint", office=office, person=person, **clerk(people)
            )
        }
    )


# ------------------------------------------------------------------ who is called
def test_what_is_refused_at_the_door(people: Cast) -> None:
    meeting = called(people)
    row = meeting.attendees.get(mandate=seat_of(people, "deputy"))
    refused(
        {
            "请说明原因": lambda: attending.ask_leave(row, reason=" ", by=people.deputy, at=CALLED),
            "签到从": lambda: attending.sign_in(meeting, by=people.deputy, at=CALLED),
            "会议还没有到开始时间": lambda: holding.open_(meeting, **chair(people, CALLED)),
            "说明原因": lambda: attending.cancel(meeting, reason="", **clerk(people, CALLED)),
        }
    )
    attending.sign_in(meeting, by=people.deputy, at=BEGINS)
    refused({"您已经签到": lambda: attending.sign_in(meeting, by=people.deputy, at=BEGINS)})
    assert attending.mark_all(meeting, [seat_of(people, part) for part in PARTS], **clerk(people)) == 3
    assert attending.mark_all(meeting, [seat_of(people, part) for part in PARTS], **clerk(people)) == 0


def test_what_is_refused_to_whoever_comes_and_goes(people: Cast) -> None:
    meeting = in_session(people, here=("deputy", "cosigner", "other_deputy"))
    here, away = (meeting.attendees.get(mandate=seat_of(people, part)) for part in ("deputy", "delegation_head"))
    refused(
        {
            "这位代表现在不在场": lambda: attending.leave_hall(away, **clerk(people)),
            "没有决定允许视频出席": lambda: attending.come_back(away, by_video=True, **clerk(people)),
            "这位代表已经在场": lambda: attending.come_back(here, **clerk(people)),
        }
    )
    attending.leave_hall(here, **clerk(people))
    attending.come_back(here, **clerk(people))
    assert here.presences.count() == 2


def test_leave_is_asked_granted_and_taken_back(people: Cast) -> None:
    meeting = called(people)
    row = meeting.attendees.get(mandate=seat_of(people, "deputy"))
    attending.ask_leave(row, reason="外出学习。", by=people.deputy, at=CALLED)
    attending.grant_leave(row, **clerk(people, CALLED))
    assert (row.stage, row.reason) == (Coming.ON_LEAVE, "外出学习。")
    refused({"不能": lambda: attending.grant_leave(row, **clerk(people, CALLED))})


# ------------------------------------------------------------------ in the hall
def test_what_is_refused_while_nothing_is_voted(people: Cast) -> None:
    meeting = in_session(people, ("decision", "决定"), ("report", "报告"), ("election", "选举"))
    bill, report, election = meeting.items.order_by("position")
    refused(
        {
            "议程已经通过": lambda: voting.put_agenda(meeting, **chair(people)),
            "请先办完、撤回": lambda: holding.close(meeting, **chair(people)),
            "说明原因": lambda: holding.withdraw(bill, reason=" ", **clerk(people)),
        }
    )
    for item in (bill, report, election):
        holding.hear(item, **chair(people))
    refused(
        {
            "这项议程不用表决": lambda: voting.put(report, **chair(people)),
            "选举用选票进行": lambda: voting.put(election, **chair(people)),
            "还没有决议、决定草案": lambda: voting.put(bill, **chair(people)),
            "请说明原因": lambda: holding.postpone(bill, reason=" ", **clerk(people)),
        }
    )
    holding.postpone(bill, reason="需要再作调研。", **chair(people))
    assert (bill.stage, bill.note) == (ItemStage.POSTPONED, "需要再作调研。")


def test_what_is_refused_beside_an_open_vote(people: Cast) -> None:
    meeting = in_session(people, ("decision", "决定"), ("decision", "另一决定"))
    item, other = heard(people, meeting), meeting.items.get(position=2)
    draft = proposing.draft_decision(item, kind="decision", title="决定", text="一、同意。", **clerk(people))
    vote = voting.put(item, method=Vote.Method.HANDS, **chair(people))
    row = meeting.attendees.get(mandate=seat_of(people, "deputy"))
    beside = "请先结束这项表决"
    for deed in (
        lambda: holding.hear(other, **chair(people)),
        lambda: holding.withdraw(other, reason="撤回。", **clerk(people)),
        lambda: holding.close(meeting, **chair(people)),
        lambda: attending.leave_hall(row, **clerk(people)),
        lambda: proposing.change_decision(draft, title="改", text="改", **clerk(people)),
        lambda: attending.mark_all(meeting, [seat_of(people, "deputy")], **clerk(people)),
    ):
        refused({beside: deed})
    refused(
        {
            "请说明原因": lambda: voting.annul(vote, reason="", **chair(people)),
            "这项表决不用表决器": lambda: voting.cast(vote, choice="yes", by=people.deputy, at=BEGINS),
        }
    )


def test_what_is_refused_of_a_count(people: Cast) -> None:
    meeting = in_session(people, ("appointment", "人事任免"), here=("deputy", "cosigner", "other_deputy"))
    item = heard(people, meeting)
    office = office_of(people)
    row = proposing.nominate(item, action="appoint", office=office, name="顾清", **clerk(people))
    elsewhere = Appointment(
        pk=0, item_id=0, stage=Nomination.NOMINATED, action="appoint", office=office, person=row.person
    )
    refused({"不在这项议程待表决的任免里": lambda: voting.put(item, appointments=[elsewhere], **chair(people))})
    vote = voting.put(item, method=Vote.Method.PAPER, **chair(people))
    sheet = {"issued": 3, "returned": 3, "invalid": 0, "yes": 3, "no": 0, "abstain": 0}
    away = seat_of(people, "delegation_head")
    refused({"监票人应是在场的组成人员": lambda: counting.count(vote, scrutineer=away, **sheet, **clerk(people))})
    for part in ("deputy", "cosigner"):
        counting.count(vote, scrutineer=seat_of(people, part), **sheet, **clerk(people))
    third = seat_of(people, "other_deputy")
    refused({"两位监票人已经登记计票": lambda: counting.count(vote, scrutineer=third, **sheet, **clerk(people))})
    preparing_again = {"item": item, "action": "appoint", "office": office, "name": "江平"}
    refused({"请先结束这项表决": lambda: proposing.nominate(**preparing_again, **clerk(people))})


def test_an_item_of_appointments_without_any_is_not_put(people: Cast) -> None:
    item = heard(people, in_session(people, ("appointment", "人事任免")))
    refused({"没有待表决的任免": lambda: voting.put(item, **chair(people))})
