"""The three questions of every act, in their order: who, when, and the named rule of a moment."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE, UNIT, RoleCode
from lianxinqiao.acts.table import Who, of_body, of_unit
from lianxinqiao.acts.tests.sample import AT, RULES, Duty, Note, Somebody, Stage

STAFF = Somebody(RoleCode.STATION_STAFF)


def test_the_right_person_at_the_right_stage_may() -> None:
    RULES.may("duty.record", STAFF, Duty(), AT)  # type: ignore[arg-type]
    RULES.may("duty.record", Somebody(RoleCode.DEPUTY, mandate_id=7), Duty(), AT)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("post", "duty", "sentence"),
    [
        (None, Duty(), "请先登录"),
        (
            Somebody(RoleCode.STATION_STAFF, body_id=2),
            Duty(),
            "“登记接待”应由站点工作人员或值班代表办理，您现在的身份是某人",
        ),
        (Somebody(RoleCode.DEPUTY, mandate_id=8), Duty(), "应由站点工作人员或值班代表办理"),
        (STAFF, Duty(stage=Stage.HELD), "这次值班处于“已接待”阶段，不能登记接待"),
    ],
)
def test_everybody_else_reads_why_not(post: Somebody | None, duty: Duty, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        RULES.may("duty.record", post, duty, AT)  # type: ignore[arg-type]


def test_the_named_rule_is_asked_for_a_moment_only() -> None:
    too_early = AT - timedelta(days=1)
    with pytest.raises(Refused, match="接待当天"):
        RULES.may("duty.record", STAFF, Duty(), too_early)  # type: ignore[arg-type]
    RULES.may("duty.record", STAFF, Duty())  # type: ignore[arg-type]


def test_a_part_is_asked_for_its_root_and_for_itself() -> None:
    clerk = Somebody(RoleCode.UNIT_CLERK, organization_id=5)
    held = Duty(stage=Stage.HELD)
    RULES.may("note.answer", clerk, Note(held), AT)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="当前状态是“closed”"):
        RULES.may("note.answer", clerk, Note(held, stage="closed"), AT)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="应由承办单位"):
        RULES.may("note.answer", Somebody(RoleCode.UNIT_CLERK, organization_id=6), Note(held), AT)  # type: ignore[arg-type]


def test_a_rule_for_no_row_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        RULES("duty.unknown")(lambda post, subject, at: None)


def test_a_refusal_names_a_part_as_its_body_does() -> None:
    """代工委 of a congress, 政协机关 of a CPPCC committee; a part of its own is called as its room says."""
    office = of_body("office", "代工委工作人员", *OFFICE)
    present = Who("present", "到场的代表", lambda post, subject: False, in_cppcc="到场的委员")
    unit = of_unit("unit", "承办单位", *UNIT)
    signer = of_body("signer", "代工委负责人或者主任会议", RoleCode.OFFICE_HEAD, RoleCode.CHAIRPERSONS)
    for kind, called in (
        ("congress", ["代工委工作人员", "到场的代表", "承办单位", "代工委负责人或者主任会议"]),
        ("cppcc", ["政协机关工作人员", "到场的委员", "承办单位", "政协机关负责人或主席会议"]),
    ):
        subject = SimpleNamespace(root=SimpleNamespace(body=SimpleNamespace(kind=kind)))
        assert [str(who.called(subject)) for who in (office, present, unit, signer)] == called
    assert str(office.called(SimpleNamespace(root=SimpleNamespace(body_id=1)))) == "代工委工作人员"
