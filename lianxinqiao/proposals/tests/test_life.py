"""A proposal from its first words to the member's rating, by the acts of the people who do them."""

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import facts
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.models import Handling, Suggestion
from lianxinqiao.proposals.actions import reviewing, writing
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.tests.scene import READ, TITLE, WRITTEN, drafted, filed, rated, read, submitted
from tests.cast import Cast, moment


def test_a_whole_life(council: Cast) -> None:
    proposal = rated(council)
    assert (proposal.stage, proposal.final_result, proposal.number) == ("answered", "satisfied", 1)
    acts = list(Entry.objects.filter(object_kind="proposals.proposal").order_by("id").values_list("act", flat=True))
    assert acts[:6] == [
        *("proposal.start", "proposal.submit", "proposal.read", "proposal.read", "proposal.register"),
        "proposal.assign",
    ]
    assert acts[-1] == "assessment.give"
    assert proposal.is_public is False


def test_it_comes_as_a_proposal_whichever_way_leads_to_it(council: Cast) -> None:
    proposal = filed(council)
    assert isinstance(council.body.suggestions.get(), Proposal)
    assert list(Suggestion.objects.all()) == []
    assert proposal.get_absolute_url() == "/proposals/yunhe-cppcc-2026-0001"


def test_what_the_journal_keeps_of_it_is_what_the_tables_say(council: Cast) -> None:
    proposal = rated(council)
    kind = facts._kinds["proposals.proposal"]
    _version, kept = facts.last(kind)[proposal.pk]
    assert kept == kind.now([proposal.pk])[proposal.pk]
    assert {"particulars", f"reading:{proposal.readings.first().pk}"} <= kept.keys()


def test_a_unit_s_share_leads_to_a_proposal(council: Cast) -> None:
    rated(council)
    assert type(Handling.objects.get().suggestion) is Proposal


@pytest.mark.parametrize(("day", "ordinary"), [("2025-10-13", False), ("2026-01-15", False), ("2026-01-16", True)])
def test_the_series_follows_from_the_day(council: Cast, day: str, ordinary: bool) -> None:
    """From three months before the opening (12 January) to its close; the rest is ordinary （平时提案）."""
    proposal = writing.start(by=council.deputy, at=moment(day), title=TITLE)
    assert proposal.between_sessions is ordinary


def test_two_readings_unseen_by_each_other(council: Cast) -> None:
    from lianxinqiao.proposals.pages import seen_readings

    proposal = submitted(council)
    reviewing.read(proposal, verdict="file", by=council.clerk, at=READ)
    assert [seen_readings(proposal, post) for post in (council.head, council.chairpersons, council.deputy)] == [[]] * 3
    assert len(seen_readings(proposal, council.clerk)) == 1
    reviewing.read(proposal, verdict="file", by=council.head, at=READ)
    proposal = Proposal.objects.get()
    assert [len(seen_readings(proposal, post)) for post in (council.head, council.chairpersons)] == [2, 2]
    assert seen_readings(proposal, council.deputy) == []


def test_nobody_reads_twice_and_nothing_is_decided_before_all_have_read(council: Cast) -> None:
    proposal = submitted(council)
    with pytest.raises(Refused, match="还差2份"):
        reviewing.file(proposal, by=council.clerk, at=READ)
    reviewing.read(proposal, verdict="file", by=council.clerk, at=READ)
    with pytest.raises(Refused, match="已经提出过"):
        reviewing.read(proposal, verdict="file", by=council.clerk, at=READ)
    with pytest.raises(Refused, match="还差1份"):
        reviewing.file(proposal, by=council.clerk, at=READ)
    proposal.refresh_from_db()
    assert proposal.particulars.outcome == ""


def test_where_two_differ_the_head_decides(council: Cast) -> None:
    proposal = read(council, verdicts=("file", "report"), note="反映的是情况，没有具体建议。")
    with pytest.raises(Refused, match="负责人决定"):
        reviewing.file(proposal, by=council.clerk, at=READ)
    reviewing.file(proposal, by=council.head, at=READ)
    assert proposal.stage == "registered"


def test_sent_back_it_is_read_anew(council: Cast) -> None:
    from lianxinqiao.matters.actions import registering

    proposal = read(council, verdicts=("send_back", "send_back"), note="请写明具体建议。")
    registering.send_back(proposal, reason="请写明具体建议。", by=council.clerk, at=READ)
    writing.submit(proposal, by=council.deputy, at=READ)
    assert (proposal.particulars.turn, proposal.is_read) == (2, False)
    with pytest.raises(Refused, match="还差2份"):
        reviewing.file(proposal, by=council.clerk, at=READ)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"origin": "party"}, "是哪个党派"),
        ({"origin": "party", "in_name_of": "民革云河区总支"}, "加盖公章"),
        ({"origin": "committee", "in_name_of": "经济委员会", "head": "许主任"}, "加盖公章"),
        ({"origin": "joint"}, "至少要有一位"),
    ],
)
def test_a_collective_one_bears_its_name_its_head_and_its_seal(council: Cast, values: dict, words: str) -> None:
    with pytest.raises(Refused, match=words):
        writing.submit(drafted(council, **values), by=council.deputy, at=WRITTEN)


def test_a_sector_s_needs_no_seal(council: Cast) -> None:
    proposal = submitted(council, origin="sector", in_name_of="教育界")
    assert (proposal.proposer, proposal.addressees(None)) == ("教育界", ["教育界"])
