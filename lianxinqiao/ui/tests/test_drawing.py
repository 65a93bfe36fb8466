"""Components drawn in Python say what their templates said, and escape what they are told."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import override

from lianxinqiao.ui import drawing, filter_fields
from lianxinqiao.ui.clock import Term
from lianxinqiao.ui.filters import Choice, Dates, Day, Filters, Flag, Text
from lianxinqiao.ui.marks import Mark
from lianxinqiao.ui.navigation import Group, Place
from lianxinqiao.ui.tables import Column, Table

EVIL, TAME = "<b>&\"'", "&lt;b&gt;&amp;&quot;&#x27;"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (EVIL, TAME),
        (SafeString("<b>"), "<b>"),
        (Mark(EVIL), f'<span class="badge tone-neutral">{TAME}</span>'),
        (3, "3"),
        (None, "None"),
    ],
)
def test_what_is_said_is_escaped_unless_it_is_safe(value: object, words: str) -> None:
    assert drawing.said(value) == words


def test_a_menu_has_its_headings_places_counts_and_where_one_is() -> None:
    place = Place(EVIL, "/a?b&c", "bell", current=True, simple=True, count=3)
    drawn = drawing.nav([Group("", [place]), Group(EVIL, [Place("规则", "/r", "book", current=False, simple=False)])])
    assert drawn.count("<ul>") == 2 and drawn.count('aria-current="page"') == 1
    assert 'href="/a?b&amp;c" aria-current="page"' in drawn and f"<span>{TAME}</span>" in drawn
    assert '<span class="count">3</span>' in drawn
    assert f'<p class="nav-group not-simple">{TAME}</p>' in drawn and '<li class="not-simple">' in drawn


@pytest.mark.parametrize(
    ("event", "has", "lacks"),
    [
        ({"title": EVIL}, [TAME, 'class="is-done"'], ["timeline-meta", "aria-current"]),
        ({"title": "签发", "state": "now"}, ['class="is-now"', 'aria-current="step"', "（当前）"], ["<time"]),
        ({"title": "送达", "state": "next", "tone": "good"}, ['class="is-next tone-good"'], ["（当前）"]),
        ({"title": "提交", "at": date(2026, 3, 1)}, ['<time datetime="2026-03-01">2026-03-01</time></p>'], [" · "]),
        # Where the office is, it is the next day already.
        (
            {"title": "提交", "at": datetime(2026, 3, 1, 17, tzinfo=UTC), "by": EVIL},
            [f"2026-03-02</time> · {TAME}"],
            [],
        ),
        ({"title": "评价", "by": "杨柳", "text": EVIL}, ['timeline-meta">杨柳</p>', f"<p>{TAME}</p>"], ["<time"]),
    ],
)
@pytest.mark.parametrize("of", [dict, lambda told: SimpleNamespace(**told)])
def test_a_step_of_a_timeline(event: dict[str, Any], has: list[str], lacks: list[str], of: Any) -> None:
    drawn = drawing.timeline([of(event)], "办理")
    assert drawn.startswith('<ol class="timeline" aria-label="办理">') and drawn.endswith("</ol>")
    assert all(words in drawn for words in has) and not any(words in drawn for words in lacks)


TODAY = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("term", "known", "has"),
    [
        (Term(date(2026, 5, 8)), True, "tone-bad"),
        (Term(date(2026, 5, 12)), True, "tone-warn"),
        (Term(date(2026, 6, 30)), True, "tone-neutral"),
        (Term(date(2026, 5, 8), date(2026, 5, 7)), True, "tone-good"),
        (Term(date(2026, 5, 8), stopped=True), True, "计时中止"),
        (Term(date(2027, 5, 8)), False, "暂定"),
        (Term(None), True, "未定期限"),
    ],
)
def test_a_clock(term: Term, known: bool, has: str) -> None:
    drawn = drawing.clock(term, lambda day, *rule: known, TODAY)
    assert has in drawn and ("暂定" in drawn) is not known


def test_only_a_counted_day_that_still_runs_may_be_provisional() -> None:
    def unknown(day: date, *rule: object) -> bool:
        return False

    day = date(2027, 5, 8)
    for term in (Term(day, day), Term(day, counted=False)):
        assert "暂定" not in drawing.clock(term, unknown, TODAY)
    assert "暂定" not in drawing.clock(Term(day), None, TODAY)


class Rows(Table):
    default_sort = "name"
    columns = (
        Column("name", EVIL, "name", sort="name", main=True, link=lambda row: f"/{row.name}"),
        Column("due", "期限", "due_on", sort="due_on", number=True, clock=lambda row: Term(row.due_on)),
        Column("many", "数", "many", default=False),
    )


def table(address: str = "") -> Rows:
    return Rows([], QueryDict(address))  # type: ignore[arg-type]  # nothing is asked of it


def test_heads_lead_to_the_list_sorted_anew_and_keep_what_narrows_it() -> None:
    address = "q=a%26b&sort=-due&page=3&after=x"
    drawn = drawing.headings(table(address), QueryDict(address))
    assert 'href="?q=a%26b&amp;sort=name"' in drawn and 'href="?q=a%26b&amp;sort=due"' in drawn
    assert 'class="number" aria-sort="descending"' in drawn and TAME in drawn
    assert 'href="?sort=-name"' in drawing.headings(table(), QueryDict())


def test_the_chooser_ticks_what_is_shown_and_holds_the_column_that_names_the_row() -> None:
    drawn = drawing.columns(table("cols=name&cols=many&q=1"))
    assert 'id="col-name" checked disabled' in drawn and 'id="col-many" checked>' in drawn
    assert 'id="col-due">' in drawn and '<input type="hidden" name="q" value="1">' in drawn


def test_cells_of_a_row() -> None:
    shown = table()
    row = SimpleNamespace(pk=7, name=EVIL, due_on=None)
    shown.page = SimpleNamespace(objects=[row])  # type: ignore[assignment]
    (drawn_row,) = shown.rows
    drawn = drawing.cells(shown, drawn_row, "bulk", None, lambda row, cell: "")
    assert f'<a href="/{TAME}">{TAME}</a></th>' in drawn and 'data-empty="">—</td>' in drawn
    assert f'value="7" form="bulk" aria-label="选择 {TAME}"' in drawn
    row.due_on = TODAY
    assert f'<time datetime="{TODAY}">' in drawing.cells(shown, drawn_row, "", None, lambda row, cell: "")


@pytest.mark.parametrize(
    ("each", "address", "has"),
    [
        (Text("q", EVIL), f"q={'%3Cb%3E'}", [TAME, 'type="search"', 'value="&lt;b&gt;"']),
        (Day("on", "哪一天", lambda rows, day: rows), "on=2026-05-01", ['type="date"', 'value="2026-05-01"']),
        (Dates("made", "登记", "made_on"), "made_to=2026-05-01", ['name="made_from" value=""', 'value="2026-05-01"']),
        (Flag("late", "逾期", lambda rows: rows), "late=1", ['value="1" checked']),
        (Flag("late", "逾期", lambda rows: rows), "", ['value="1">']),
        (Choice("kind", "种类", "kind", [("a", EVIL), ("b", "乙")]), "kind=b", [f">{TAME}<", 'value="b" selected']),
        (
            Choice("kind", "种类", "kind", [("a", EVIL), ("b", "乙")], several=True),
            "kind=a",
            [f'btn w-100">{TAME}<', 'id="filter-kind-1" name="kind" value="a" checked', 'id="filter-kind-2"'],
        ),
        (Choice("kind", "种类", "kind", [("a", "甲")], several=True), "", ['btn w-100">不限<']),
    ],
)
def test_a_filter_as_a_field(each: Any, address: str, has: list[str]) -> None:
    (item,) = Filters(QueryDict(address), [each]).drawn
    drawn = filter_fields.draw(item)
    assert all(words in drawn for words in has), drawn


@pytest.mark.parametrize("several", [True, False])
def test_many_choices_are_found_by_typing(several: bool) -> None:
    for number, typed in ((9, False), (10, True)):
        each = Choice("unit", "单位", "unit", [(str(key), f"教育局{key}") for key in range(number)], several=several)
        (item,) = Filters(QueryDict(), [each]).drawn
        drawn = filter_fields.draw(item)
        assert (" data-pick=" in drawn, "data-spelled=" in drawn) == (typed, typed)


def test_they_speak_the_language_of_their_reader() -> None:
    with override("en"):
        assert "选择列" not in drawing.columns(table())
