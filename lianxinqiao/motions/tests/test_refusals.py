"""Who may do what with a motion at which stage, and what is refused with a sentence."""

from typing import Any

import pytest
from django.test import Client

from lianxinqiao.access.refused import can
from lianxinqiao.meetings.tests.scene import drafted as drafted_meeting
from lianxinqiao.meetings.tests.scene import in_session, item_of, seat_of
from lianxinqiao.motions.actions import deciding, drafting
from lianxinqiao.motions.rules import RULES
from lianxinqiao.motions.stages import Signing, Stage
from lianxinqiao.motions.tests.scene import (
    AT,
    CLOSES,
    LATER,
    committee_of,
    handed,
    of_government,
    reported,
    signed,
)
from tests.cast import Cast, cast
from tests.refusals import refused

OFFICE, CHAIR, LEAD = {"clerk", "head"}, {"chairpersons"}, {"deputy"}
S = Stage
GRANTED: dict[str, tuple[set[str], set[Any]]] = {
    "motion.change": (LEAD, {S.DRAFTED}),
    "motion.invite": (LEAD, {S.DRAFTED}),
    "motion.hand_in": (LEAD, {S.DRAFTED}),
    "motion.drop": (LEAD, {S.DRAFTED}),
    "motion.refer": (OFFICE | CHAIR, {S.HANDED}),
    "motion.report": (OFFICE, {S.REFERRED}),
    "motion.list": (OFFICE | CHAIR, {S.HANDED, S.REPORTED}),
    "motion.leave_out": (OFFICE | CHAIR, {S.HANDED, S.REPORTED}),
    "motion.turn": (OFFICE, {S.HANDED, S.REPORTED, S.LEFT_OUT}),
    "motion.withdraw": (OFFICE | LEAD, {S.HANDED, S.REFERRED, S.REPORTED}),
}
SIGNING = {"signature.sign": {Signing.ASKED, Signing.DECLINED}, "signature.decline": {Signing.ASKED}}


def test_what_is_not_granted_here_is_refused(people: Cast) -> None:
    motion = signed(people, "cosigner")
    for code, (who, when) in GRANTED.items():
        for stage in Stage:
            motion.stage = stage
            may = {part for part, post in people.posts.items() if can(RULES.may, code, post, motion)}
            assert may == (who if stage in when else set()), (code, stage)
    motion.stage, row = Stage.DRAFTED, motion.signatures.get()
    row.motion = motion
    for code, at in SIGNING.items():
        for signing in Signing:
            row.stage = signing
            may = {part for part, post in people.posts.items() if can(RULES.may, code, post, row)}
            assert may == ({"cosigner"} if signing in at else set()), (code, signing)


def test_what_is_refused_before_it_is_decided(people: Cast) -> None:
    motion, by = handed(people), {"by": people.clerk, "at": CLOSES}
    other = cast(code="other")
    refused(
        {
            "请选择本机构的委员会": lambda: deciding.refer(motion, committee=committee_of(other), **by),
            "请说明原因": lambda: deciding.leave_out(motion, reason=" ", **by),
            "不能提出审议报告": lambda: deciding.report(motion, advice="list", text="属实。", **by),
            "请选择一项议程，或者选择一次会议新列一项": lambda: deciding.put_on_agenda(motion, **by),
            "不能邀请联名": lambda: drafting.invite(
                motion, mandates=[seat_of(people, "delegation_head")], by=people.deputy, at=CLOSES
            ),
        }
    )
    deciding.refer(motion, committee=committee_of(people), **by)
    refused({"请填写审议报告": lambda: deciding.report(motion, advice="list", text=" ", by=people.clerk, at=LATER)})


def test_what_is_refused_of_an_agenda(people: Cast) -> None:
    motion, second, meeting = reported(people), of_government(people), drafted_meeting(people, unseated=True)
    by = {"by": people.clerk, "at": LATER}
    report, item = item_of(people, meeting), item_of(people, meeting, "decision", "作出决定")
    refused({"请选择本机构要表决的议程": lambda: deciding.put_on_agenda(motion, item=report, **by)})
    deciding.put_on_agenda(motion, item=item, **by)
    refused(
        {
            "已经是另一件议案的": lambda: deciding.put_on_agenda(second, item=item, **by),
            "阶段，不能撤回": lambda: deciding.withdraw(motion, reason="改主意。", **by),
            "机关提出的议案不转为代表建议": lambda: deciding.turn(second, reason="交办。", **by),
        }
    )


def test_nothing_new_is_listed_while_a_meeting_sits(people: Cast) -> None:
    motion, meeting = handed(people), in_session(people, unseated=True)
    refused({"阶段，不能列入议程": lambda: deciding.put_on_agenda(motion, meeting=meeting, by=people.clerk, at=AT)})
    motion.refresh_from_db()
    assert motion.stage == Stage.HANDED


@pytest.mark.parametrize("part", ["deputy", "clerk", "chairpersons"])
def test_its_page_and_list_open(people: Cast, client: Client, part: str) -> None:
    motion = reported(people)
    client.force_login(people.posts[part].user)
    page = client.get(f"/motions/{motion.pk}").content.decode()
    assert "议案反映的问题属实。" in page
    assert motion.title in client.get("/motions").content.decode()
    if part != "chairpersons":
        assert client.get("/motions/new").status_code == 200
