"""Passages written in the manner of reports: what is consistent is never accused, what contradicts itself is mostly found.

They were written before the check was run on them; `python -m bench.remarks` tells what the first look said.
"""

from pathlib import Path

import pytest

from lianxinqiao.figures.claims import consistency, finding

PASSAGES = Path(__file__).parent / "passages"
CONTRADICTORY = [line.split("\t") for line in (PASSAGES / "contradictory.txt").read_text().splitlines()]


def kinds(text: str) -> list[str]:
    return [each.kind for each in consistency.contradictions(text, finding.find(text))]


@pytest.mark.parametrize("text", (PASSAGES / "consistent.txt").read_text().splitlines())
def test_nothing_is_said_of_what_agrees(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("kind", sorted({kind for kind, _text in CONTRADICTORY}))
def test_what_contradicts_itself_is_found(kind: str) -> None:
    texts = [text for each, text in CONTRADICTORY if each == kind]
    missed = [text for text in texts if kind not in kinds(text)]
    assert len(missed) <= len(texts) / 10, missed
