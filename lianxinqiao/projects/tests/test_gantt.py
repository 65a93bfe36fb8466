"""The drawing of a project's days."""

from datetime import date

from lianxinqiao.projects import gantt
from lianxinqiao.projects.gantt import Span, Step

PLANNED = Span(date(2026, 3, 2), date(2026, 8, 21))


def test_actual_stands_under_planned_and_ends_today() -> None:
    drawing = gantt.draw(PLANNED, Span(date(2026, 3, 16)), [], [], date(2026, 5, 1))
    planned, actual = drawing.bars
    assert actual.x > planned.x
    assert actual.x + actual.width < planned.x + planned.width
    assert drawing.today is not None
    assert abs(actual.x + actual.width - drawing.today) < 0.2


def test_an_overdue_milestone_is_late_and_a_moved_one_shows_its_first_day() -> None:
    steps = [
        Step("封顶", date(2026, 4, 30), date(2026, 4, 10)),
        Step("完工", date(2026, 8, 21), date(2026, 8, 21)),
        Step("开工", date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 9)),
    ]
    marks = gantt.draw(PLANNED, None, [], steps, date(2026, 5, 1)).marks
    assert [mark.kind for mark in marks] == ["first", "late", "planned", "was", "reached"]


def test_names_stay_inside_the_drawing() -> None:
    steps = [Step("完工", date(2026, 8, 21), date(2026, 8, 21))]
    mark = gantt.draw(PLANNED, None, [], steps, date(2026, 5, 1)).marks[0]
    assert (mark.anchor, mark.x < gantt.WIDE) == ("end", True)


def test_years_have_few_ticks() -> None:
    drawing = gantt.draw(Span(date(2020, 1, 1), date(2029, 12, 31)), None, [], [], date(2026, 5, 1))
    assert len(drawing.ticks) <= gantt.LONGEST
