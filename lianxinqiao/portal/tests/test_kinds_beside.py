"""A matter of each kind beside the other: no figure, list, pile, feed or search of one kind counts the other."""

from datetime import date

import pytest

from lianxinqiao.acts import lists, piles
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.matters import listed, load
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Body, Organization
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.tests.scene import answered, assigned
from lianxinqiao.reports.tests.scene import committee
from lianxinqiao.search import queries
from tests.cast import Cast, cast
from tests.walks import Walk

TODAY, NEAR = date(2026, 3, 15), date(2026, 12, 31)
YEAR = Period.of_year(2026)


@pytest.fixture
def both(db: None) -> tuple[Cast, Cast]:
    """A congress with a suggestion, and beside it a CPPCC committee with proposals, in one district with the same units."""
    congress = cast()
    Walk(congress).assigned()
    council = committee()
    answered(council)
    assigned(council)
    return congress, council


def test_they_share_their_units(both: tuple[Cast, Cast]) -> None:
    assert {body.district_id for body in Body.objects.all()} == {both[0].district.pk}
    assert Organization.objects.filter(code="jiaoyu").count() == 1


def test_every_pile_of_a_unit_holds_one_kind_and_opens_what_it_counts(both: tuple[Cast, Cast]) -> None:
    post = both[0].jiaoyu_clerk
    found = {
        (lists.opened_by(pile).code, pile.code): (pile, number)
        for pile, number in piles.numbers(post, TODAY, NEAR).items()
        if lists.opened_by(pile).code in {"suggestions", "proposals"}
    }
    assert found["suggestions", "accept"][1] == found["proposals", "accept"][1] == 1
    for (code, _pile), (pile, number) in found.items():
        listing = lists.LISTINGS[code]
        rows = listing.waiting_rows(pile, post, TODAY, NEAR)
        assert rows.count() == number
        assert {type(row) for row in rows} <= {Suggestion if code == "suggestions" else Proposal}


def test_every_pile_of_a_body_holds_its_own_kind(both: tuple[Cast, Cast]) -> None:
    for people, code in ((both[0], "suggestions"), (both[1], "proposals")):
        for part in ("deputy", "clerk", "head", "chairpersons", "supervision"):
            opened = {lists.opened_by(pile).code for pile in piles.numbers(people.posts[part], TODAY, NEAR)}
            assert opened & {"suggestions", "proposals"} == {code}


def test_no_figure_counts_the_other_kind(both: tuple[Cast, Cast]) -> None:
    congress, council = both
    for code, figure in FIGURES.items():
        kind = figure.subject.model
        if code.startswith("proposals."):
            assert figure.value(congress.body, YEAR) == 0, code
        elif kind is Suggestion:
            assert figure.value(council.body, YEAR) == 0, code
        if figure.subject.bodies:
            assert not (figure.subject.is_for(congress.body) and figure.subject.is_for(council.body)), code
    assert FIGURES["proposals.filed"].value(council.body, YEAR) == 2
    assert FIGURES["suggestions.raised"].value(congress.body, YEAR) == 1


def test_lists_boards_loads_and_search_tell_them_apart(both: tuple[Cast, Cast]) -> None:
    post = both[0].jiaoyu_clerk
    assert {row.kind for row in listed.rows(post)} == {"suggestion"}
    assert {row.kind for row in lists.LISTINGS["proposals"].rows(post)} == {"proposal"}
    shares = load.numbers(post, TODAY)[both[0].units["jiaoyu"].pk]
    assert shares[[each.code for each in load.LOADS].index("accept")] == 1
    assert queries.narrow_for(both[1].clerk, "放学", Proposal.objects.all()).count() == 2
    assert queries.narrow_for(both[0].clerk, "放学", Suggestion.objects.all()).count() <= 1


def test_days_of_the_calendar_are_of_one_kind(both: tuple[Cast, Cast]) -> None:
    post = both[0].jiaoyu_clerk
    for code, kind in (("suggestions", "suggestion"), ("proposals", "proposal")):
        for days in lists.LISTINGS[code].days:
            if days.code in {"answer", "proposal"}:
                rows = days.between(post, date(2026, 1, 1), date(2026, 12, 31))
                assert {row.kind for row in rows} == {kind}
