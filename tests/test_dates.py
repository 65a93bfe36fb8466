"""A day is the day of the place: nobody cuts one off a moment that is kept in another zone."""

import ast
from collections.abc import Iterator
from datetime import UTC

import pytest
from django.test import Client

from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.stages import Stage
from lianxinqiao.paper import tables
from lianxinqiao.paper.letter import Column
from tests.cast import Cast, moment
from tests.messages import ROOT
from tests.walks import a_suggestion

# A cell of a sheet is a clock on a wall already; the journal's chain is written in UTC, and the archive's name with its zone.
CELLS = {"paper/intake/days.py", "journal/chain.py", "workdays/importing.py"}
ZONED = {"localtime", "localdate", "placed"}
PARTS = {"year", "month", "day", "hour"}
FILES = sorted(path for path in ROOT.rglob("*.py") if not {"tests", "migrations"} & set(path.parts))


def is_zoned(node: ast.AST) -> bool:
    name = getattr(node, "func", None)
    return isinstance(node, ast.Call) and (getattr(name, "attr", "") or getattr(name, "id", "")) in ZONED


def is_moment(node: ast.AST) -> bool:
    """By our names: `published_at`, `at`."""
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name == "at" or name.endswith("_at")


def slips(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in PARTS and is_moment(node.value):
            yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.FormattedValue) and node.format_spec and is_moment(node.value):
            yield node.lineno, ast.unparse(node)
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of, name = node.func.value, node.func.attr
        bare = not node.args and not node.keywords
        if name == "date" and bare and not is_zoned(of):
            yield node.lineno, ast.unparse(node)
        if name == "strftime" and is_moment(of):
            yield node.lineno, ast.unparse(node)
        if name in {"today", "utcnow"} and isinstance(of, ast.Name | ast.Attribute) and "date" in ast.unparse(of):
            yield node.lineno, ast.unparse(node)
        if name == "now" and bare and "datetime" in ast.unparse(of):
            yield node.lineno, ast.unparse(node)


def test_no_day_is_cut_off_a_moment() -> None:
    read = [(str(path.relative_to(ROOT)), path) for path in FILES]
    found = [(name, *slip) for name, path in read if name not in CELLS for slip in slips(ast.parse(path.read_text()))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "row.published_at.date()",
        "at.date()",
        "date.today()",
        "dt.datetime.now()",
        "datetime.utcnow()",
        "row.sent_at.year",
        "f'{at:%Y}'",
        "row.sent_at.strftime('%Y')",
    ],
)
def test_the_lint_sees(code: str) -> None:
    assert list(slips(ast.parse(code)))


def test_what_is_published_after_midnight_is_of_the_new_day(people: Cast) -> None:
    """One in the morning here is the day before in UTC: on the page, the sheet, the feed and in the open data."""
    walk = a_suggestion(people, at=Stage.ANSWERED)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.at)
    publishing.publish(walk.suggestion, by=people.clerk, at=moment("2026-06-01", "01:00"))
    stranger, clerk = Client(), Client()
    clerk.force_login(people.clerk.user)
    address = f"/p/{walk.suggestion.reference}"
    for page in ("/browse", address):
        shown = stranger.get(page).content.decode()
        assert ("2026-06-01" in shown, "2026-05-31" in shown) == (True, False), page
    assert tables.shown_value(Column("公开"), walk.suggestion.published_at.astimezone(UTC)) == "2026-06-01 01:00"
    whole = stranger.get(f"/api/v1/suggestions/{walk.suggestion.reference}").json()
    assert whole["published_at"] == "2026-06-01T01:00:00+08:00"
    assert "<updated>2026-06-01T01:00:00+08:00</updated>" in stranger.get("/feed.atom").content.decode()
    journal = clerk.get(walk.suggestion.get_absolute_url()).content.decode()
    assert "2026-05-31" not in journal
