"""Who plays a part, whom a thing waits for in words, and things of several kinds on which the same acts are done."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.acts import drafts, feeds, kinds, strangers, tabling, waiting
from lianxinqiao.acts.drafts import SavedSince
from lianxinqiao.acts.kinds import Kinds
from lianxinqiao.acts.models import Told
from lianxinqiao.acts.rowsheets import RowForm
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Act, Who, always, never, of_body, of_unit
from lianxinqiao.acts.tabling import Tabled, Taken
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


# ------------------------------------------------------------------ several kinds
@pytest.mark.parametrize(
    ("code", "renamed"),
    [("duty.assign", "visit.assign"), ("note.answer", "note.answer"), ("duty", "visit"), ("dutyful.x", "dutyful.x")],
)
def test_the_acts_of_the_root_bear_its_own_prefix(code: str, renamed: str) -> None:
    assert kinds.renamed(code, "duty", "visit") == renamed


def test_what_is_of_no_kind_goes_by_the_first() -> None:
    known = Kinds(lambda root: root.kind, "duty", RULES)
    frame: Any = SimpleNamespace(act=lambda *told, **more: told, done=lambda *told, **more: told)
    other: Any = SimpleNamespace(may=lambda *told: asked.append(told))
    asked: list[Any] = []
    known.framed(frame)
    known.take("visit", "visit", other, frame)
    duty, visit = SimpleNamespace(kind="?"), SimpleNamespace(kind="visit")
    for thing in (duty, visit):
        thing.root = thing
    assert [known.of(each).prefix for each in (duty, visit)] == ["duty", "visit"]
    assert known.act("duty.record", visit, by=Stranger("群众"), at=AT)[0] == "visit.record"  # type: ignore[index]
    known.may("duty.record", None, visit, AT)
    assert asked == [("visit.record", None, visit, AT)]


# ------------------------------------------------------------------ onto an agenda
def test_without_a_room_of_meetings_nothing_is_put_on_an_agenda(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabling, "_room", [])
    put = Tabled("专题报告", "正文")
    assert tabling.ahead(None, AT) == []  # type: ignore[arg-type]
    with pytest.raises(Refused, match="没有可以列入议程的会议"):
        tabling.put(1, put, by=None, at=AT)  # type: ignore[arg-type]
    tabling.register(
        lambda body, at: [(1, "第五次会议")], lambda meeting, tabled, **more: Taken(tabled.title, f"/{meeting}")
    )
    tabling.register(
        lambda body, at: [(2, "第六次会议")], lambda meeting, tabled, **more: Taken(tabled.title, f"/{meeting}")
    )
    assert tabling.ahead(None, AT) == [(2, "第六次会议")]  # type: ignore[arg-type]
    assert tabling.put(2, put, by=None, at=AT) == Taken("专题报告", "/2")  # type: ignore[arg-type]


# ------------------------------------------------------------------ drafts in two windows
EARLY, LATE = datetime(2026, 3, 2, 1, tzinfo=UTC), datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("read", "typed", "taken"),
    [
        (None, {"title": "新"}, True),  # a program that sends the whole draft
        (LATE, {"title": "新"}, True),
        (EARLY, {"title": "旧"}, True),  # the same text overwrites nothing
        (EARLY, {"title": "新"}, False),
    ],
)
def test_nobody_overwrites_what_they_have_not_read(read: datetime | None, typed: dict[str, str], taken: bool) -> None:
    draft = SimpleNamespace(saved_at=LATE)
    if taken:
        drafts.refuse_if_saved_since(draft, read, {"title": "旧"}, typed)
        return
    with pytest.raises(SavedSince, match="2026-03-02 10:00 在另一个窗口"):
        drafts.refuse_if_saved_since(draft, read, {"title": "旧"}, typed)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2026-03-02T01:00:00+00:00", EARLY),
        ("2026-03-02T09:00:00+08:00", EARLY),
        ("2026-03-02T01:00:00", None),
        ("2026-13-02T01:00:00+00:00", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_the_version_that_the_page_showed(rf: Any, said: str, read: datetime | None) -> None:
    assert drafts.read_at(rf.post("/", {"read_at": said})) == read


class Draft(forms.Form):
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲类"), ("b", "乙类")])
    urgent = forms.ChoiceField(label="急件", choices=[("yes", "是"), ("no", "否")])
    requests = forms.CharField(label="要求")


def test_what_is_stored_is_shown_in_words_where_it_differs() -> None:
    stored = {"kind": "b", "urgent": True, "requests": ["修路", "装灯"], "note": None}
    typed = {"kind": "a", "urgent": False, "requests": ["修路"], "note": "x"}
    assert drafts.others(Draft(), stored, typed, note="说明") == [
        ("类别", "乙类"),
        ("急件", "是"),
        ("要求", "修路\n装灯"),
        ("说明", ""),
    ]
    assert drafts.others(Draft(), stored, stored) == []


# ------------------------------------------------------------------ what a calendar was told
DAY = {"summary": "值班", "ends": "2026-03-10"}


@pytest.mark.parametrize(
    ("was_gone", "now", "changed", "sequence", "gone"),
    [
        (False, DAY, False, 3, False),
        (False, {**DAY, "summary": "改期"}, True, 4, False),
        (False, None, True, 4, True),
        (True, None, False, 3, True),
        (True, DAY, True, 4, False),  # it came back
    ],
)
def test_each_change_is_told_by_the_next_sequence(
    was_gone: bool, now: dict[str, Any] | None, changed: bool, sequence: int, gone: bool
) -> None:
    row = Told(uid="duty-1", content=DAY, sequence=3, changed_at=EARLY, gone_at=EARLY if was_gone else None)
    assert feeds._follow(row, now, LATE) is changed
    assert (row.sequence, row.gone_at is not None, row.changed_at) == (sequence, gone, LATE if changed else EARLY)
    assert row.content == (now or DAY)


@pytest.mark.parametrize(
    ("days", "ends", "over"),
    [(None, "2026-03-10", False), (1, "2026-03-10", False), (31, "2026-03-10", True), (1, "2026-01-10", True)],
)
def test_what_is_gone_is_told_for_thirty_days(days: int | None, ends: str, over: bool) -> None:
    gone = None if days is None else LATE - timedelta(days=days)
    row = Told(uid="duty-1", content={**DAY, "ends": ends}, gone_at=gone)
    assert feeds._is_over(row, datetime(2026, 2, 1, tzinfo=UTC).date(), LATE) is over
    assert str(row) == "duty-1"


# ------------------------------------------------------------------ a sheet of rows
class SeatRow(RowForm):
    columns = (("unit", "主办"), ("hard", "难度大"))
    unit = forms.CharField(required=False)
    hard = forms.BooleanField(required=False)

    def prepare(self) -> None:
        self.initial["unit"] = self.known.get(self.subject.pk, "")

    @property
    def is_blank(self) -> bool:
        return not self["unit"].value()


def test_a_row_is_filled_in_with_what_is_likely_and_reads_its_own_fields() -> None:
    told: Any = {"post": Somebody(RoleCode.OFFICE_CLERK), "known": {3: "教育局"}}
    fresh = SeatRow(subject=Duty(), **told)
    assert [(str(label), cell.name) for label, cell in fresh.cells] == [("主办", "unit"), ("难度大", "hard")]
    assert (fresh.is_blank, fresh["unit"].value()) == (False, "教育局")
    typed = SeatRow(MultiValueDict({"row-3-unit": [""], "row-4-unit": ["财政局"]}), subject=Duty(), **told)
    assert typed.is_blank
    other = SeatRow(MultiValueDict({"row-4-unit": ["财政局"]}), subject=Duty(pk=4), **told)
    assert other.is_valid() and other.cleaned_data == {"unit": "财政局", "hard": False}


class AskedRow(RowForm):
    who = forms.CharField(required=False)
    comes = forms.BooleanField(required=False)
    on = forms.DateField(required=False)
    beside = ("on",)

    def told(self) -> tuple[str | None, ...]:
        return "一号桌", None, "", "靠窗"


@pytest.mark.parametrize(
    ("typed", "blank"),
    [
        ({}, True),
        ({"who": "  ", "on": "2026-03-01"}, True),
        ({"who": "林晓禾"}, False),
        ({"comes": "on", "on": "2026-03-01"}, False),
    ],
)
def test_a_row_is_left_for_later_unless_more_is_filled_in_than_what_stands_beside(
    typed: dict[str, str], *, blank: bool
) -> None:
    data = {f"row-3-{name}": value for name, value in typed.items()}
    row = AskedRow(data, subject=Duty(), post=Somebody(RoleCode.OFFICE_CLERK), known=None)
    assert (row.is_blank, row.about) == (blank, "一号桌　靠窗")
