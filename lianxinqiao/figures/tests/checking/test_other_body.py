"""Two bodies of one district: what a sentence says of the other one is held against nothing of our own."""

import pytest

from bench import binding as bench
from lianxinqiao.figures.checking import check
from lianxinqiao.figures.checking.binding import Reader
from lianxinqiao.figures.claims import finding
from lianxinqiao.figures.claims.folding import fold

GIVEN, VISITED = "donations.value", "campaigns.enterprises_visited"


def figures_of(kind: str, text: str) -> list[str | None]:
    reader, names, claims = Reader("区", {}, bench._of_kind(kind)), check.names(), finding.find(text)
    plain = fold(text)
    read = zip(claims, reader.bind(plain, claims), strict=True)
    found = [reader.named(plain, claim, names) or bound for claim, bound in read]
    return [each.figure if each else None for each in found]


@pytest.mark.parametrize(
    ("text", "congress", "cppcc"),
    [
        ("全区政协委员捐款捐物390余万元。", [None], [GIVEN]),
        ("全区人大代表捐款捐物390余万元。", [GIVEN], [None]),
        ("捐款捐物390余万元。", [GIVEN], [GIVEN]),
        ("各级代表参加学习培训1135人次。", ["training.person_times"], [None]),
        ("全区政协委员踊跃奉献，捐款捐物390余万元。", [None], [GIVEN]),
        ("全区人大代表踊跃奉献，捐款捐物390余万元。", [GIVEN], [None]),
        ("全区政协委员踊跃奉献，资助款物390余万元。", [None], [GIVEN]),
        ("全区人大代表踊跃奉献，资助款物390余万元。", [GIVEN], [None]),
        ("人大代表、政协委员捐款捐物390余万元。", [GIVEN], [GIVEN]),
        ("人大代表捐款捐物1086万元，政协委员捐款捐物390余万元。", [GIVEN, None], [None, GIVEN]),
        ("政协委员捐款捐物390余万元，人大代表捐款捐物1086万元。", [None, GIVEN], [GIVEN, None]),
        ("政协委员走访企业27家，捐款捐物390余万元。", [None, None], [VISITED, GIVEN]),
        ("在区政协大力支持下，走访企业27家。", [VISITED], [VISITED]),
        ("在区人大大力支持下，走访企业27家。", [VISITED], [VISITED]),
        ("会同区政协走访企业27家。", [VISITED], [VISITED]),
        ("会同区人大走访企业27家。", [VISITED], [VISITED]),
        ("政协提案办复率100%。", [None], ["proposals.answering_rate"]),
    ],
)
def test_whose_a_number_is_where_a_body_is_named(
    text: str, congress: list[str | None], cppcc: list[str | None]
) -> None:
    assert (figures_of("congress", text), figures_of("cppcc", text)) == (congress, cppcc)


@pytest.mark.parametrize(
    ("kind", "text"), [("congress", "接收区政协移送事项12件。"), ("cppcc", "接收区人大移送事项12件。")]
)
def test_what_came_from_the_other_is_ours(kind: str, text: str) -> None:
    assert figures_of(kind, text) == ["exchange.received"]
