"""Spellings of one name, surnames read as surnames, names that may be meant for another."""

import pytest

from lianxinqiao.people import names, pinyin
from lianxinqiao.people.models import Person


@pytest.mark.parametrize("dot", "·•‧∙⋅・･．●.")
def test_every_dot_is_one_name(dot: str) -> None:
    assert names.clean(f"阿依古丽{dot}玉素甫") == "阿依古丽·玉素甫"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("卢　长风", "卢长风"),
        (" 试 例 ", "试例"),
        ("买买提 · 艾力", "买买提·艾力"),
        ("\u200b张三\ufeff", "张三"),
        ("Ｊｏｈｎ　 Ｓｍｉｔｈ", "John Smith"),
        ("J. Smith", "J. Smith"),
        ("沈\uf9f4", "沈林"),  # a compatibility ideograph
    ],
)
def test_how_a_name_is_kept(written: str, kept: str) -> None:
    assert names.clean(written) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("盧長風", "卢长风"),
        ("张 钧", "張鈞"),
        ("吴用", "呉用"),
        ("阿依古丽玉素甫", "阿依古丽•玉素甫"),
        ("第一代表团", "第 一代表团"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert names.same(one, other)


@pytest.mark.parametrize(("one", "other"), [("张三", "张山"), ("李明", "李小明"), ("第一组", "第二组")])
def test_two_names(one: str, other: str) -> None:
    assert not names.same(one, other)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("曾志强", "zeng1 "), ("单小红", "shan4 "), ("仇英", "qiu2 "), ("查文", "zha1 "), ("翟明", "zhai2 "),
        ("区启明", "ou1 "), ("缪昌文", "miao4 "), ("解珍", "xie4 "), ("盖明", "ge3 "), ("朴正", "piao2 "),
        ("尉迟恭", "yu4 chi2 "), ("万俟明", "mo4 qi2 "), ("长孙皓", "zhang3 sun1 "), ("任长霞", "ren2 "),
        ("单于明", "shan4 "), ("林晓禾", "lin2 xiao3 he2"),
    ],
)  # fmt: skip
def test_surnames_are_read_as_surnames(name: str, begins: str) -> None:
    assert pinyin.sort_key(name).startswith(begins)


def test_a_name_in_parts_begins_with_no_surname() -> None:
    assert pinyin.sort_key("曾·巴图").startswith("ceng2 ")


@pytest.mark.parametrize(("name", "meant"), [("河口", "河口代表团"), ("河口团", "河口代表团"), ("教育", "教育局")])
def test_a_near_name_is_asked_back(name: str, meant: str) -> None:
    assert names.near(name, ["东城代表团", meant]) == meant


@pytest.mark.parametrize(
    ("name", "other"), [("第一代表团", "第二代表团"), ("河口代表团", "河口代表团"), ("东城", "西城代表团")]
)
def test_a_far_or_equal_name_is_not(name: str, other: str) -> None:
    assert names.near(name, [other]) is None


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["曾国", "zengguo", "zgf", "曾國", "Zeng Guo", "曾　国藩"])
def test_found_however_written(people: object, words: str) -> None:
    Person.objects.create(district=people.district, name="曾　国藩")  # type: ignore[attr-defined]
    assert [person.name for person in Person.objects.filter(names.looked_for(words))] == ["曾国藩"]


@pytest.mark.parametrize(("words", "found"), [("zgf", 1), ("曾国", 1), ("0001", 1), ("·", 0), ("zgx", 0)])
def test_a_list_finds_by_the_name_and_by_its_own_fields(people: object, words: str, found: int) -> None:
    Person.objects.create(district=people.district, name="曾国藩", phone="13900000001")  # type: ignore[attr-defined]
    assert names.search("", "phone")(Person.objects.all(), words).count() == found
