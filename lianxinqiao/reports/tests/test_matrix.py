"""Stage x cast x act: what is not granted here is refused. Written out by hand, so that a slip in the table is seen."""

from typing import Any

import pytest

from lianxinqiao.access.refused import can
from lianxinqiao.acts.rules import Rules
from lianxinqiao.reports.acts import TABLES
from lianxinqiao.reports.rules import ISSUE_RULES, POINT_RULES, RULES, SPEECH_RULES
from lianxinqiao.reports.stages import IssueStage, PointStage, SpeechStage, Stage
from lianxinqiao.reports.tests.scene import edited, point, sent, signed, speech
from tests.cast import Cast

S, I, P, O = Stage, IssueStage, SpeechStage, PointStage  # noqa: E741 - the tables are read by their rows
OFFICE, HEAD, WRITER, UNIT = {"clerk", "head"}, {"head"}, {"deputy"}, {"jiaoyu_clerk", "jiaoyu_head"}
OUT = {S.SENT, S.CLOSED}
GRANTED: dict[str, tuple[set[str], set[Any]]] = {
    "report.save": (WRITER, {S.DRAFT}),
    "report.hand_in": (WRITER, {S.DRAFT}),
    "report.edit": (OFFICE, {S.HANDED_IN, S.EDITED}),
    "report.mark": (OFFICE, {S.HANDED_IN, S.EDITED}),
    "report.combine": (OFFICE, {S.HANDED_IN, S.EDITED}),
    "report.part": (OFFICE, {S.COMBINED}),
    "report.decline": (OFFICE, {S.HANDED_IN, S.EDITED}),
    "report.compile": (OFFICE, {S.EDITED}),
    "report.note": (OFFICE, OUT),
    "report.adopt": (OFFICE, OUT),
    "sending.answer": (OFFICE | UNIT, OUT),
    "report.close": (OFFICE, {S.SENT}),
    "issue.change": (OFFICE, {I.PREPARED}),
    "issue.sign": (HEAD, {I.PREPARED}),
    "issue.send": (OFFICE, {I.SIGNED, I.SENT}),
    "issue.discard": (OFFICE, {I.PREPARED}),
    "speech.hand_in": (OFFICE | WRITER, {P.INVITED, P.HANDED_IN}),
    "speech.choose": (OFFICE, {P.HANDED_IN, P.PASSED_OVER}),
    "speech.pass_over": (OFFICE, {P.HANDED_IN, P.CHOSEN}),
    "speech.give": (OFFICE, {P.CHOSEN}),
    "speech.draw": (OFFICE, {P.GIVEN}),
    "point.forward": (OFFICE, {O.DRAWN, O.ANSWERED}),
    "point.answer": (UNIT, {O.FORWARDED}),
    "point.close": (OFFICE, {O.ANSWERED}),
}
BEGUN = {"report.begin", "issue.begin", "speech.invite", "speech.offer"}  # on what is not there yet: their own tests


def test_every_act_is_granted_here_by_hand() -> None:
    assert set(GRANTED) | BEGUN == {code for table in TABLES for code in table}


@pytest.mark.parametrize("code", sorted(GRANTED))
def test_what_is_not_granted_is_refused(council: Cast, code: str) -> None:
    rules, subject, stages = _thing(council, code)
    who, when = GRANTED[code]
    slips = []
    for stage in stages:
        subject.root.stage = str(stage)
        for part, post in council.posts.items():
            may = can(rules.may, code, post, subject)
            if may is not (part in who and stage in when):
                slips.append((part, str(stage), may))
    assert slips == []


def _thing(council: Cast, code: str) -> tuple[Rules, Any, Any]:
    if code.startswith("sending"):
        sending = sent(council, units=[council.units["jiaoyu"]]).sendings.get()
        return RULES, sending, Stage
    if code.startswith("report"):
        return RULES, edited(council), Stage
    if code.startswith("issue"):
        return ISSUE_RULES, signed(council), IssueStage
    if code.startswith("speech"):
        return SPEECH_RULES, speech(council), SpeechStage
    drawn = point(council)
    drawn.unit = council.units["jiaoyu"]
    return POINT_RULES, drawn, PointStage
