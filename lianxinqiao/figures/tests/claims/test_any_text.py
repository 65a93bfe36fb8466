"""What holds for any text at all."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lianxinqiao.figures.claims import consistency, finding, readings
from lianxinqiao.figures.claims.folding import fold

PIECES = st.sampled_from(
    [
        *"0123456789０５.．,，、。；：％%-—~/“”《》（）()\n \u3000+",
        *"一二两三四五六七八九十百千万亿零〇几数半余多点成翻番",
        "近",
        "约",
        "超过",
        "不少于",
        "以上",
        "以内",
        "左右",
        "至",
        "到",
        "分之",
        "个",
        "家",
        "件次",
        "万元",
        "年",
        "月",
        "第",
        "其中",
        "共",
        "占",
        "全部",
        "办结",
        "建议",
        "率",
        "增长",
        "餘條",
        "A",
        "GDP",
        "PM",
        "😀",
        "㐀",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_claims_stand_where_they_say_and_do_not_overlap(text):
    end = 0
    for claim in finding.find(text):
        assert text[claim.start : claim.end] == claim.text
        assert claim.text.strip()
        assert claim.sentence in text
        assert claim.start >= end
        assert claim.low is not None or claim.high is not None
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        end = claim.end
    consistency.contradictions(text, finding.find(text))


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


def test_the_table_of_readings_stands_in_the_manual_of_claims():
    assert readings.table() in (Path(__file__).resolve().parents[4] / "docs" / "claims.md").read_text()
