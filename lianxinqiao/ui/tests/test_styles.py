"""A style that keeps words whole says where a text too long for its place may break all the same."""

import re
from pathlib import Path

import lianxinqiao

HOUSE = Path(lianxinqiao.__file__).parent
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def rules() -> list[tuple[str, str]]:
    texts = [COMMENT.sub("", sheet.read_text()) for sheet in sorted(HOUSE.glob("*/static/**/*.css"))]
    return [(selector.strip(), style) for text in texts for selector, style in RULE.findall(text)]


def test_words_kept_whole_break_where_they_would_leave_the_page() -> None:
    whole = {selector: style for selector, style in rules() if "keep-all" in style}
    assert whole
    assert not [selector for selector, style in whole.items() if "overflow-wrap" not in style]


def test_what_somebody_wrote_breaks_within_a_button() -> None:
    """A promise of forty characters beside 报告兑现 made the page of its suggestion wider than a phone."""
    style = dict(rules())
    assert "max-width: 100%" in style[".btn"]
    assert "word-break: normal" in style[".btn small"] and "overflow-wrap: anywhere" in style[".btn small"]
