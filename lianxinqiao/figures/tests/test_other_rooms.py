"""Figures of a room that knows no suggestion: rows of its own, counted, summed, the least over persons, at a day."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from django.db.models import Count
from django.test import Client

from lianxinqiao.figures import actions, commands, counting, listing, queries
from lianxinqiao.figures.checking import check
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, Figure, figure
from lianxinqiao.figures.subjects import Item, Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Body, Delegation, Mandate, Session
from lianxinqiao.ui.tables import Column
from tests.cast import Cast
from tests.walks import START, a_suggestion

YEAR = Period.of_year(2026)
SITTINGS = Subject(
    Session,
    "会议",
    body="term__body",
    on="opens_on",
    near=("term",),
    columns=lambda figure: (
        Column("number", "次", "number", main=True),
        Column("opens", "开幕", "opens_on", sort="opens_on"),
    ),
    ways=(
        ByKey("term", "按届", "term_id", lambda body, period: {row.pk: str(row) for row in body.terms.all()}),
        ByMonth("month", "按月份", "opens_on"),
    ),
    public=lambda figure, rows: rows.filter(number__gt=4),
    item=lambda row: Item(f"第{row.number}次会议", "/", str(row.opens_on)),
)
IN_OFFICE = Subject(
    Mandate,
    "会议",
    body="term__body",
    on="from_on",
    columns=lambda figure: (Column("name", "姓名", "person.name", main=True),),
    near=("person",),
)


NAMED = Subject(
    Delegation, "会议", body="term__body", columns=lambda figure: (Column("name", "名称", "name", main=True),)
)


def sittings(body: Body, period: Period) -> Rows:
    """Sessions that opened in the period."""
    return SITTINGS.of(body, period)


def deputies(body: Body, period: Period) -> Rows:
    """Deputies in office at the end of the period."""
    return Mandate.objects.filter(term__body=body, from_on__lte=period.to_on).exclude(to_on__lt=period.to_on)


def by_deputy(body: Body, period: Period) -> Rows:
    """The least that any deputy in office raised."""
    return deputies(body, period).annotate(raised=Count("led_suggestions"))


@pytest.fixture(autouse=True)
def _their_figures() -> Iterator[None]:
    figure("sittings.held", "召开的全体会议", "次", "会议", of=SITTINGS)(sittings)
    figure("sittings.numbers", "会议序号之和", "次", "序号", of=SITTINGS, sum="number")(sittings)
    figure("sittings.late", "下半年的会议", "次", "会议", of=SITTINGS)(
        lambda body, period: sittings(body, period).filter(opens_on__month__gt=6)
    )
    figure("sittings.delegations", "代表团", "个", "没有日期", of=NAMED)(NAMED.of)
    figure("seated.serving", "在任代表", "名", "代表", of=IN_OFFICE)(deputies)
    figure("seated.least", "每名代表最少提出", "件", "最少", of=IN_OFFICE, least="raised")(by_deputy)
    yield
    for code in [code for code in FIGURES if code.startswith(("sittings.", "seated."))]:
        del FIGURES[code]
    counting._passes.cache_clear()


def values(people: Cast, period: Period = YEAR) -> counting.Counts:
    own = [code for code in FIGURES if code.startswith(("sittings.", "seated."))]
    return counting.counts(people.body, period, own)


def test_each_is_counted_as_it_is_alone(people: Cast) -> None:
    a_suggestion(people, at=Stage.REGISTERED)
    Session.objects.create(term=people.session.term, number=6, opens_on=date(2026, 8, 3), closes_on=date(2026, 8, 4))
    found = values(people)
    assert found == {
        "sittings.held": 2,
        "sittings.numbers": 11,
        "sittings.late": 1,
        "sittings.delegations": 2,  # of no day, hence of every period
        "seated.serving": 4,
        "seated.least": 0,  # who raised nothing is one of them
    }
    assert found == {code: FIGURES[code].value(people.body, YEAR) for code in found}
    assert values(people, Period.of_year(2019)) == dict.fromkeys(found, 0) | {
        "seated.least": None,
        "sittings.delegations": 2,
    }


def test_what_lies_in_the_period_is_read_once(people: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    values(people)
    with django_assert_num_queries(1):
        counting.counts(people.body, YEAR, ["sittings.held", "sittings.numbers", "sittings.late"])


def test_what_stands_at_a_day_is_not_narrowed_to_the_period(people: Cast) -> None:
    """Deputies took office in 2022 and are counted in 2026: their figure is not one of rows that lie in the year."""
    assert values(people)["seated.serving"] == 4
    assert IN_OFFICE.of(people.body, YEAR).count() == 0


def test_a_month_a_term_and_any_span(people: Cast) -> None:
    january, term = Period.of_month(2026, 1), Period.of_term(people.session.term)
    assert [values(people, each)["sittings.held"] for each in (january, january.before, term)] == [1, 0, 1]
    assert values(people, Period(date(2026, 1, 13), date(2026, 6, 30)))["sittings.held"] == 0


def test_every_number_opens_its_rows_and_parts(people: Cast, client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(people.clerk.person.user)
    overview = client.get("/figures?year=2026").content.decode()
    for code, number in values(people).items():
        assert f'href="/figures/{code}?year=2026">{number}</a>' in overview
        page = client.get(f"/figures/{code}?year=2026")
        assert page.context["number"] == (number if FIGURES[code].column else None)
        assert page.context["table"].count == FIGURES[code].rows(people.body, YEAR).count()
    summed = client.get("/figures/sittings.numbers?year=2026&by=month").context["chart"]
    assert [(label, point.value) for label, [point] in summed.rows] == [("2026-01", 5)]
    narrowed = client.get(f"/figures/sittings.held?year=2026&term={people.session.term_id}&month=2026-02")
    assert [which for _kind, which in narrowed.context["narrowed"]] == ["第十七届", "2026-02"]
    assert narrowed.context["table"].count == 0


def test_the_heading_of_a_room_stands_once(people: Cast) -> None:
    """However many files declare its figures, and in whatever order."""
    rooms = [room for room, _lines in listing.by_room(listing.lines(people.body, YEAR))]
    assert len(rooms) == len(set(rooms)) > 10


def test_strangers_open_what_the_room_lets_them(people: Cast, client: Client) -> None:
    actions.make_public(people.body, YEAR, ["sittings.held", "seated.serving"], by=people.head, at=START)
    assert queries.public_rows(FIGURES["seated.serving"], people.body, YEAR).count() == 0
    assert [room for room, _lines in listing.by_room(queries.public_lines(people.body, YEAR))] == ["会议"]
    page = client.get("/numbers/yunhe/2026/sittings.held").content.decode()
    assert "第5次会议" in page
    assert "另有" not in page


def test_a_report_is_held_against_it_by_its_printed_name(people: Cast) -> None:
    checked = check.check("在任代表4名。召开的全体会议2次。街道走访在任代表9名。", body=people.body, year=2026)
    assert [(each.figure, each.verdict) for each in checked.claims] == [
        ("seated.serving", "agrees"),
        ("sittings.held", "contradicts"),
        ("", "no_figure"),
    ]


def test_the_command_line_shows_a_span(people: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    import argparse  # deferred: only here

    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers())
    for period, expected in {"2026-01": 1, "term-17": 1, "2026-02-01..2026-02-28": 0}.items():
        args = parser.parse_args(["figures", "show", "sittings.held", "--period", period, "--format", "json"])
        args.run(args)
        assert json.loads(capsys.readouterr().out)["value"] == expected


def test_one_column_makes_one_number() -> None:
    with pytest.raises(ValueError, match="not both"):
        figure("sittings.both", "", "", "", of=SITTINGS, sum="number", least="number")
    assert isinstance(FIGURES["sittings.held"], Figure)
