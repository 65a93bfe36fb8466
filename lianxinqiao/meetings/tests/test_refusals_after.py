"""What is refused after a meeting, of oaths and opinions, members and offices: each sentence once."""

from datetime import date, timedelta

import pytest

from lianxinqiao.acts.frame import day
from lianxinqiao.meetings.actions import (
    candidates,
    following,
    holding,
    keeping,
    opining,
    proposing,
)
from lianxinqiao.meetings.models import Appointment
from lianxinqiao.meetings.stages import Stage
from lianxinqiao.meetings.tests.scene import (
    BEGINS,
    ENDS,
    decided,
    heard,
    in_session,
    office_of,
    seat_of,
    seated,
)
from lianxinqiao.meetings.tests.test_refusals import LATER, chair, clerk
from tests.cast import Cast
from tests.refusals import refused


# ------------------------------------------------------------------ after it
def test_what_is_refused_after_a_meeting(people: Cast) -> None:
    meeting = in_session(people, ("decision", "决定"))
    item = heard(people, meeting)
    proposing.draft_decision(item, kind="decision", title="关于学位的决定", text="一、同意。", **clerk(people))
    decided(people, item)
    holding.close(meeting, **chair(people, ENDS))
    refused(
        {
            "会议纪要还没有起草": lambda: following.approve_minutes(meeting, **chair(people, LATER)),
            "请填写会议纪要": lambda: following.write_minutes(meeting, text=" ", **clerk(people, LATER)),
            "没有待宣誓的人员": lambda: following.swear_all(meeting, [], **clerk(people, LATER)),
        }
    )
    following.write_minutes(meeting, text="会议听取了……", **clerk(people, LATER))
    following.approve_minutes(meeting, **chair(people, LATER))
    refused({"“关于学位的决定”还没有签发、公布": lambda: following.publish(meeting, **clerk(people, LATER))})
    decision = meeting.decisions.get()
    following.sign(decision, **chair(people, LATER))
    following.publish_decision(decision, **clerk(people, LATER))
    following.publish(meeting, **clerk(people, LATER))
    assert (meeting.stage, meeting.published_on) == (Stage.PUBLISHED, day(LATER))


def test_what_is_refused_of_an_oath(people: Cast) -> None:
    item = heard(people, in_session(people, ("appointment", "人事任免")))
    office = office_of(people)
    proposing.nominate(item, action="appoint", office=office, name="顾清", **clerk(people))
    decided(people, item)
    row = Appointment.objects.get()
    by, before = clerk(people, LATER), day(BEGINS) - timedelta(days=1)
    late = day(LATER) + timedelta(days=1)
    refused(
        {
            "宣誓日期应在任职之日以后": lambda: following.swear(row, sworn_on=before, **by),
            "任职之日以后、今天以前": lambda: following.swear(row, sworn_on=late, **by),
            "以后、今天以前": lambda: following.swear_all(item.meeting, [row], sworn_on=late, **by),
        }
    )
    assert following.swear_all(item.meeting, [row], **by) == 1
    row.refresh_from_db()
    assert row.sworn_on == day(LATER)
    following.announce(row, **by)
    refused(
        {
            "宣誓已经登记": lambda: following.swear(row, **by),
            "这项任免已经公布": lambda: following.announce(row, **by),
            "没有待宣誓": lambda: following.swear_all(item.meeting, [row], **by),
        }
    )


def test_what_is_refused_of_an_opinion(people: Cast) -> None:
    meeting = in_session(people, ("report", "报告"), ("decision", "决定"))
    item, bill = heard(people, meeting), heard(people, meeting, 2)
    proposing.draft_decision(bill, kind="decision", title="决定", text="一、同意。", **clerk(people))
    decided(people, bill)
    holding.close(meeting, **chair(people, ENDS))
    opinion = opining.opine(item, title="审议意见", text="加快。", **clerk(people, ENDS))
    refused(
        {
            "这项报告已经有审议意见": lambda: opining.opine(item, title="又", text="又。", **clerk(people, ENDS)),
            "只对听取和审议的报告": lambda: opining.opine(bill, title="审议意见", text="一。", **clerk(people, ENDS)),
        }
    )
    opining.send(opinion, **chair(people, ENDS))
    unit = {"by": people.jiaoyu_head, "at": LATER}
    refused(
        {
            "请填写办理方案": lambda: opining.plan(opinion, text=" ", **unit),
            "请填写研究处理情况": lambda: opining.answer(opinion, result="", **unit),
        }
    )
    opining.plan(opinion, text="分三步。", **unit)
    refused({"办理方案已经提交": lambda: opining.plan(opinion, text="再交。", **unit)})
    opining.answer(opinion, result="已新增学位。", **unit)
    none = {"satisfied": 0, "basically": 0, "unsatisfied": 0}
    refused(
        {
            "请先登记专门": lambda: opining.close(opinion, **clerk(people, LATER)),
            "票数不能小于零": lambda: opining.test(opinion, **{**none, "unsatisfied": -1}, **clerk(people, LATER)),
            "没有有效票": lambda: opining.test(opinion, **none, invalid=3, **clerk(people, LATER)),
        }
    )
    opining.comment(opinion, comment="同意。", **clerk(people, LATER))
    opining.test(opinion, satisfied=0, basically=1, unsatisfied=3, **clerk(people, LATER))
    refused(
        {
            "这一轮已经测评": lambda: opining.test(
                opinion, satisfied=4, basically=0, unsatisfied=0, **clerk(people, LATER)
            ),
            "应退回重新研究处理": lambda: opining.close(opinion, **clerk(people, LATER)),
        }
    )


# ------------------------------------------------------------------ members and offices
def test_what_is_refused_of_members_and_offices(people: Cast) -> None:
    seated(people)
    row = seat_of(people, "deputy").standing.get()
    values = {"mandate": seat_of(people, "deputy"), "title": "member", "from_on": date(2024, 1, 1)}
    office, by = office_of(people), clerk(people)
    refused(
        {
            "已经是常委会组成人员": lambda: keeping.seat_member(body=people.body, values=values, **by),
            "撤销日期不能晚于今天": lambda: keeping.abolish_office(
                office, ended_on=day(BEGINS) + timedelta(days=1), **by
            ),
            "应由": lambda: keeping.register_office(
                body=people.body,
                values={"kind": "head", "organ": "云河区", "title": "区长"},
                by=people.deputy,
                at=BEGINS,
            ),
        }
    )
    refused({"结束日期不能早于开始日期": lambda: keeping.end_member(row, to_on=date(2022, 1, 10), **by)})


@pytest.mark.parametrize("days", [-40, 40])
def test_what_is_filed_or_approved_above_has_its_day(people: Cast, days: int) -> None:
    item = heard(people, in_session(people, ("appointment", "人事任免")))
    proposing.nominate(item, action="appoint", office=office_of(people), name="顾清", **clerk(people))
    decided(people, item)
    row, on = Appointment.objects.get(), day(LATER) + timedelta(days=days)
    by = clerk(people, LATER)
    refused(
        {
            "批准日期应在选举之日以后、今天以前": lambda: candidates.approve_above(row, approved_on=on, **by),
            "备案日期应在决定代理之日以后、今天以前": lambda: candidates.file_above(row, filed_on=on, **by),
        }
    )
    candidates.approve_above(row, **by)
    assert row.approved_on == day(LATER)
