"""What the strict policy and the set of icons ask of every room's templates."""

import re
from collections.abc import Iterable
from pathlib import Path

import allauth
import django

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


# ------------------------------------------------------------------ names that pages, scripts and sheets of style share
SCRIPTS = [
    path
    for path in sorted(HOUSE.glob("*/static/**/*.js"))
    if not {"modules", "npm"} & {*path.parts} and "brought" not in str(path)
]
STYLES = sorted(HOUSE.glob("*/static/**/*.css"))
DATA = re.compile(r"dataset\.(\w+)|\[data-([\w-]+)|Attribute\(\"data-([\w-]+)\"")
ID = re.compile(r"getElementById\(\"([\w-]+)\"\)|querySelector\(\"#([\w-]+)[\" ]")


def attribute(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


def test_what_a_script_asks_of_a_page_stands_on_one() -> None:
    """A wrong name would be `undefined`, or find nothing, without a word."""
    scripts = {path: path.read_text(encoding="utf-8") for path in SCRIPTS}
    pages = "\n".join(
        path.read_text(encoding="utf-8") for path in [*TEMPLATES, *HOUSE.glob("*/*.py"), *HOUSE.glob("*/*/*.py")]
    )
    put = {attribute(name) for text in scripts.values() for name in re.findall(r"dataset\.(\w+) = ", text)}
    made = {
        name
        for text in scripts.values()
        for name in re.findall(r"\bid[:=] ?\"([\w-]+)\"|\.id = \"([\w-]+)\"", text)
        for name in name
    }
    wrong = set()
    for path, text in scripts.items():
        asked = {attribute(name) for found in DATA.findall(text) for name in found if name}
        wrong |= {(path.name, f"data-{name}") for name in asked - put if f"data-{name}" not in pages}
        named = {name for found in ID.findall(text) for name in found if name}
        wrong |= {(path.name, f"#{name}") for name in named - made if f'id="{name}"' not in pages}
    assert wrong == set()


def test_every_class_of_a_page_has_its_rule() -> None:
    """What is put together from a value, as `tone-…`, is left out."""
    ruled = {name for path in STYLES for name in re.findall(r"\.([a-zA-Z_][\w-]*)", path.read_text(encoding="utf-8"))}
    bare = set()
    for path in TEMPLATES:
        plain = re.sub(r"{%.*?%}|{{.*?}}", "…", path.read_text(encoding="utf-8"))
        names = {
            name
            for classes in re.findall(r'class="([^"]*)"', plain)
            for name in re.split(r"[…\s]*\s[…\s]*|^…|…$", classes)
        }
        bare |= {(path.name, name) for name in names - ruled if name and "…" not in name and not name.endswith("-")}
    assert bare == set()


# ------------------------------------------------------------------ names that a template looks for
WORD = re.compile(r"[A-Za-z_]\w*")
NOT_LOOKED_FOR = re.compile(
    r"\"[^\"]*\"|\|\w+|\b\w+=|{% (?:comment %}.*?{% endcomment|load .*?|block .*?|end\w+) %}|{#.*?#}", re.DOTALL
)
BOUND = re.compile(r"\b(?:as|asvar) (\w+)|(\w+)=|{% for ([\w, ]+) in")
GIVEN = {"grouper", "get_unused_codes"}  # by `regroup`, and by a model that a package makes


def words_of(paths: Iterable[Path]) -> set[str]:
    return {
        word for path in paths if "tests" not in path.parts for word in WORD.findall(path.read_text(encoding="utf-8"))
    }


def test_what_a_template_looks_for_is_a_name_of_the_program() -> None:
    """One that is typed wrong prints nothing: no field, key or function anywhere is called so."""
    packages = [Path(str(package.__file__)).parent for package in (django, allauth)]
    known = words_of(HOUSE.rglob("*.py")) | words_of(path for each in packages for path in each.rglob("*.py"))
    texts = {path: path.read_text(encoding="utf-8") for path in TEMPLATES}
    known |= {
        word
        for text in texts.values()
        for found in BOUND.findall(text)
        for each in found
        for word in WORD.findall(each)
    }
    known |= {made for word in known for made in (f"get_{word}_display", f"{word}_id")} | GIVEN
    wrong = {
        (str(path.relative_to(HOUSE)), word)
        for path, text in texts.items()
        for tag in re.findall(r"{{.*?}}|{% .*?%}", NOT_LOOKED_FOR.sub(" ", text))
        for word in WORD.findall(tag)
    }
    assert sorted((path, word) for path, word in wrong if word not in known) == []
