"""What was raised and what came of it: published words alone, numbers of all."""

import pytest
from django.test import Client

from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast


@pytest.fixture
def said(people: Cast) -> Cast:
    Walk(people).published()
    Walk(people, text="公交站没有座椅，老人等车站着累，我叫林小满。").answered("explained")
    return people


def test_numbers_are_of_all_and_words_of_the_published(said: Cast, client: Client) -> None:
    page = client.get("/voices")
    numbers = page.context["numbers"]
    assert (numbers.collected, numbers.answered, numbers.solved, numbers.satisfaction) == (2, 2, 1, "100.00%")
    text = page.content.decode()
    assert "路口加装红绿灯" in text
    assert "座椅" not in text


def test_a_published_one_has_its_page_in_the_offices_words(said: Cast, client: Client) -> None:
    page = client.get("/voices/yunhe-2026-0001").content.decode()
    assert "已装好启用" in page
    assert "学院街" not in page
    assert client.get("/voices/yunhe-2026-0002").status_code == 404


def test_an_address_asks_for_what_the_page_knows(said: Cast, client: Client) -> None:
    assert client.get("/voices?year=2025").context["numbers"].collected == 0
    assert client.get("/voices?year=x&township=x").status_code == 200
    assert client.get("/voices?township=999").status_code == 404
