"""Whoever reads a body's figures need not read the things of every room: the number stands, its rows do not."""

import pytest
from django.test import Client

from tests.cast import Cast

CLOSED = "清单由办理这些事的人员查看"


@pytest.mark.parametrize(
    ("part", "code", "closed"),
    [
        ("supervision", "activities.inspections", True),
        ("supervision", "suggestions.raised", False),
        ("clerk", "activities.inspections", False),
        ("auditor", "activities.inspections", False),
    ],
)
def test_rows_stand_behind_a_number_for_whoever_reads_their_room(
    people: Cast, client: Client, settings: object, part: str, code: str, closed: bool
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    client.force_login(people.posts[part].user)
    answer = client.get(f"/figures/{code}?year=2026")
    assert (CLOSED in answer.content.decode(), "table" in answer.context) == (closed, not closed)
    sheet = client.get(f"/figures/{code}?year=2026&export=xlsx")
    assert sheet.headers["Content-Type"].startswith("text/html") == closed
