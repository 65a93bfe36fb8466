"""Words: pairs of characters, numbers and Latin words, and the phrases that are asked of them."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxinqiao.search import words


def says(text: str, asked: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [words.vector([text]), words.query(asked)])
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("关于增设云桥小学护学岗的建议", "护学岗"),
        ("关于增设云桥小学护学岗的建议", "岗"),
        ("学校", "校"),
        ("学校", "学"),
        ("建设5G基站", "5g基站"),
        ("建设5G基站", "建设5G"),
        ("地基5G", "基5G"),
        ("第0142号", "142"),
        ("第０１４２号", "142号"),
        ("Ｗi-Fi 覆盖", "wifi 覆盖".replace("wifi", "wi-fi")),
        ("停车难，小区内尤甚", "小区 停车"),
        ("完善社区养老服务", "養老"),
        ("完善社區養老服務", "养老"),
        ("完善社區養老服務", "社區養老服務"),
        ("乾安路积水", "乾安"),
        ("停车难，小区内尤甚", "停车难，小区"),
    ],
)
@pytest.mark.django_db
def test_it_finds(text: str, asked: str) -> None:
    assert says(text, asked)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("教育的改革，各局", "教育局"),  # the pairs are there, the word is not
        ("停车。场地", "停车场"),  # no word reaches across a full stop
        ("第1420号", "142"),
        ("老旧小学，小区", "老旧小区"),
        ("小学", "大学"),
        ("", "学"),
    ],
)
@pytest.mark.django_db
def test_it_finds_no_other(text: str, asked: str) -> None:
    assert not says(text, asked)


@pytest.mark.parametrize("asked", ["", "   ", "，。？！", "'", "\\", "& | !", "\u202e"])
def test_nothing_is_asked_by_signs(asked: str) -> None:
    assert words.query(asked) == ""


@pytest.mark.django_db
def test_a_word_does_not_reach_from_one_text_into_the_next() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [words.vector(["停车", "场地"]), words.query("停车场")])
        assert not cursor.fetchone()[0]


TEXTS = st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60)


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
@pytest.mark.django_db
def test_whatever_is_written_is_found_by_every_piece_of_it(before: str, text: str) -> None:
    """Never an error, and no piece that stands between signs is lost."""
    if asked := words.query(f" {text} "):
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [words.vector([f"{before} {text}"]), asked])
            assert cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_text_of_any_length_fits() -> None:
    text = "".join(chr(0x4E00 + (index * 7919) % 20000) for index in range(400_000))
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [words.vector([text, text[::-1]])])
        assert cursor.fetchone()[0] > 10_000
