"""Every term of every preset, and how a date explains itself."""

from datetime import date, timedelta
from typing import cast

import pytest
from django.utils import translation

from lianxinqiao.rulebook import explain, presets, terms, words
from lianxinqiao.rulebook.choices import CountedFrom, Unit
from lianxinqiao.rulebook.handling import FixedDate
from lianxinqiao.rulebook.parts import Source, Term
from lianxinqiao.workdays.calendar import Calendar

CALENDAR = Calendar.for_years()
SOURCE = Source(authority="某条例", article="第一条")
MONTHS = Term(amount=3, unit=Unit.MONTHS, counted_from=CountedFrom.ASSIGNMENT, source=SOURCE)
# A month end, the days around both long holidays, make-up weekends, a leap day, an ordinary day.
STARTS = [
    date.fromisoformat(text)
    for text in ("2024-02-29", "2025-01-27", "2025-11-30", "2026-01-30", "2026-02-10", "2026-04-28", "2026-06-30")
]
EVERY = [
    (code, name)
    for code in presets.codes()
    for name in words.terms()
    if getattr(presets.preset(code).rules, name) is not None
]


def naive(term: Term, start: date) -> date:
    """The same count, written down a second time and differently: day by day, or through the first of a month."""
    if term.unit is Unit.WORKDAYS:
        days = (start + timedelta(days=n) for n in range(1, 4000))
        return [day for day, _ in zip(filter(CALENDAR.is_workday, days), range(term.amount), strict=False)][-1]
    if term.unit is Unit.DAYS:
        end = start + timedelta(days=term.amount)
    else:
        first = date(start.year + (start.month + term.amount - 1) // 12, (start.month + term.amount - 1) % 12 + 1, 1)
        after = (first + timedelta(days=31)).replace(day=1)
        end = min(first + timedelta(days=start.day - 1), after - timedelta(days=1))
    while not CALENDAR.is_workday(end):
        end += timedelta(days=1)
    return end


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_every_term_of_every_profile(code, name):
    term = getattr(presets.preset(code).rules, name)
    for start in STARTS:
        explained = terms.due(term, start, CALENDAR)
        assert explained.date == naive(term, start), start
        assert explained.source == term.source
        sentences = explain.sentences(explained)
        assert str(term.source) in " ".join(sentences)
        assert sentences[-1].count(str(explained.date.day))


@pytest.mark.parametrize(
    ("code", "name", "start", "end"),
    [
        ("chongqing-2017", "return_window", "2026-02-10", "2026-03-02"),
        ("qingdao-2021", "return_window", "2026-02-10", "2026-02-24"),
        ("shanghai-2015", "return_window", "2026-01-30", "2026-02-10"),
        ("shandong-2017", "return_window", "2026-02-10", "2026-02-24"),  # the fifth day is a holiday
        ("zhejiang-2016", "return_window", "2026-01-30", "2026-02-09"),
        ("national-minimum", "reply_ordinary", "2026-07-01", "2026-10-08"),
        ("henan-2017", "assess", "2026-09-28", "2026-10-16"),
        ("beijing-2014", "rehandle", "2025-12-31", "2026-02-28"),  # a Saturday, but worked
        # The earlier years, each over a holiday of its own notice.
        ("beijing-2014", "rehandle", "2019-12-31", "2020-03-02"),  # 29 February is an ordinary Saturday
        ("chongqing-2017", "return_window", "2020-01-21", "2020-02-12"),  # the festival that was made longer
        ("qingdao-2021", "return_window", "2021-04-29", "2021-05-10"),  # 8 May, a Saturday, is worked
        ("shandong-2017", "return_window", "2022-01-26", "2022-02-07"),  # the fifth day is New Year's Eve
        ("shanghai-2015", "return_window", "2022-09-30", "2022-10-14"),  # Saturday and Sunday are worked
        ("zhejiang-2016", "return_window", "2023-09-19", "2023-10-07"),  # the tenth day is Mid-Autumn
        ("national-minimum", "reply_ordinary", "2023-06-30", "2023-10-07"),
        ("henan-2017", "assess", "2024-09-27", "2024-10-16"),  # 29 September and 12 October are worked
    ],
)
def test_it_ends_on_the_day(code, name, start, end):
    term = getattr(presets.preset(code).rules, name)
    assert terms.due(term, date.fromisoformat(start), CALENDAR).date == date.fromisoformat(end)


def test_without_rolling_it_stays_on_the_holiday():
    explained = terms.due(MONTHS, date(2026, 7, 1), CALENDAR, roll=False)
    assert (explained.date, explained.rolled_from) == (date(2026, 10, 1), None)


def test_a_hold_moves_the_date_by_its_days():
    holds = [(date(2026, 3, 10), date(2026, 3, 20), "等待上级批复")]
    explained = terms.due(MONTHS, date(2026, 3, 2), CALENDAR, holds=holds)
    assert explained.rolled_from is None
    assert (explained.date, sum(held.days for held in explained.held)) == (date(2026, 6, 12), 10)


def test_a_reason_that_is_a_sentence_is_not_stopped_twice():
    explained = terms.due(MONTHS, date(2026, 3, 2), CALENDAR, holds=[(date(2026, 3, 10), None, "等待上级批复。")])
    with translation.override("zh-hans"):
        assert "尚未恢复（等待上级批复）；" in explain.paragraph(explained)


def test_holds_that_overlap_count_once_and_days_before_the_start_not_at_all():
    holds = [(date(2026, 2, 20), date(2026, 3, 5), "甲"), (date(2026, 3, 4), date(2026, 3, 7), "乙")]
    explained = terms.due(MONTHS, date(2026, 3, 2), CALENDAR, holds=holds, roll=False)
    assert (explained.date, sum(held.days for held in explained.held)) == (date(2026, 6, 6), 4)


def test_a_hold_after_the_end_moves_nothing():
    holds = [(date(2026, 7, 1), date(2026, 7, 9), "过后")]
    assert terms.due(MONTHS, date(2026, 3, 2), CALENDAR, holds=holds).held == ()


def test_an_open_hold_counts_up_to_today():
    holds = [(date(2026, 3, 10), None, "等待")]
    today = terms.due(MONTHS, date(2026, 3, 2), CALENDAR, holds=holds, on=date(2026, 3, 12), roll=False)
    assert (today.date, today.on_hold) == (date(2026, 6, 5), True)
    unknown = terms.due(MONTHS, date(2026, 3, 2), CALENDAR, holds=holds, roll=False)
    assert (unknown.date, unknown.on_hold) == (date(2026, 6, 2), True)


def test_held_workdays_do_not_count():
    term = Term(amount=5, unit=Unit.WORKDAYS, counted_from=CountedFrom.RECEIPT, source=SOURCE)
    holds = [(date(2026, 3, 3), date(2026, 3, 5), "等待")]
    assert terms.due(term, date(2026, 3, 2), CALENDAR, holds=holds).date == date(2026, 3, 11)


FIXED = cast("FixedDate", presets.preset("district-fixed-dates").rules.fixed_dates.reply)


def test_a_fixed_date_is_the_next_one_after_the_start():
    assert terms.fixed(FIXED, date(2026, 2, 9), CALENDAR).date == date(2026, 6, 30)


def test_a_fixed_date_never_passes_the_longest_lawful_term():
    explained = terms.fixed(FIXED, date(2026, 7, 1), CALENDAR)
    assert explained.capped
    assert explained.provisional  # 1 January 2027 hangs on a notice that we do not have
    assert explained.rolled_from is None
    assert explained.date == date(2027, 1, 1)


def test_a_fixed_date_that_is_a_free_day_moves():
    source = FixedDate(month=10, day=1, source=SOURCE)
    assert terms.fixed(source, date(2026, 2, 9), CALENDAR).date == date(2026, 10, 8)


@pytest.fixture
def chinese():
    with translation.override("zh-hans"):
        yield


def test_it_explains_itself(chinese):
    term = presets.preset("chongqing-2017").rules.return_window
    assert term is not None
    assert explain.sentences(terms.due(term, date(2026, 2, 10), CALENDAR)) == [
        "按交办之日起10个工作日计算，交办之日为2026年2月10日，当日不计。",
        "依据：重庆市人民代表大会代表建议批评和意见工作条例第十六条。",
        "其间放假不计：2026年2月16日至2026年2月23日（春节）。",
        "其间调休上班、计入工作日：2026年2月14日（春节）、2026年2月28日（春节）。",
        "因此期限是2026年3月2日（周一）。",
    ]


def test_it_explains_rolling_holds_and_what_is_assumed(chinese):
    source = Source(authority="某地", assumed=True)
    term = MONTHS.model_copy(update={"source": source})
    holds = [(date(2026, 8, 3), date(2026, 8, 4), "等待批复")]
    text = explain.paragraph(terms.due(term, date(2026, 7, 1), CALENDAR, holds=holds))
    assert "假定" in text
    assert "中止1日，相应顺延（等待批复）" in text
    assert "最后一日2026年10月2日（周五）是休息日，顺延" in text


def test_it_says_that_a_date_is_provisional(chinese):
    text = explain.paragraph(terms.due(MONTHS, date(2026, 11, 23), CALENDAR))
    assert "2027年的放假安排" in text
    assert "暂定为2027年2月23日" in text
