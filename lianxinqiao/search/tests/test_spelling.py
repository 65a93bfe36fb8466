"""By pinyin and by initials: whose name is spelt like it, and only where nothing says the letters themselves."""

import pytest
from django.test import Client

from lianxinqiao.matters.stages import Stage
from lianxinqiao.search import actions, spelling
from tests.cast import Cast
from tests.walks import a_suggestion


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("linxiaohe", ["林晓禾"]),
        ("Lin Xiaohe", ["林晓禾"]),
        ("lxh", ["林晓禾"]),
        ("linxiao", ["林晓禾"]),
        ("zhouwangshu", ["周望舒"]),
        ("jiaoyuju", ["教育局"]),
        ("jyj", ["教育局"]),
        ("jiaoyu", ["教育局"]),
        ("xiaohe", []),  # nobody's name begins so
        ("l", []),
        ("林晓禾", []),
        ("lin2026", []),
        ("lin%", []),
        ("", []),
    ],
)
def test_whose_name_is_spelt_like_it(people: Cast, text: str, names: list[str]) -> None:
    found = spelling.names(text, people.clerk)
    assert found[: len(names)] == names
    assert bool(found) is bool(names)


def test_a_stranger_s_letters_lead_to_deputies_and_units_alone(people: Cast) -> None:
    name = people.clerk.person.name
    letters = spelling.spelled(name).split(" ")[1]
    assert name in spelling.names(letters, people.clerk)
    assert name not in spelling.names(letters, None)
    assert spelling.names("lxh", None) == ["林晓禾"]


@pytest.mark.parametrize("text", ["linxiaohe", "lxh", "LIN XIAOHE"])
def test_the_box_in_the_header_finds_by_them(people: Cast, client: Client, text: str) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    client.force_login(people.clerk.user)
    page = client.get("/search", {"q": text})
    assert walk.suggestion.title in page.content.decode()
    assert page.context["meant"] == "林晓禾"
    of_one_kind = client.get("/search", {"q": text, "kind": page.context["groups"][0].kind.label})
    assert walk.suggestion.title in of_one_kind.content.decode()


def test_what_says_the_letters_themselves_comes_first(people: Cast, client: Client) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    type(walk.suggestion).objects.filter(pk=walk.suggestion.pk).update(title="关于LXH型充电桩的建议")
    walk.suggestion.refresh_from_db()
    actions.follow(walk.suggestion)
    client.force_login(people.clerk.user)
    page = client.get("/search", {"q": "lxh"})
    assert "meant" not in page.context
    assert "充电桩" in page.content.decode()


def test_nobody_finds_more_by_letters_than_by_the_name(people: Cast, client: Client) -> None:
    a_suggestion(people, at=Stage.DRAFT)
    client.force_login(people.jiaotong_clerk.user)
    for text in ("林晓禾", "linxiaohe"):
        assert client.get("/search", {"q": text}).context["groups"] == []
