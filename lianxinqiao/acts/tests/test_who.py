"""Who plays a part, and whom a thing waits for in words."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.acts import strangers, waiting
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Act, Who, always, never, of_body, of_unit
from lianxinqiao.acts.tests.sample import ACTS, AT, RULES, Duty, Note, Somebody
from lianxinqiao.acts.waiting import Open

STAFF = of_body("staff", "站点工作人员", RoleCode.STATION_STAFF)
UNIT = of_unit("unit", "承办单位", RoleCode.UNIT_CLERK, RoleCode.UNIT_HEAD)


# ------------------------------------------------------------------ who plays a part
@pytest.mark.parametrize(
    ("who", "post", "plays"),
    [
        (STAFF, Somebody(RoleCode.STATION_STAFF), True),
        (STAFF, Somebody(RoleCode.STATION_STAFF, body_id=2), False),
        (STAFF, Somebody(RoleCode.DEPUTY), False),
        (STAFF, Stranger("群众"), False),
        (UNIT, Somebody(RoleCode.UNIT_CLERK, organization_id=5), True),
        (UNIT, Somebody(RoleCode.UNIT_HEAD, organization_id=5), True),
        (UNIT, Somebody(RoleCode.UNIT_CLERK, organization_id=6), False),
        (UNIT, Somebody(RoleCode.OFFICE_CLERK, organization_id=5), False),
        (UNIT, Somebody(RoleCode.UNIT_CLERK), False),
    ],
)
def test_a_part_is_played_by_role_and_place(who: Who, post: Any, plays: bool) -> None:
    assert who.is_played_by(post, Note()) is plays


def test_hundreds_of_deputies_are_not_looked_for_one_by_one() -> None:
    assert of_body("any", "代表", RoleCode.DEPUTY, RoleCode.OFFICE_CLERK).posts is None
    assert STAFF.posts is not None and UNIT.posts is not None


def test_a_unit_s_part_of_nobody_s_thing_is_nobody_s() -> None:
    assert UNIT.posts is not None
    assert ("organization_id", 0) in UNIT.posts(Duty()).children


def test_what_moves_a_thing_on_may_hang_on_the_thing() -> None:
    sometimes = Act("duty.call", "催请", (STAFF,), moves=lambda duty: not duty.busy)
    assert [sometimes.moves_on(Duty(busy=busy)) for busy in (False, True)] == [True, False]
    assert ACTS["duty.record"].moves_on(Duty()) and not ACTS["duty.miss"].moves_on(Duty())
    assert always(Duty()) and not never(Duty())


def test_a_stranger_is_asked_like_a_post_and_named_in_a_refusal() -> None:
    with pytest.raises(Refused, match="您现在的身份是群众"):
        RULES.may("duty.record", Stranger("群众"), Duty(), AT)
    assert (Stranger("群众").title, Stranger("群众").role) == ("群众", "stranger")
    assert strangers.hashed("a") != strangers.hashed("b")
    assert len(strangers.hashed("a")) == 64


@pytest.mark.parametrize("reason", ["", " ", "\n\t", "　"])
def test_a_reason_is_more_than_blanks(reason: str) -> None:
    with pytest.raises(Refused, match="请说明原因"):
        say_why(reason)
    assert say_why(f"{reason}材料不全。{reason}") == "材料不全。"


# ------------------------------------------------------------------ for whom it waits
@dataclass(frozen=True)
class Seat:
    """A post as the words of waiting look at it."""

    name: str
    unit: Any = None
    mandate_id: int | None = None

    @property
    def organization(self) -> Any:
        return self.unit

    @property
    def person(self) -> Any:
        return SimpleNamespace(spoken=self.name)


@dataclass(frozen=True)
class Unit:
    spoken: str


BUREAU = Unit("区教育局")
LIN, ZHOU, HE = (Seat(name, mandate_id=number) for number, name in enumerate(("林知远", "周望舒", "何清源"), 1))


def open_to(*posts: Any, code: str = "duty.record") -> Open:
    return Open(ACTS[code], ACTS[code].who[0], Duty(), posts, (None, ()))


@pytest.mark.parametrize(
    ("posts", "name"),
    [
        ((), "站点工作人员"),
        ((LIN,), "林知远"),
        ((LIN, ZHOU), "林知远、周望舒"),
        ((LIN, LIN), "林知远"),
        ((LIN, ZHOU, HE), "站点工作人员"),
        ((Seat("王经办"),), "站点工作人员"),
        ((Seat("甲", BUREAU), Seat("乙", BUREAU)), "区教育局"),
        ((Seat("甲", BUREAU), Seat("乙", Unit("区财政局"))), "站点工作人员"),
    ],
)
def test_few_are_named_a_unit_by_its_name_and_many_by_their_part(posts: tuple[Any, ...], name: str) -> None:
    assert open_to(*posts).name == name


@pytest.mark.parametrize(
    ("played_by", "name"),
    [
        (("office_head",), "机关负责人"),
        (("office_head", "office_head"), "机关负责人"),
        (("office_clerk", "office_head"), "机关"),
    ],
)
def test_what_a_rule_leaves_to_the_head_waits_for_the_head(played_by: tuple[str, ...], name: str) -> None:
    office = of_body("office", "机关", *OFFICE)
    posts = tuple(
        SimpleNamespace(role=role, role_name="机关负责人", organization=None, mandate_id=None) for role in played_by
    )
    assert Open(ACTS["duty.record"], office, Duty(), posts, (None, ())).name == name  # type: ignore[arg-type]


def test_each_is_said_with_the_first_act_that_is_theirs() -> None:
    found = [open_to(LIN), open_to(LIN, code="duty.miss"), open_to(Seat("甲", BUREAU), code="duty.edit")]
    assert waiting.said(found) == "林知远登记接待、区教育局修改值班"
    assert waiting.said(found, most=1) == "林知远登记接待"
    assert waiting.said([]) == ""
