"""What a room's `Life` gives without a word of its own, and that this room knows no kind of thing."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
from django.http import Http404

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts import page
from lianxinqiao.acts.lives import LIVES, Life
from lianxinqiao.acts.tests.sample import AT, DUTY, ON_DUTY, Duty, Somebody, Stage
from lianxinqiao.acts.tests.test_offers import SCREENS
from lianxinqiao.acts.views import Code, life_urls
from lianxinqiao.acts.waiting import Open

LIFE = Life(Duty, DUTY, SCREENS)
ROOM = Path(page.__file__).parent


def test_nothing_here_knows_a_kind_of_thing() -> None:
    beside = {"tests", "migrations"}  # how old rows became those of one list is history
    files = [path for path in ROOM.rglob("*") if path.suffix in {".py", ".html"} and not beside & {*path.parts}]
    assert len(files) > 15
    assert [path.name for path in files if re.search(r"suggestion|matters|建议", path.read_text(), re.IGNORECASE)] == []


def test_a_life_has_its_page_and_its_acts_under_one_address() -> None:
    with mock.patch.dict(LIVES):  # the sample is no life of the house
        show, *_beside, act = life_urls(LIFE, "duties/<int:pk>")
    assert (show.name, str(show.pattern)) == ("duty", "duties/<int:pk>")
    assert act.name == "duty-act"
    assert act.resolve("duties/7/duty.record/7").kwargs == {"pk": 7, "code": "duty.record", "key": 7}  # type: ignore[union-attr]


@pytest.mark.parametrize(("word", "is_code"), [("duty.record", True), ("files", False), ("uninvite", False)])
def test_only_the_code_of_an_act_is_taken_for_one(word: str, is_code: bool) -> None:
    assert bool(re.fullmatch(Code.regex, word)) == is_code


def test_who_has_no_next_step_reads_whom_it_waits_for() -> None:
    duty = Duty()
    open_to = [Open(SCREENS.rules.acts["duty.record"], ON_DUTY, duty, (), (None, ()))]
    assert page.waits(duty, None, open_to).words == "等待值班代表登记接待，有进展时会通知相关人员。"  # type: ignore[union-attr]
    assert page.waits(Duty(stage=Stage.HELD), None, []) is None


def test_the_next_step_stands_on_the_page_with_its_form_unless_it_has_a_page() -> None:
    staff: Any = Somebody(RoleCode.STATION_STAFF)
    first = SCREENS.offers(staff, Duty(), AT)[0]
    assert list(page.form_in_place(LIFE, first, staff).fields) == ["note"]
    elsewhere = Life(Duty, DUTY, SCREENS, on_their_page=frozenset({"duty.record"}))
    assert page.form_in_place(elsewhere, first, staff) is None
    assert page.form_in_place(LIFE, None, staff) is None


@pytest.mark.parametrize(
    ("post", "duty", "words"),
    [
        (Somebody(RoleCode.STATION_STAFF), Duty(), "接下来请您办理“登记接待”。"),
        (Somebody(RoleCode.OFFICE_CLERK), Duty(), "等待值班代表登记接待。"),
        (Somebody(RoleCode.OFFICE_CLERK), Duty(stage=Stage.MISSED), ""),
    ],
)
def test_after_an_act_it_is_said_what_comes_next(
    monkeypatch: pytest.MonkeyPatch, post: Any, duty: Duty, words: str
) -> None:
    waits = page.Waits("", words) if words else None
    monkeypatch.setattr(page.waiting, "whom", lambda *_asked: [])
    life = Life(Duty, DUTY, SCREENS, waits=lambda *_asked: waits)
    assert page.comes_next(life, duty, post, AT) == words


def test_the_next_step_of_a_queue_leads_on_in_the_queue() -> None:
    links = [
        link
        for name in ("next_steps", "other_acts")
        for link in re.findall(
            r'href="({{ (?:first|offer)\.url }}[^"]*)"', (ROOM / f"templates/acts/{name}.html").read_text()
        )
    ]
    assert len(links) == 2
    assert [link for link in links if "?back=" not in link] == []


@pytest.mark.parametrize("code", ["duty.edit", "duty.nothing"])
def test_what_has_no_form_is_no_address(code: str) -> None:
    with pytest.raises(Http404):
        LIFE.subject(Duty(), code, 3)


def test_an_act_on_the_thing_itself_names_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SCREENS.rules.acts, "model", lambda act: Duty)
    duty = Duty()
    assert LIFE.subject(duty, "duty.miss", duty.pk) is duty
    with pytest.raises(Http404):
        LIFE.subject(duty, "duty.miss", duty.pk + 1)


def test_a_room_may_find_its_things_itself() -> None:
    asked = SimpleNamespace(post=None)
    life = Life(Duty, DUTY, SCREENS, find=lambda request, **keywords: (request, keywords))
    assert life.found(asked, pk=7) == (asked, {"pk": 7})  # type: ignore[arg-type]
