"""What the strict policy and the set of icons ask of every room's templates."""

import re
from pathlib import Path

from lianxinqiao.ui import brought

HOUSE = Path(__file__).parents[2]
TEMPLATES = sorted(HOUSE.glob("*/templates/**/*.html"))
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=\"|javascript:|<script(?![^>]*\bsrc=)(?![^>]*application/json)")
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
NAMED = re.compile(r"{% icon \"([\w-]+)\"|\bicon=\"([\w-]+)\"")


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 50


def test_nothing_is_inline_anywhere() -> None:
    found = {str(path.relative_to(HOUSE)): INLINE.findall(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {path: hits for path, hits in found.items() if hits} == {}


INCLUDED = re.compile(r'{% include "([^"]+)"')


def test_every_table_has_a_name_and_its_rows_a_header() -> None:
    """A month's grid has weeks for rows, which have no name."""
    faults = []
    for path in TEMPLATES:
        for table in TABLE.findall(path.read_text(encoding="utf-8")):
            body = table.partition("<tbody")[2]
            named = "aria-label" in table.partition(">")[0] or "<caption" in table
            body += "".join(
                (HOUSE / name.split("/")[0] / "templates" / name).read_text() for name in INCLUDED.findall(body)
            )
            headed = 'scope="row"' in body or "{% cells" in body or "{% for week in" in body
            if not (named and headed):
                faults.append((str(path.relative_to(HOUSE)), table[:60]))
    assert faults == []


def test_every_icon_exists() -> None:
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES]
    names = {name for text in texts for pair in NAMED.findall(text) for name in pair if name}
    assert [name for name in sorted(names) if not (brought.ICONS / f"{name}.svg").exists()] == []


def test_what_asks_by_itself_has_the_script_that_asks() -> None:
    """A page without htmx stands still for ever, and looks as if nothing happened."""
    for path in TEMPLATES:
        text = path.read_text()
        if "{% extends" not in text or not re.search(r"\bhx-(get|post|trigger)=", text):
            continue
        assert 'extends "ui/base.html"' in text or "htmx.min.js" in text, path
