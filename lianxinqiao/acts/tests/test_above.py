"""What is done on a part stands on a page once: beside the part, or above as the next step."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.urls import get_resolver

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts import page
from lianxinqiao.acts.lives import LIVES, Life
from lianxinqiao.acts.offers import by_subject
from lianxinqiao.acts.tests.sample import AT, DUTY, Duty, Note, Somebody, Stage
from lianxinqiao.acts.tests.test_offers import SCREENS

HOUSE = Path(page.__file__).parents[1]
BESIDE_PARTS = re.compile(r'include "\w+/(?:offer|part_offers)\.html"')
INCLUDED = re.compile(r'include "([^"]+)"')
BY_THEMSELVES = {"meeting", "station"}  # their pages take one act of a part above as the next step, and say so
CLERK: Any = Somebody(RoleCode.UNIT_CLERK, organization_id=5)
STAFF: Any = Somebody(RoleCode.STATION_STAFF)


def drawn(template: str) -> str:
    """The text of a template with all that it includes."""
    text = next(HOUSE.glob(f"*/templates/{template}")).read_text()
    return text + "".join(drawn(each) for each in set(INCLUDED.findall(text)) if "/offer" not in each)


def test_a_page_with_acts_beside_its_parts_leaves_them_out_above() -> None:
    assert get_resolver().url_patterns  # the lives are declared where the addresses are
    beside = {life.name: life for life in LIVES.values() if BESIDE_PARTS.search(drawn(life.template))}
    assert {"team", "activity", "project"} <= beside.keys()
    assert {name for name, life in beside.items() if life.above is page.everything_above} == BY_THEMSELVES


@pytest.mark.parametrize(
    ("duty", "post", "on", "codes"),
    [
        (Duty(), STAFF, "", ["duty.record", "duty.miss", "duty.edit", "duty.call"]),
        (Duty(stage=Stage.HELD), CLERK, "note", ["note.answer"]),
    ],
)
def test_offers_are_set_beside_what_they_are_done_on(duty: Duty, post: Any, on: str, codes: list[str]) -> None:
    found = by_subject(SCREENS.offers(post, duty, AT))
    assert [type(row) for row in found] == [Note if on else Duty]
    assert [[offer.act.code for offer in offers] for offers in found.values()] == [codes]


@pytest.mark.parametrize(("duty", "post", "above"), [(Duty(), STAFF, True), (Duty(stage=Stage.HELD), CLERK, False)])
def test_above_stands_what_is_done_on_the_thing_itself(duty: Duty, post: Any, above: bool) -> None:
    life = Life(Duty, DUTY, SCREENS, above=page.of_the_root)
    shown = [life.above(offer, post) for offer in SCREENS.offers(post, duty, AT)]
    assert shown and set(shown) == {above}
