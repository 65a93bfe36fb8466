"""The two figures that an unbound number is offered: by what its words tell, and not by its letters alone."""

from pathlib import Path

import pytest

from bench import binding as bench
from lianxinqiao.figures.checking import matching, nearest
from lianxinqiao.figures.claims import finding, units
from lianxinqiao.figures.claims.folding import fold

LOTS = ("eleventh", "fourteenth", "sixteenth", "eighteenth")


def offered(text: str, place: int = 0) -> list[str]:
    plain, claims = fold(text), finding.find(text)
    clause = matching.clause_of(plain, claims[place])
    heard = plain[claims[place].sentence_start : clause.start]
    return nearest.figures(clause, units.bare(claims[place].unit), lambda code: True, heard)


@pytest.mark.parametrize(
    ("text", "place", "figure"),
    [
        ("小代表团敲开了12家企业的大门。", 0, "campaigns.enterprises_visited"),
        ("我们小组今年提了12件建议，办结9件。", 1, "suggestions.closed"),
        ("石桥镇联络站接待群众180人次。", 0, "receptions.visitors"),
    ],
)
def test_what_the_words_tell_is_offered(text: str, place: int, figure: str) -> None:
    assert figure in offered(text, place)


@pytest.mark.parametrize("lot", LOTS)
def test_nine_of_ten_are_offered_the_right_one_among_two(lot: str) -> None:
    path: Path = bench.HELD_OUT.with_name(f"{lot}.tsv")
    right = []
    for _body, text, labels in bench.rows(path):
        for place, label in enumerate(labels):
            if named := {each.lstrip("<").partition("?")[0] for each in label} - {"-"}:
                right.append(bool(named & set(offered(text, place))))
    assert sum(right) / len(right) >= 0.9
