"""A figure over years, each point of which opens the list of its year; the page of all figures on a phone."""

from django.test import Client

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion

LARGEST = 200_000  # bytes


def signed_in(people: Cast) -> Client:
    client = Client()
    client.force_login(people.clerk.user)
    return client


def test_a_figure_over_years_opens_the_list_of_each(people: Cast) -> None:
    for _time in range(3):
        a_suggestion(people, at=Stage.REGISTERED)
    first = Suggestion.objects.order_by("pk").first()
    Suggestion.objects.filter(pk=first.pk).update(year=2024)
    page = signed_in(people).get("/figures/suggestions.raised?year=2026&by=years").content.decode()
    assert "历年" in page
    for year, number in ((2024, 1), (2026, 2)):
        assert f"/figures/suggestions.raised?year={year}" in page
        assert signed_in(people).get(f"/figures/suggestions.raised?year={year}").context["table"].count == number


def test_years_are_offered_for_a_year_alone(people: Cast) -> None:
    a_suggestion(people, at=Stage.REGISTERED)
    assert "by=years" not in signed_in(people).get("/figures/suggestions.raised?period=2026-01").content.decode()


def test_the_page_of_all_figures_is_small_and_each_is_a_card_on_a_phone(people: Cast) -> None:
    answer = signed_in(people).get("/figures?year=2026")
    assert len(answer.content) < LARGEST
    assert "figures/figures.css" in answer.content.decode()
    assert 'class="table figure-table"' in answer.content.decode()


def test_nothing_is_compared_where_nothing_is_on_record(people: Cast) -> None:
    """Two columns of dashes in every row; a room is reached without passing all before it."""
    client = signed_in(people)
    page = client.get("/figures?year=2026").content.decode()
    assert ("2025年度</th>" in page, "增减</th>" in page) == (False, False)
    assert 'href="#room-2"' in page
    assert 'id="room-2"' in page
    a_suggestion(people, at=Stage.REGISTERED)
    Suggestion.objects.update(year=2025)
    compared = client.get("/figures?year=2026").content.decode()
    assert ("2025年度</th>" in compared, "增减</th>" in compared) == (True, True)
    assert compared.count("增减</th>") < compared.count('id="room-')  # the other rooms knew nothing then
