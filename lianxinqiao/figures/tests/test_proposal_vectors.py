"""The vectors of the specification that are about proposals: how filed ones are counted, merging, refusals.

Those of group cppcc (61 to 66) are about majorities and attendance, and hold in the room of meetings.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Max

from lianxinqiao.access.refused import Refused
from lianxinqiao.figures import parts, proposal_reports
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.matters.actions import registering
from lianxinqiao.proposals.actions import reviewing
from lianxinqiao.proposals.models import Particulars, Proposal
from lianxinqiao.proposals.rules import ground_text
from lianxinqiao.proposals.tests.scene import READ, assigned, filed, read
from lianxinqiao.rulebook.sections.proposals import Printed
from tests.cast import Cast

VECTORS = {row["n"]: row for row in json.loads((Path(__file__).parent / "proposal_vectors.json").read_text())}
YEAR = Period.of_year(2026)


def value(council: Cast, code: str) -> int:
    found = FIGURES[f"proposals.{code}"].value(council.body, YEAR)
    assert isinstance(found, int)
    return found


def copies(proposal: Proposal, number: int, **values: object) -> list[Proposal]:
    """More of the same in the tables: what is counted here are rows, not acts."""
    particulars = {"origin": values.pop("origin", "member"), "outcome": values.pop("outcome", "")}
    last, made = Proposal.objects.aggregate(last=Max("number"))["last"], []
    for place in range(number):
        row = Proposal.objects.get(pk=proposal.pk)
        row.pk = row.id = None
        if row.number:
            row.number = last + 1 + place
            row.number_text = str(row.number)
        for name, each in values.items():
            setattr(row, name, each)
        row.save(force_insert=True)
        Particulars.objects.create(matter=row, **particulars)
        made.append(row)
    return made


def test_69_what_was_filed_is_counted_twice_and_classes_add_up_to_the_later(council: Cast) -> None:
    """A district of 2021: 157 received, 133 filed, 123 after merging; 29 collective and 94 of members."""
    given = VECTORS[69]["given"]
    main = filed(council)
    fields = [council.fields["education"], council.fields["transport"]]
    after = [*copies(main, given["collective"], origin="party", field=fields[1])]
    after += copies(main, given["members"] - 1, field=fields[0])
    copies(main, given["filed"] - given["after_merging"], merged_into=main, field=fields[1])
    copies(main, given["received"] - given["filed"], stage="declined", outcome="not_filed")
    numbers = {code: value(council, code) for code in ("received", "filed", "filed_after_merging", "collective")}
    assert numbers == {
        "received": given["received"],
        "filed": given["filed"],
        "filed_after_merging": given["after_merging"],
        "collective": given["collective"],
    }
    classes = parts.of(FIGURES["proposals.filed_after_merging"], council.body, YEAR, "field")
    assert sum(part.count for part in classes) == sum(given["classes"]) == given["after_merging"] != given["filed"]
    counted = proposal_reports.counts(council.body, YEAR)
    assert proposal_reports.filed_words(counted, Printed.BEFORE) == "立案133件，并案后123件"
    assert proposal_reports.filed_words(counted, Printed.AFTER) == "并案后立案123件（并案前133件）"
    assert proposal_reports.percent(given["collective"], given["after_merging"]) == "23.6%"


def test_68_received_is_filed_merged_and_turned(council: Cast) -> None:
    """全国2025: 5890 received = 5002 filed + 262 merged + 626 turned; the shares of classes with one place."""
    given = VECTORS[68]["given"]
    assert given["filed"] + given["merged"] + given["turned"] == given["received"]
    assert proposal_reports.percent(471, 5002) == "9.4%"
    # the same identity on rows: each received one is filed and stands alone, filed and merged, or not filed
    main = filed(council)
    copies(main, 4)
    copies(main, 2, merged_into=main)
    copies(main, 3, stage="declined", outcome="report")
    assert value(council, "filed_after_merging") + value(council, "merged") + value(council, "not_filed") == value(
        council, "received"
    )
    assert (value(council, "turned"), value(council, "received")) == (3, 10)


def test_71_a_share_is_of_what_was_filed(council: Cast) -> None:
    given = VECTORS[71]["given"]
    assert proposal_reports.registry.percent(given["solved"], given["filed"]) == Decimal("78.06")
    assert proposal_reports.percent(given["solved"], given["filed"]) == "78.1%"


def test_74_merging_is_undone_until_assignment_and_not_after(council: Cast) -> None:
    first, second = filed(council), filed(council, "cosigner", title="关于错峰放学的提案")
    numbers = (first.number, second.number)
    registering.merge(second, into=first, by=council.clerk, at=READ)
    registering.unmerge(second, by=council.clerk, at=READ)
    registering.merge(second, into=first, by=council.clerk, at=READ)
    assigned(council, first)
    second.refresh_from_db()
    assert (second.stage, second.number, first.number) == ("assigned", numbers[1], numbers[0])
    with pytest.raises(Refused):
        registering.unmerge(second, by=council.clerk, at=READ)
    assert [row.lead.person.name for row in (first, second)] == ["林晓禾", "周望舒"]
    assert second.handlings.exists()


@pytest.mark.parametrize("code", ["personal", "case", "promotion", "empty"])
def test_75_not_filed_is_told_in_the_ground_s_own_words(council: Cast, code: str) -> None:
    proposal = read(council, verdicts=("not_file", "not_file"), ground=code)
    reviewing.not_file(proposal, outcome="not_filed", ground=code, reason="见情形。", by=council.clerk, at=READ)
    rules = proposal.profile_version.rules.not_a_suggestion
    assert ground_text(proposal) == next(row.text for row in rules if row.code == code)
    assert len(rules) == 10
    assert proposal.particulars.outcome == "not_filed"
