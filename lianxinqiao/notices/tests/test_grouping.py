"""What one person did to many is read as one."""

from datetime import UTC, datetime, timedelta

from lianxinqiao.notices.grouping import grouped
from lianxinqiao.notices.models import Notice

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


def notice(kind: str = "suggestion.assign", body: str = "甲于2026-03-02：交办。", minutes: int = 0) -> Notice:
    return Notice(kind=kind, subject="x", body=body, created_at=NOON - timedelta(minutes=minutes))


def numbers(*notices: Notice) -> list[int]:
    return [group.number for group in grouped(notices)]


def test_one_act_on_many_stands_together() -> None:
    assert numbers(*(notice(minutes=n) for n in range(5))) == [5]


def test_two_are_read_one_by_one() -> None:
    assert numbers(notice(), notice()) == [1, 1]


def test_another_person_another_act_or_another_hour_is_another_group() -> None:
    assert numbers(*[notice()] * 3, *[notice(body="乙于2026-03-02：交办。")] * 3) == [3, 3]
    assert numbers(*[notice()] * 3, *[notice(kind="handling.accept")] * 3) == [3, 3]
    assert numbers(*[notice()] * 3, *[notice(minutes=60)] * 3) == [3, 3]


def test_the_note_does_not_part_them() -> None:
    assert numbers(*(notice(body=f"甲于2026-03-02：交办。\n第{n}件") for n in range(3))) == [3]
