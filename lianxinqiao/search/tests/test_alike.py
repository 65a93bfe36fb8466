"""Alike titles: near ones first, nothing far, nothing that the reader may not see."""

from typing import Any

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.search.alike import alike, core
from tests.cast import Cast
from tests.walks import Walk

TITLES = (
    "关于在云桥小学门前设置护学岗的建议",
    "关于增设柳堤小学护学岗的建议",
    "关于加强农村饮用水水源地保护的建议",
    "关于加强社区养老服务工作的建议",
)


def test_what_it_is_about_stands_without_its_form() -> None:
    assert core("关于加强社区养老服务工作的建议") == "社区养老服务"
    assert core("关于 进一步 完善５Ｇ基站的议案") == "5g基站"


def test_the_nearest_comes_first(people: Cast, django_assert_num_queries: Any) -> None:
    rows = {title: Walk(people, title=title).suggestion for title in TITLES}
    with django_assert_num_queries(2):
        found = alike("关于增设云桥小学护学岗的建议", Suggestion.objects.all())
    assert [each.suggestion for each in found] == [rows[TITLES[1]], rows[TITLES[0]]]
    assert found[0].percent >= found[1].percent >= 60


def test_it_is_not_alike_to_itself(people: Cast) -> None:
    walk = Walk(people)
    assert alike(walk.suggestion.title, Suggestion.objects.all(), but=walk.suggestion) == []


def test_a_deputy_is_shown_no_draft_of_another(people: Cast) -> None:
    walk = Walk(people)
    assert len(alike(walk.suggestion.title, Suggestion.objects.visible_to(people.deputy))) == 1
    assert alike(walk.suggestion.title, Suggestion.objects.visible_to(people.other_deputy)) == []


def test_an_empty_title_is_like_nothing(people: Cast) -> None:
    Walk(people, title="")
    assert alike("", Suggestion.objects.all()) == []
    assert alike("关于的建议", Suggestion.objects.all()) == []
