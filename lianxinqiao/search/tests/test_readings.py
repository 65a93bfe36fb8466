"""A name with several readings is found by each of them, the usual one first."""

import pytest

from lianxinqiao.people import names, pinyin
from lianxinqiao.people.models import Person
from lianxinqiao.search import spelling
from tests.cast import Cast

READ = [
    ("单长河", ["shanchanghe", "danchanghe", "shanzhanghe", "sch", "dch", "szh"]),
    ("曾志强", ["zengzhiqiang", "cengzhiqiang", "zzq", "czq"]),
    ("仇勇", ["qiuyong", "chouyong", "qy", "cy"]),
    ("乐行舟", ["yuexingzhou", "lexingzhou", "yuehangzhou", "yxz", "lxz", "yhz"]),
    ("解放", ["xiefang", "jiefang"]),
    ("区晓", ["ouxiao", "quxiao"]),
    ("查明", ["zhaming", "chaming"]),
    ("吕思远", ["lvsiyuan", "lyusiyuan", "lusiyuan"]),
    ("林晓禾", ["linxiaohe", "lxh"]),
]


@pytest.mark.parametrize(("name", "words"), READ)
def test_each_reading_finds_it(name: str, words: list[str]) -> None:
    found = pinyin.every_reading(name).split(" ")
    assert found[0] == names.key(name)
    assert found[1] == words[0]
    assert set(words) <= set(found)


@pytest.mark.parametrize("name", ["单单单单单", "阿依古丽·玉素甫", "Li Na", "乐", "", "长行重乐曾"])
def test_no_name_is_too_long_or_unreadable(name: str) -> None:
    found = pinyin.every_reading(name)
    assert len(found) <= pinyin.LONGEST == Person._meta.get_field("findable").max_length
    assert found.startswith(names.key(name))


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["shanxingle", "danhangyue", "SHAN Hang", "sxl"])
def test_the_header_and_the_lists_find_a_person_by_them(people: Cast, words: str) -> None:
    Person.objects.create(district=people.body.district, name="单行乐")
    assert "单行乐" in spelling.names(words, people.clerk)
    assert Person.objects.filter(names.looked_for(words)).get().name == "单行乐"
