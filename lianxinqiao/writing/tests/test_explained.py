"""A report explained: its figures and no word more, as a page, as half a page of newspaper, as a long picture."""

import io

import pytest
from django.test import Client
from PIL import Image

from lianxinqiao.figures.checking import check
from lianxinqiao.matters.stages import Stage
from lianxinqiao.paper import digests, prose
from lianxinqiao.writing import explained, values
from lianxinqiao.writing.models import WorkReport
from lianxinqiao.writing.tests.scene import published
from tests.cast import Cast
from tests.walks import a_suggestion


@pytest.fixture
def report(people: Cast) -> WorkReport:
    for stage in (Stage.CLOSED, Stage.HANDLING):
        a_suggestion(people, at=stage)
    return published(people)


def test_each_figure_stands_once_with_its_number(report: WorkReport) -> None:
    found = explained.chapters(report, values.of(report, public=True))
    cards = [card for chapter in found for card in chapter.cards]
    names = [card.words for card in cards]
    assert len(names) == len(set(names))
    assert ("代表提出的建议", "2", "件") in [(card.words, card.number, card.unit) for card in cards]
    assert [card.share for card in cards if card.words == "办理率"] == [50.0]
    assert found[0].heading == "基本情况"


def test_its_page_is_shared_with_a_title_and_a_picture(report: WorkReport) -> None:
    page = Client().get(f"/work-reports/{report.pk}/explained").content.decode()
    assert f'<meta property="og:title" content="一图读懂：{report.title}">' in page
    assert f"/work-reports/{report.pk}/explained.png" in page
    assert 'content="代表提出的建议2件，' in page
    assert len(page) < 100_000


def test_the_half_page_says_what_the_figures_say(report: WorkReport) -> None:
    made = Client().get(f"/work-reports/{report.pk}/explained.pdf").content
    text = prose.read(made, name="half.pdf")
    assert "代表提出的建议" in text
    found = check.check(text, body=report.body, year=report.year)
    assert [each.sentence for each in found.claims if each.verdict == "contradicts"] == []
    assert found.contradictions == []


def test_the_long_picture_is_made_here(report: WorkReport) -> None:
    answer = Client().get(f"/work-reports/{report.pk}/explained.png")
    assert answer["Content-Type"] == digests.CONTENT_TYPE
    size = Image.open(io.BytesIO(answer.content)).size
    assert size[0] == 1080
    assert size[1] > 600


def test_nothing_is_explained_before_it_is_public(people: Cast) -> None:
    from lianxinqiao.writing.tests.scene import signed

    report = signed(people)
    for ending in ("", ".pdf", ".png"):
        assert Client().get(f"/work-reports/{report.pk}/explained{ending}").status_code == 404
