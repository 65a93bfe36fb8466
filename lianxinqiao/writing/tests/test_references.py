"""Figures by reference: read into pieces, and what is said where they name nothing."""

import pytest

from lianxinqiao.writing import references
from lianxinqiao.writing.references import Broken, Ref


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("代表提出的建议", Ref("suggestions.raised")),
        ("suggestions.raised", Ref("suggestions.raised")),
        ("代表提出的建议：上年", Ref("suggestions.raised", 1)),
        ("捐款捐物：余", Ref("donations.value", style="余")),
        ("代表提出的建议：按类别=教育，上年", Ref("suggestions.raised", 1, "field", "教育")),
        ("代表提出的建议:field=教育", Ref("suggestions.raised", 0, "field", "教育")),
        ("会议期间提出、已办理完毕的建议", Ref("suggestions.session_handled")),
        ("提供政策、技术、资金等支持的村", Ref("campaigns.villages")),
        ("首次满意率（含基本满意）：一位", Ref("suggestions.first_rate", style="一位")),
        ("首次满意率", Ref("suggestions.first_only_rate")),
        ("表：代表提出的建议，按类别", Ref("suggestions.raised", 0, "field", block="表")),
        ("图：办理率，历年", Ref("suggestions.handled_rate", 0, "历年", block="图")),
    ],
)
def test_a_reference_is_read(words: str, ref: Ref) -> None:
    assert references.read(words) == ref


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("代表提的建议", "unknown"),
        ("代表提出的建议：按星座=狮子", "option"),
        ("表：代表提出的建议", "option"),
        ("代表提出的建议：按类别", "option"),
        ("办理率：按类别=教育", "option"),
    ],
)
def test_what_names_nothing_is_said(words: str, why: str) -> None:
    assert references.read(words) == Broken(words, why)


def test_a_text_falls_into_words_and_references() -> None:
    text = "收到建议{代表提出的建议}件，其中{这个没有}件。"
    found = list(references.pieces(text))
    assert found == ["收到建议", Ref("suggestions.raised"), "件，其中", Broken("这个没有", "unknown"), "件。"]
    assert "".join(each if isinstance(each, str) else "#" for each in found) == "收到建议#件，其中#件。"


def test_what_is_written_is_read_again() -> None:
    for code in references.names().values():
        assert references.read(references.written(code)[1:-1]) == Ref(code)


def test_a_table_stands_alone_in_its_line() -> None:
    assert references.block_of("{表：代表提出的建议，按类别}") is not None
    assert references.block_of("见{表：代表提出的建议，按类别}") is None
    assert references.block_of("{代表提出的建议}") is None
