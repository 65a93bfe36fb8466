"""The papers of a suggestion: laid out, opened, and only for those whom they concern."""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from lianxinqiao.matters import papers
from lianxinqiao.matters.actions import promising
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: object) -> None:
    """The second factor has its own tests."""
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def kinds(walk: Walk, part: str) -> set[str]:
    return {paper.kind for paper in papers.offered(walk.suggestion, getattr(walk.people, part))}


def test_each_is_offered_what_concerns_them(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    assert kinds(walk, "clerk") == {"slip", "notice", "opinion"}
    assert kinds(walk, "supervision") == {"notice"}
    assert kinds(walk, "jiaoyu_clerk") == {"notice"}
    assert kinds(walk, "deputy") == {"opinion"}
    assert kinds(walk, "other_deputy") == kinds(walk, "auditor") == set()


@pytest.mark.parametrize("kind", ["slip", "notice", "opinion"])
def test_it_opens_as_docx_and_pdf(client: Client, people: Cast, kind: str) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    client.force_login(people.clerk.user)
    paper = next(row for row in papers.offered(walk.suggestion, people.clerk) if row.kind == kind)
    address = f"{walk.suggestion.get_absolute_url()}/papers/{kind}-{paper.pk}"
    document = Document(BytesIO(client.get(f"{address}.docx").content))
    said = "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    assert walk.suggestion.title in said
    assert client.get(f"{address}.pdf").content.startswith(b"%PDF")


def test_a_promise_is_confirmed_on_paper_too(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    assert "promise" not in kinds(walk, "clerk")
    promising.declare_kept(walk.promise, note="信号灯已启用。", by=people.jiaoyu_clerk, at=walk.at)
    assert "promise" in kinds(walk, "clerk") & kinds(walk, "deputy")
    assert "promise" not in kinds(walk, "jiaoyu_clerk") | kinds(walk, "supervision")
    client.force_login(people.deputy.user)
    paper = client.get(f"{walk.suggestion.get_absolute_url()}/papers/promise-{walk.promise.pk}.docx")
    said = "".join(node.text or "" for node in Document(BytesIO(paper.content)).element.body.iter())
    assert walk.promise.plan in said and "再评价" in said


def test_another_ones_form_is_not_there(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    client.force_login(people.cosigner.user)
    own = f"{walk.suggestion.get_absolute_url()}/papers/opinion-{walk.assessment.pk}.pdf"
    assert client.get(own).status_code == 404
