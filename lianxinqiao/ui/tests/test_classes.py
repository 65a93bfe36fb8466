"""Each class that a template gives is drawn by a style sheet, read by a script, or looked for by a test."""

import re
from pathlib import Path

import lianxinqiao

HOUSE = Path(lianxinqiao.__file__).parent
CLASSES = re.compile(r'class="([^"]*)"')
TAG = re.compile(r"\{[{%].*?[%}]\}")
NAME = re.compile(r"[a-z][a-z0-9-]*\Z")


def given() -> dict[str, str]:
    """Every class that stands whole in a template, with a template that gives it."""
    found = {}
    for page in sorted(HOUSE.glob("*/templates/**/*.html")):
        for classes in CLASSES.findall(TAG.sub("+", page.read_text())):
            for name in classes.replace("+", "+ ").split():
                if NAME.match(name):
                    found[name] = page.relative_to(HOUSE).as_posix()
    return found


def known() -> set[str]:
    drawn = {
        name
        for sheet in HOUSE.glob("*/static/**/*.css")
        for name in re.findall(r"\.([a-z][a-z0-9-]*)", sheet.read_text())
    }
    read = (*HOUSE.glob("*/static/**/*.js"), *HOUSE.glob("*/tests/**/*.py"), *(HOUSE.parent / "tests").glob("**/*.py"))
    return drawn.union(*(re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+", path.read_text()) for path in read))


def test_no_class_is_given_for_nothing() -> None:
    there = known()
    assert not {name: page for name, page in given().items() if name not in there}
