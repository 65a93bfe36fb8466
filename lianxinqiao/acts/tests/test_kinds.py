"""Things of several kinds on which the same acts are done, and where they may be tabled."""

from types import SimpleNamespace
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import kinds, tabling
from lianxinqiao.acts.kinds import Kinds
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.tabling import Tabled, Taken
from lianxinqiao.acts.tests.sample import AT, RULES


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
