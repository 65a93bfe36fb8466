"""Both sides of a proposal rate each other, and neither reads the other's word first: each fact, each role, each door.

The unit rates the proposal, the member the answer. What one side may not read is looked for at every address of the
house that shows something of the proposal; what somebody may read must stand on its page.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve

from lianxinqiao.access.refused import can
from lianxinqiao.figures import actions as figures
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.matters import visibility
from lianxinqiao.matters.actions import assessing, publishing
from lianxinqiao.matters.models import Assessment
from lianxinqiao.matters.stages import Stage
from lianxinqiao.proposals.actions import honouring
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.rules import RULES
from lianxinqiao.proposals.tests.scene import ANSWERED, RATED, answered
from lianxinqiao.reports.tests.scene import committee
from lianxinqiao.search import actions as search_actions
from tests.cast import Cast
from tests.test_who_reads_what import as_, said

pytestmark = pytest.mark.django_db

QUALITY, GRADE = "茉莉花评语", "芙蓉镇评语"  # what the unit says of the proposal, what the member says of its answer
REVIEW = {"clerk", "head", "chairpersons", "auditor"}
UNIT = {"jiaoyu_clerk", "jiaoyu_head"}


def _answered(council: Cast) -> Proposal:
    """By one unit; another one assists."""
    return answered(council, assisting=("caizheng",))


def unit_rates(council: Cast, proposal: Proposal) -> Proposal:
    honouring.rate_quality(
        proposal.handlings.get(kind="lead"), grade="plain", comment=QUALITY, by=council.jiaoyu_clerk, at=ANSWERED
    )
    return proposal


def member_rates(council: Cast, proposal: Proposal) -> Proposal:
    form = Assessment.objects.get(reply__handling__suggestion=proposal)
    assessing.assess(form, attitude="satisfied", result="basically", comment=GRADE, by=council.deputy, at=RATED)
    proposal.refresh_from_db()
    return proposal


def published(council: Cast, proposal: Proposal) -> Proposal:
    assessing.close(proposal, by=council.clerk, at=RATED)
    publishing.decide_openness(proposal, openness="full", by=council.clerk, at=RATED)
    publishing.publish(proposal, by=council.clerk, at=RATED)
    proposal.refresh_from_db()
    return proposal


def _unit_first(council: Cast) -> Proposal:
    return unit_rates(council, _answered(council))


def _member_first(council: Cast) -> Proposal:
    return member_rates(council, _answered(council))


def _both(council: Cast) -> Proposal:
    return member_rates(council, _unit_first(council))


def _public(council: Cast) -> Proposal:
    return published(council, _both(council))


RAISED, LED, ASSISTING = {"deputy"}, {"supervision"}, {"caizheng_clerk"}
OTHERS = ("delegation_head", "cosigner", "other_deputy", "station", "administrator", "jiaotong_clerk", "")
# The state, who reads the unit's word in it, who the member's.
CASES: dict[str, tuple[Callable[[Cast], Proposal], set[str], set[str]]] = {
    "the unit alone has rated": (_unit_first, REVIEW | UNIT, set()),
    "the member alone has rated": (_member_first, set(), REVIEW | LED | RAISED),
    "both have": (_both, REVIEW | UNIT | LED | RAISED, REVIEW | LED | RAISED),
    "closed and public": (_public, REVIEW | UNIT | LED | RAISED, REVIEW | LED | RAISED | UNIT | ASSISTING),
}
# Who is tried at every door; at the page itself everybody is.
TRIED = {
    "the unit alone has rated": ("deputy", "caizheng_clerk"),
    "the member alone has rated": ("jiaoyu_clerk",),
    "closed and public": ("other_deputy", ""),
}
COLUMNS = "&".join(f"cols={key}" for key in ("number", "title", "stage", "due", "result"))
# Of the room's own addresses: what only takes something in, or belongs to a draft.
WITHOUT_WORDS = {"proposal-follow", "proposal-uninvite", "proposal-file", "proposal-file-remove", "proposal-autosave"}


def doors(proposal: Proposal) -> Iterator[str]:
    """Every address behind which something of it could stand."""
    page, reference, title = proposal.get_absolute_url(), proposal.reference, proposal.title
    form = Assessment.objects.get()
    share, public = form.reply.handling_id, f"/cppcc/proposals/{reference}"
    yield from (page, f"{page}/edit", f"{page}/next", f"{page}/next/handling.rate", f"{page}/handling.rate/{share}")
    yield from (f"{page}/assessment.give/{form.pk}", f"{page}/assessment.enter/{form.pk}")
    for kind, key in (("sheet", proposal.pk), ("filing", proposal.pk), ("notice", share), ("opinion", form.pk)):
        yield f"{page}/papers/{kind}-{key}.docx"
    yield from (f"{page}/scans/assessment-{form.pk}", f"/replies/{form.reply_id}", f"/replies/{form.reply_id}.docx")
    yield from (f"/proposals?{COLUMNS}", f"/proposals?{COLUMNS}&export=xlsx", "/proposals/board")
    yield from ("/desk", "/notices", "/outbox", "/journal/", "/calendar", "/account/data", "/account/data/export.json")
    yield from ("/", "/feed.atom", "/cppcc/proposals", public, f"{public}/feed.atom", f"/deputies/{proposal.lead_id}")
    yield from ("/api/v1/proposals", f"/api/v1/proposals/{reference}")
    yield from ("/api/v1/work/suggestions", f"/api/v1/work/suggestions/{reference}")
    for asked in (title, QUALITY, GRADE):
        for door in ("/find", "/search", "/api/v1/search", "/api/v1/work/search", "/proposals", "/cppcc/proposals"):
            yield f"{door}?q={asked}"
    yield from ("/figures", "/figures/proposals-review.docx", "/figures/proposals-work.docx")
    yield from ("/figures/proposals.rated?year=2026", "/figures/proposals.rated?year=2026&by=final&export=xlsx")


@pytest.fixture
def council(settings: Any) -> Cast:
    settings.SECOND_FACTOR_REQUIRED = False
    return committee()


def shows(words: str, address: str, text: str) -> bool:
    """A search repeats in its box what was asked; where it was found, it stands there marked."""
    return words in text and (words not in address or f"<mark>{words}" in text)


def hidden_from(part: str, case: str) -> set[str]:
    _make, quality, grade = CASES[case]
    return {words for words, readers in ((QUALITY, quality), (GRADE, grade)) if part not in readers}


@pytest.mark.parametrize("case", TRIED)
def test_no_door_shows_one_side_s_word_before_the_other_has_spoken(council: Cast, case: str) -> None:
    proposal = CASES[case][0](council)
    search_actions.rebuild()
    tried = [*doors(proposal)]
    for part in TRIED[case]:
        client, hidden = as_(council.posts.get(part)), hidden_from(part, case)
        for address in tried:
            text = said(client, address)
            assert not {words for words in hidden if shows(words, address, text)}, (part, address)
            if address.split("q=")[-1] in hidden and not address.startswith("/find"):
                assert proposal.reference not in text, (part, address)
            if GRADE in hidden and "/proposals?" in address:
                assert "基本满意" not in text.split("</form>")[-1], (part, address)


@pytest.mark.parametrize("case", CASES)
def test_its_page_shows_each_word_to_whom_it_is_open_and_to_nobody_else(council: Cast, case: str) -> None:
    proposal = CASES[case][0](council)
    _made, quality, grade = CASES[case]
    for part in sorted(REVIEW | UNIT | LED | RAISED | ASSISTING) + list(OTHERS):
        text = as_(council.posts.get(part)).get(proposal.get_absolute_url(), follow=True).content.decode()
        rated_, judged = case != "the member alone has rated", case != "the unit alone has rated"
        assert (QUALITY in text, GRADE in text) == (rated_ and part in quality, judged and part in grade), part


def test_the_doors_are_all_that_the_room_has(council: Cast) -> None:
    walked = {resolve(address.split("?")[0]).url_name for address in doors(_unit_first(council))}
    assert {*named(get_resolver())} - walked == WITHOUT_WORDS


def named(found: URLResolver, before: str = "") -> Iterator[str]:
    """The names of the addresses of a proposal."""
    for each in found.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from named(each, route)
        elif "proposals/" in route and "reference" in route:
            yield each.name or route


@pytest.mark.parametrize("part", ["jiaoyu_clerk", "caizheng_clerk", "other_deputy"])
def test_no_list_is_narrowed_sorted_or_counted_by_a_hidden_grade(council: Cast, part: str) -> None:
    """The member's verdict, asked before the unit may read it."""
    _member_first(council)
    client = as_(council.posts[part])
    whole = client.get("/proposals").context["table"].count
    for query in ("result=basically", "final=basically", "sort=result", "sort=-result", "figure=proposals.rated"):
        shown = client.get(f"/proposals?{query}").context
        keys = {drawn.filter.key for drawn in shown["filters"].drawn}
        assert shown["table"].count == (0 if query.split("=")[0] in keys else whole), query


def test_a_public_figure_opens_no_row_by_the_member_s_verdict(council: Cast, client: Client) -> None:
    proposal = _public(council)
    codes = [code for code in FIGURES if code.startswith("proposals.")]
    figures.make_public(council.body, Period.of_year(2026), codes, by=council.head, at=RATED)
    opened = {
        code
        for code in codes
        if proposal.reference in client.get(f"/numbers/{council.body.code}/2026/{code}").content.decode()
    }
    assert "proposals.answered" in opened
    assert not {code for code in opened if FIGURES[code].tells == "grades"}


def test_a_unit_rates_no_more_once_it_may_read_the_member_s_verdict(council: Cast) -> None:
    share = _member_first(council).handlings.get(kind="lead")
    for stage in Stage:
        share.root.stage = str(stage)
        if can(RULES.may, "handling.rate", council.jiaoyu_clerk, share):
            assert str(stage) not in visibility.JUDGED_STAGES
    share.root.stage = "answered"
    assert can(RULES.may, "handling.rate", council.jiaoyu_clerk, share)
