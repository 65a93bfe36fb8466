"""Every number of every desk opens exactly the rows that it counts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html  # type: ignore[import-untyped]

from lianxinqiao.matters.models import Assessment, Handling, Promise, Suggestion
from lianxinqiao.matters.stages import ReplyStage, Stage
from tests.cast import Cast
from tests.walks import a_suggestion

pytestmark = pytest.mark.django_db

LIVES = [*(stage for stage in Stage if stage != Stage.RECORDED), *(ReplyStage(gate) for gate in ReplyStage)]


@pytest.fixture
def a_late_house(people: Cast, settings: object) -> Cast:
    """Something in every stage, once in time and once late."""
    settings.SECOND_FACTOR_REQUIRED = False
    long_ago, near = timezone.localdate() - timedelta(days=3), timezone.localdate() + timedelta(days=2)
    for stage in LIVES:
        a_suggestion(people, at=stage)
    for number, suggestion in enumerate(Suggestion.objects.order_by("pk")):
        due = long_ago if number % 2 else near
        Suggestion.objects.filter(pk=suggestion.pk).update(due_on=due, office_due_on=due, is_key=number % 3 == 0)
        Handling.objects.filter(suggestion=suggestion).update(due_on=due)
    Assessment.objects.update(due_on=long_ago)
    Promise.objects.update(due_on=long_ago, first_due_on=long_ago)
    return people


def numbers(page: str) -> dict[str, int]:
    """Address -> number, of every number on a desk that opens a list, and of every empty pile."""
    tree = html.fromstring(page)
    found = {
        link.get("href"): int(link.xpath("string(.//*[@class='stat-value'])"))
        for link in tree.xpath("//a[contains(@class,'stat')]")
    }
    found |= {link.get("href"): 0 for link in tree.xpath("//p[@class='nothing']/a")}
    for pile in tree.xpath("//div[@class='piles']/section"):
        for link in pile.xpath(".//p[@class='pile-more']/a"):
            found[link.get("href")] = int(pile.xpath("string(.//*[@class='count'])"))
    return found


def test_each_number_opens_its_rows(a_late_house: Cast) -> None:
    opened = 0
    for part, post in a_late_house.posts.items():
        if post.role == "administrator":
            continue  # counts the installation, not its work
        client = Client()
        client.force_login(post.user)
        for address, number in numbers(client.get("/desk").content.decode()).items():
            table = client.get(address).context["table"]
            assert table.count == number, (part, address)
            assert len(table.rows) == min(number, table.per_page), (part, address)
            opened += number > 0
    assert opened > 30


def test_a_pile_shown_on_the_desk_shows_its_own_first(a_late_house: Cast) -> None:
    for part, post in a_late_house.posts.items():
        client = Client()
        client.force_login(post.user)
        for each in client.get("/desk").context["listed"]:
            listed = client.get(each.url).context["table"]
            assert listed.count == each.number, (part, each.pile.code)
            assert {row.pk for row in each.rows} <= {row.object.pk for row in listed.rows}
            assert len(each.rows) >= min(each.number, 4)
