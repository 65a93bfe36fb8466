import json
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from lianxinqiao.workdays import actions, count, importing, queries
from lianxinqiao.workdays.calendar import Calendar, Year, built_in
from lianxinqiao.workdays.models import Day, ImportedYear
from lianxinqiao.workdays.signals import calendar_changed

AT = timezone.make_aware(datetime(2026, 11, 23, 10))
NOTICE = "某文〔2026〕1号"


def spans(*parts: tuple[str, date, int]) -> dict[date, str]:
    return {start + timedelta(days=n): name for name, start, length in parts for n in range(length)}


def some_2027(**changes: object) -> Year:
    off = spans(("元旦", date(2027, 1, 1), 3), ("春节", date(2027, 2, 5), 9), ("国庆节", date(2027, 10, 1), 7))
    facts: dict = {"year": 2027, "notice": NOTICE, "off": off, "work": {date(2027, 2, 20): "春节"}}
    return Year(**(facts | changes))


def as_json(year: Year) -> bytes:
    return json.dumps(importing.plain(year), ensure_ascii=False).encode()


def test_what_it_writes_it_reads():
    for year in built_in():
        assert importing.read("year.json", as_json(year)) == [year]


def test_it_reads_a_table():
    lines = ["日期,节日,类别", *(f"{day},{name},休" for day, name in some_2027().off.items()), "2027/2/20,春节,班"]
    lines[-1] = "2027-02-20,春节,班"
    (year,) = importing.read("2027.csv", "\n".join(lines).encode("gb18030"), notice=NOTICE)
    assert year == some_2027()


def ics(*events: tuple[str, str, str]) -> bytes:
    parts = [
        f"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:{name}\r\nDTSTART;VALUE=DATE:{first}\r\nDTEND;VALUE=DATE:{after}\r\nEND:VEVENT\r\n"
        for n, (name, first, after) in enumerate(events)
    ]
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//\r\n{''.join(parts)}END:VCALENDAR\r\n".encode()


def test_it_reads_a_calendar_file():
    content = ics(
        ("元旦(休)", "20270101", "20270104"),
        ("春节(休)", "20270205", "20270214"),
        ("春节(班)", "20270220", "20270221"),
        ("国庆节 放假", "20271001", "20271008"),
    )
    assert importing.read("x.ics", content, notice=NOTICE) == [some_2027()]


def test_new_year_days_in_december_belong_to_the_next_year():
    off = dict(some_2027().off) | {date(2026, 12, 31): "元旦"}
    (year,) = importing.read("y.json", as_json(some_2027(off=off)))
    assert year.year == 2027
    assert date(2026, 12, 31) in year.off


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("2027.json", b'{"year": 2027, "papers": [], "days": []}', "没有任何放假日"),  # as published before the notice
        ("2027.json", b"[1", "JSON"),
        ("2027.json", b'{"days": [{"date": "2027-01-01", "name": "x"}]}', "isOffDay"),
        ("2027.json", b'{"days": [{"date": "2027-13-01", "name": "x", "isOffDay": true}]}', "2027-13-01"),
        ("2027.csv", "2027-01-01,元旦,休\n".encode(), "不完整"),
        ("2027.csv", "2027-01-01,元旦\n".encode(), "三列"),
        ("2027.csv", "2027-01-01,元旦,也许\n".encode(), "也许"),
        ("2027.csv", "2027-01-04,元旦,班\n".encode(), "不是周末"),
        ("2027.csv", "2027-01-01,元旦,休\n2027-01-01,元旦,休\n".encode(), "两次"),
        ("2027.csv", b"\xff\xfe\x00\x81", "编码"),
        ("2027.ics", b"nothing of the kind", ".ics"),
        ("2027.ics", ics(("元旦", "20270101", "20280101")), "不像是一个节日"),
        ("2027.exe", b"MZ", ".json"),
        ("2027.json", b" " * 1_000_001, "1 MB"),
    ],
)
def test_it_refuses_with_the_reason(name, content, words):
    with pytest.raises(ValueError, match=words):
        importing.read(name, content, notice=NOTICE)


def test_it_wants_the_number_of_the_notice():
    with pytest.raises(ValueError, match="文号"):
        importing.read("y.json", as_json(some_2027(notice="")))


def test_it_says_what_would_change():
    changes = importing.changes(Calendar.for_years(), some_2027())
    assert date(2027, 1, 2) not in {change.date for change in changes}  # a Saturday, free already
    assert {change.date for change in changes if change.worked} == {date(2027, 2, 20)}
    assert date(2027, 1, 1) in {change.date for change in changes}


@pytest.mark.django_db
def test_an_imported_year_is_known_and_ends_the_provisional_date():
    assert count.add_workdays(date(2026, 12, 28), 5, queries.current()).missing_years == (2027,)
    actions.import_year(some_2027(), by=None, at=AT)
    counted = count.add_workdays(date(2026, 12, 28), 5, queries.current())
    assert (counted.date, counted.missing_years) == (date(2027, 1, 5), ())


@pytest.mark.django_db
def test_the_same_year_twice_changes_nothing():
    actions.import_year(some_2027(), by=None, at=AT)
    rows = list(Day.objects.values_list("pk", flat=True))
    assert actions.import_year(some_2027(), by=None, at=AT) == []
    assert list(Day.objects.values_list("pk", flat=True)) == rows


@pytest.mark.django_db
def test_a_corrected_year_replaces_the_imported_one():
    actions.import_year(some_2027(), by=None, at=AT)
    queries.current()
    changes = actions.import_year(some_2027(work={date(2027, 2, 21): "春节"}), by=None, at=AT)
    assert {(change.date, change.worked) for change in changes} == {
        (date(2027, 2, 20), False),
        (date(2027, 2, 21), True),
    }
    assert queries.current().is_workday(date(2027, 2, 21))
    assert not queries.current().is_workday(date(2027, 2, 20))


@pytest.mark.django_db
def test_removing_a_year_makes_it_unknown_again():
    actions.import_year(some_2027(), by=None, at=AT)
    actions.remove_year(2027, by=None, at=AT)
    assert not queries.current().known(date(2027, 3, 1))


@pytest.mark.django_db
def test_it_tells_the_rooms_above_in_the_same_transaction():
    def refuse(**_: object) -> None:
        raise RuntimeError("no")

    calendar_changed.connect(refuse)
    try:
        with pytest.raises(RuntimeError):
            actions.import_year(some_2027(), by=None, at=AT)
    finally:
        calendar_changed.disconnect(refuse)
    assert not ImportedYear.objects.exists()


@pytest.mark.django_db
def test_the_calendar_costs_one_query_when_nothing_changed(django_assert_num_queries):
    queries.current()
    with django_assert_num_queries(1):
        queries.current()
