"""A desk with nothing on it says with what one could begin."""

import pytest
from django.test import Client

from tests.cast import Cast
from tests.walks import Walk


@pytest.mark.parametrize(
    ("part", "words"), [("clerk", "导入建议"), ("deputy", "提出建议"), ("jiaoyu_clerk", "没有等您办的事")]
)
def test_it_offers_a_beginning(people: Cast, settings: object, part: str, words: str) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(people.posts[part].user)
    page = client.get("/desk").content.decode()
    assert words in page[page.index("<main") : page.index("</main>")]


def test_the_office_is_not_told_to_import_once_there_are_some(people: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    Walk(people)
    client = Client()
    client.force_login(people.clerk.user)
    assert "还没有建议" not in client.get("/desk").content.decode()
