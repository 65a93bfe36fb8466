"""Stage x cast x act: what is not granted here is refused. Written out by hand, so that a slip in the table is seen."""

import pytest

from lianxinqiao.access.refused import can
from lianxinqiao.writing.actions import drafting
from lianxinqiao.writing.acts import ACTS
from lianxinqiao.writing.rules import RULES
from lianxinqiao.writing.stages import Stage
from lianxinqiao.writing.tests.scene import LATER, WRITTEN, begun
from tests.cast import Cast

S = Stage
OFFICE, SIGNERS = {"clerk", "head"}, {"head", "chairpersons"}
GRANTED: dict[str, tuple[set[str], set[Stage]]] = {
    "work_report.rename": (OFFICE, {S.DRAFT}),
    "work_report.send": (OFFICE, {S.DRAFT}),
    "work_report.send_back": (SIGNERS, {S.REVIEW}),
    "work_report.sign": (SIGNERS, {S.REVIEW}),
    "work_report.publish": (OFFICE, {S.SIGNED}),
    "work_report.withdraw": (OFFICE, {S.PUBLIC}),
    "work_report.drop": (OFFICE, {S.DRAFT}),
    "section.add": (OFFICE, {S.DRAFT}),
    "section.write": (OFFICE, {S.DRAFT}),
    "section.move": (OFFICE, {S.DRAFT}),
    "section.remove": (OFFICE, {S.DRAFT}),
    "remark.add": (OFFICE | SIGNERS, {S.DRAFT, S.REVIEW}),
    "remark.settle": (OFFICE | SIGNERS, {S.DRAFT, S.REVIEW}),
}


def test_every_act_is_granted_here_by_hand() -> None:
    assert set(GRANTED) == {code for code, act in ACTS.items() if act.on != "beginning"}


@pytest.mark.parametrize("code", sorted(GRANTED))
def test_what_is_not_granted_is_refused(people: Cast, code: str) -> None:
    report = begun(people)
    section = report.sections.first()
    assert section
    remark = drafting.remark(section, text="再核一下。", by=people.head, at=WRITTEN)
    section.report = report
    remark.section = section
    subject = {"section": section, "remark": remark}.get(ACTS[code].on, report)
    who, when = GRANTED[code]
    slips = []
    for stage in Stage:
        report.stage = stage
        for part, post in people.posts.items():
            if can(RULES.may, code, post, subject, LATER) != (part in who and stage in when):
                slips.append(f"{code} by {part} at {stage}")
    assert slips == []
