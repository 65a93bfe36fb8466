"""Figures of many districts on their city's page."""

import io
import json

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.cli import main
from lianxinqiao.figures import across
from lianxinqiao.figures.models import AcrossFigures
from lianxinqiao.figures.periods import Period
from tests.cast import Cast


def line(code, body, value, *, adds=True, definition="数的是件", room="建议"):
    said = {"name": "件数", "unit": "件", "room": room, "definition": definition, "body_name": f"{body}人大"}
    english = {
        "name": "Number",
        "unit": "",
        "room": "Rows",
        "definition": "Counted",
        "body_name": f"Congress of {body}",
    }
    return {**said, "code": code, "body": body, "value": value, "adds": adds, "en": english}


TOTALS = {
    "counts": ([line("a", "x", 3), line("a", "y", 4)], 7),
    "money": ([line("a", "x", 1.5), line("a", "y", 2)], 3.5),
    "tenths that no float adds up": ([line("a", "x", 0.1), line("a", "y", 0.2)], 0.3),
    "one that has none": ([line("a", "x", 3), line("a", "y", None)], 3),
    "a rate": ([line("a", "x", 50.0, adds=False), line("a", "y", 70.0, adds=False)], None),
    "what one of them cannot add": ([line("a", "x", 3), line("a", "y", 4, adds=False)], None),
}


@pytest.mark.parametrize("what", TOTALS)
def test_what_is_added_up(what):
    lines, total = TOTALS[what]
    (table,) = across.tables(lines)
    assert [row.total for row in table.shown] == [total]


def test_each_means_it_as_it_does_and_what_nobody_has_is_left_out():
    told = [
        line("a", "x", 3),
        line("a", "y", 4, definition="含并案"),
        line("b", "x", None),
        line("c", "y", 1, room="会议"),
    ]
    first, second = across.tables(told)
    (row,) = first.shown
    assert row.definitions == {"数的是件": ["x人大"], "含并案": ["y人大"]}
    assert (row.cells, first.bodies, second.bodies) == ([3, 4], {"x": "x人大", "y": "y人大"}, {"y": "y人大"})


@pytest.mark.parametrize("lines", [{}, "x", [1], [{"code": "a"}]], ids=str)
def test_what_is_no_figure_is_not_kept(people: Cast, lines):
    with pytest.raises(Refused):
        across.take(people.body, 2026, lines, at=timezone.now())


def test_the_citys_page(client: Client, people: Cast, monkeypatch, capsys):
    told = across.told(Period.of_year(2026))
    assert {each["body"] for each in told} == {people.body.code}
    assert {each["adds"] for each in told} == {True, False}
    assert {(each["name"], each["en"]["name"]) for each in told} >= {("代表提出的建议", "Suggestions raised")}
    client.force_login(people.head.user)
    assert client.get("/figures/districts").status_code == 404
    assert "/figures/districts" not in client.get("/figures").content.decode()
    for value in (3, 5):  # the second replaces the first
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps([line("a", "lanshan", value), line("a", "heshui", 4)])))
        assert main(["figures", "--take", people.body.code, "--year", "2026"]) == 0
    capsys.readouterr()
    assert AcrossFigures.objects.count() == 1
    page = client.get("/figures/districts?year=1").content.decode()
    assert "lanshan人大" in page
    assert "<strong>9</strong>" in page
    assert "/figures/districts" in client.get("/figures").content.decode()
    page = client.get("/figures/districts", headers={"Accept-Language": "en"}).content.decode()
    assert "Congress of lanshan" in page
    assert "lanshan人大" not in page
    client.force_login(people.deputy.user)
    assert client.get("/figures/districts").status_code == 403
