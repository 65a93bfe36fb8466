"""The sectors of the CPPCC in two languages, and the roles of the house in the words of each kind of body."""

import pytest
from django.utils import translation

from lianxinqiao.access.roles import CONGRESS, CPPCC, ROLES
from lianxinqiao.people import sectors


@pytest.mark.parametrize(
    ("kept", "english"),
    [
        ("教育", "Education"),
        ("教育界", "Education"),
        ("九三学社", "Jiusan Society"),
        ("医卫界", "Medicine and health"),
        ("教育、体育", "Education, Sports"),
        ("少数民族和宗教", "Ethnic minorities, Religion"),
        ("新的社会阶层人士", "New social strata"),
        ("云河商会", "Yunhe Shanghui"),  # of no sector that we know: read word by word
        ("侨商界", "Qiaoshang"),
        ("", ""),
    ],
)
def test_a_sector_is_said_as_the_reader_calls_it(kept: str, english: str) -> None:
    assert sectors.spoken(kept) == kept
    with translation.override("en"):
        assert sectors.spoken(kept) == english


@pytest.mark.parametrize(("kept", "english"), [("九三学社", "Jiusan Society"), ("社会法制委员会", "社会法制委员会")])
def test_what_may_be_no_sector_stays_as_it_was_entered(kept: str, english: str) -> None:
    with translation.override("en"):
        assert sectors.named(kept) == english


def test_no_two_sectors_have_one_english_name() -> None:
    with translation.override("en"):
        named = dict(sectors.options(sectors.NAMES))
    assert len(set(named.values())) == len(named) == len(sectors.NAMES)
    assert all(word.isascii() for word in named.values())


def test_no_role_of_a_cppcc_is_told_of_deputies() -> None:
    for role in ROLES.values():
        assert "代表" not in f"{role.called(CPPCC)}{role.described(CPPCC)}", role.code
        assert role.described(CONGRESS) == role.description
