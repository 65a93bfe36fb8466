"""What the strict policy and the set of icons ask of every room's templates."""

import re
from pathlib import Path

from lianxinqiao.ui import brought

HOUSE = Path(__file__).parents[2]
TEMPLATES = sorted(HOUSE.glob("*/templates/**/*.html"))
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=\"|javascript:|<script(?![^>]*\bsrc=)(?![^>]*application/json)")
NAMED = re.compile(r"{% icon \"([\w-]+)\"|\bicon=\"([\w-]+)\"")


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 50


def test_nothing_is_inline_anywhere() -> None:
    found = {str(path.relative_to(HOUSE)): INLINE.findall(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {path: hits for path, hits in found.items() if hits} == {}


def test_every_icon_exists() -> None:
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES]
    names = {name for text in texts for pair in NAMED.findall(text) for name in pair if name}
    assert [name for name in sorted(names) if not (brought.ICONS / f"{name}.svg").exists()] == []
