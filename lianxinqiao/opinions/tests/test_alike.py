"""Alike ones are found by an index, however many there are, as far as their reader may read them."""

import pytest

from lianxinqiao.opinions import alike as alike_
from lianxinqiao.opinions.actions import senders
from lianxinqiao.opinions.alike import alike
from lianxinqiao.opinions.likeness import bands
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

LAMP = "三号楼北面的路灯坏了一个月，晚上老人出门看不见台阶，请修一修。"
SAME = "三号楼北面的路灯坏了一个多月，晚上老人出门看不见台阶，请来修。"
OTHER = "公交站没有座椅，老人等车站着累，能不能装两张。"


def test_texts_that_share_words_share_a_number_and_others_do_not() -> None:
    assert set(bands(LAMP)) & set(bands(SAME))
    assert not set(bands(LAMP)) & set(bands(OTHER))


def test_spaces_and_what_everybody_says_make_no_other_numbers() -> None:
    assert bands("路灯坏了，三号楼北面。") == bands("希望解决：路灯 坏了 三号楼 北面！")


@pytest.mark.parametrize("text", ["", "请解决", "路灯坏"])
def test_what_says_too_little_is_filed_nowhere(text: str) -> None:
    assert bands(text) == []


def test_an_old_one_is_found_by_the_index_and_not_by_being_new(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike_, "NEWEST", 0)
    meant, _other = Walk(people, text=LAMP).opinion, Walk(people, text=OTHER).opinion
    assert alike(SAME, Opinion.objects.all()) == [meant]


@pytest.mark.parametrize(("lately", "limit", "found"), [(0, 5, 2), (0, 1, 1), (100_000, 5, 2), (1, 1, 1)])
def test_the_index_is_asked_for_all_where_too_few_are_found_lately(
    people: Cast, monkeypatch: pytest.MonkeyPatch, lately: int, limit: int, found: int
) -> None:
    monkeypatch.setattr(alike_, "NEWEST", 1)
    monkeypatch.setattr(alike_, "LATELY", lately)
    meant = [Walk(people, text=text).opinion for text in (LAMP, SAME)]
    Walk(people, text=OTHER)
    near = alike(SAME, Opinion.objects.all(), limit=limit)
    assert near == [meant[1], meant[0]][:found]


def test_a_few_words_of_a_long_text_are_found_among_the_newest(people: Cast) -> None:
    meant = Walk(people, text=LAMP).opinion
    assert alike("三号楼北面的路灯坏了", Opinion.objects.all()) == [meant]


def test_a_stranger_finds_by_the_words_in_which_it_is_published(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike_, "NEWEST", 0)
    opinion = Walk(people, text="我妈昨晚在楼门口摔了，黑灯瞎火的。").published().opinion
    asked = "路口早高峰车多，建议加装红绿灯，孩子过街要等。"
    assert alike(asked, Opinion.objects.published(), words="public_text") == [opinion]


def test_erased_it_is_filed_by_what_is_left(people: Cast) -> None:
    walk = Walk(people, text="林小满家门口的路灯坏了一个月没人来修。")
    before = walk.opinion.bands
    senders.erase(walk.opinion, by=walk.citizen, at=walk.later())
    walk.opinion.refresh_from_db()
    assert walk.opinion.bands == bands(walk.opinion.text) != before
