"""Passages that were once remarked on falsely or passed over, each as it was sent (`cases/`)."""

from pathlib import Path

import pytest

from lianxinqiao.figures.claims import consistency, finding

CASES = {path.stem.removeprefix("report-"): path.read_text() for path in (Path(__file__).parent / "cases").iterdir()}
REMARKED = {
    "false-1": [],
    "false-2": [],
    "false-3": [],
    "missed": [("parts", "22项", "5项")],
    "number-comma": [],
}


@pytest.mark.parametrize("name", sorted({*CASES, *REMARKED}))
def test_a_passage_is_remarked_on_where_it_contradicts_itself(name: str) -> None:
    found = consistency.contradictions(CASES[name], finding.find(CASES[name]))
    assert [(each.kind, each.first.text, each.second.text) for each in found] == REMARKED[name]


def test_a_number_with_a_wide_comma_or_a_space_is_one() -> None:
    read = {(claim.exact, claim.unit) for claim in finding.find(CASES["number-comma"])}
    assert {(1142, "件"), (1002, "件"), (140, "件"), (1234, "件次")} <= read
