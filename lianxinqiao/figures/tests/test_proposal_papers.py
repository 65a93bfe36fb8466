"""The papers of a proposal say what they must, to whom they are addressed, in the words of the official paper."""

import pytest

from lianxinqiao.figures import compilation, proposal_reports
from lianxinqiao.figures.periods import Period
from lianxinqiao.matters.actions import registering
from lianxinqiao.paper import docx
from lianxinqiao.people.models import Post
from lianxinqiao.proposals import papers
from lianxinqiao.proposals.actions import reviewing
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.tests.conftest import Enter, words
from lianxinqiao.proposals.tests.scene import READ, answered, filed, read, submitted
from tests.cast import Cast


def said(paper: object) -> str:
    return str(paper)


def kinds(proposal: Proposal, post: Post) -> set[str]:
    return {paper.kind for paper in papers.offered(proposal, post)}


def test_who_takes_which_paper(council: Cast) -> None:
    proposal = answered(council)
    assert kinds(proposal, council.clerk) == {"sheet", "filing", "notice", "opinion"}
    assert kinds(proposal, council.deputy) == {"sheet", "filing", "opinion"}
    assert kinds(proposal, council.jiaoyu_clerk) == {"notice"}
    assert kinds(proposal, council.other_deputy) == set()


def test_a_refusal_says_the_ground_and_where_it_went(council: Cast) -> None:
    proposal = read(council, verdicts=("not_file", "not_file"), ground="personal")
    unit = council.units["jiaoyu"]
    reviewing.not_file(
        proposal, outcome="letter", ground="personal", reason="属于个人诉求。", to=unit, by=council.clerk, at=READ
    )
    assert kinds(proposal, council.deputy) == {"sheet", "refusal"}
    words = said(papers.refusal(proposal))
    for each in ("为本人或者亲属解决个人问题的", "属于个人诉求。", "作为委员来信转送"):
        assert each in words


def test_a_merged_pair_is_told_of_each_other(council: Cast) -> None:
    """Of two parties: each keeps its name and number."""
    party = {"origin": "party", "head": "许主委", "sealed": True}
    first = filed(council, in_name_of="民革云河区总支", **party)
    second = filed(council, "cosigner", title="关于错峰放学的提案", in_name_of="民盟云河区总支", **party)
    registering.merge(second, into=first, by=council.clerk, at=READ)
    first.refresh_from_db()
    for one, other in ((first, second), (second, first)):
        words = said(papers.merging(one))
        assert f"《{other.title}》" in words
        assert f"{one.particulars.in_name_of}：" in words
        assert "都保留" in words


@pytest.mark.parametrize("kind", ["sheet", "filing", "notice", "opinion"])
def test_each_is_made_as_a_document(council: Cast, kind: str) -> None:
    proposal = answered(council)
    paper = next(each for each in papers.offered(proposal, council.clerk) if each.kind == kind)
    made = papers.make(proposal, kind, paper.pk)
    assert docx.write(made)[:2] == b"PK"
    words = said(made).replace(council.body.office_name, "")  # the cast lends its congress' name
    assert not any(each in words for each in ("代表", "代工委"))


@pytest.mark.parametrize("which", ["review", "work"])
def test_the_year_s_papers_are_made_of_figures(council: Cast, which: str) -> None:
    answered(council)
    title, make = proposal_reports.REPORTS[which]
    paper = make(council.body, Period.of_year(2026), on=READ.date())
    assert title in paper.title
    assert "共收到提案1件" in said(paper)
    assert docx.write(paper)[:2] == b"PK"


# ------------------------------------------------------------------ the compilation and the half-year
def test_the_compilation_holds_what_was_filed_each_with_its_answer(council: Cast) -> None:
    """What is merged keeps its own text; what was not filed stands in no volume."""
    answered(council)
    first, second = (
        filed(council, title="关于延长图书室开放的提案"),
        filed(council, "cosigner", title="关于错峰放学的提案"),
    )
    registering.merge(second, into=first, by=council.clerk, at=READ)
    own = submitted(council, title="关于本人住房的提案")
    read(council, own, verdicts=("not_file", "not_file"), ground="personal")
    period = Period.of_year(2026)
    assert compilation.count(council.body, period) == 3
    book = compilation.book(council.body, period, on=READ.date())
    assert book.title == "2026年度政协提案及办理答复汇编"
    items = [item for chapter in book.chapters for item in chapter.items]
    assert {first.title, second.title} < {item.title for item in items}
    assert {item.suggestion_title for item in items} == {"提案内容"}
    assert [bool(item.reply) for item in items].count(True) == 1
    assert "关于本人住房的提案" not in said(book)
    headings = [column.label for column in compilation.table(council.body, period).columns]
    assert "提案内容" in headings
    assert "领衔代表" not in headings


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_clerk_takes_the_compilation_away(council: Cast, enter: Enter, kind: str) -> None:
    filed(council)
    answer = enter("clerk").get(f"/figures/compilation.{kind}?year=2026")
    assert answer.content[:2] == b"PK"
    assert "%E6%8F%90%E6%A1%88%E6%B1%87%E7%BC%96" in answer["Content-Disposition"], "提案汇编"
    page = words(enter("clerk").get("/figures?year=2026"))
    assert "半年账" in page
    assert "/figures/compilation.docx?year=2026" in page


@pytest.mark.parametrize(
    ("first", "called", "received"), [(True, "2026年上半年", "共收到提案1件"), (False, "2026年下半年", "共收到提案0件")]
)
def test_the_account_of_a_half_year(council: Cast, first: bool, called: str, received: str) -> None:
    """Handed in in February: it stands in the first half, as it is on the day of the paper."""
    answered(council)
    paper = proposal_reports.work(council.body, proposal_reports.half(2026, first), on=READ.date())
    assert paper.title == f"{called}提案工作情况的报告"
    assert f"{called}{received}" in said(paper)
    assert "截至2026年" in said(paper)
