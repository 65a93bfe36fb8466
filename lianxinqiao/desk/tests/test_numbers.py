"""Every number of every desk opens exactly the rows that it counts."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html  # type: ignore[import-untyped]

from lianxinqiao.acts import piles
from lianxinqiao.acts.lists import LISTINGS
from lianxinqiao.matters.actions import assigning, drafting, handling, promising
from lianxinqiao.matters.models import Assessment, Extension, Handling, Promise, Suggestion
from lianxinqiao.matters.stages import AT_THE_GATES, ReplyStage, Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

pytestmark = pytest.mark.django_db

STAGES = [*(stage for stage in Stage if stage != Stage.RECORDED), *map(ReplyStage, AT_THE_GATES)]


@pytest.fixture
def a_full_house(people: Cast, settings: object) -> Cast:
    """Something in every stage, in time and late, and something in every pile."""
    settings.SECOND_FACTOR_REQUIRED = False
    for stage in STAGES:
        a_suggestion(people, at=stage)
    _asked_of_each(people)
    long_ago, near = timezone.localdate() - timedelta(days=3), timezone.localdate() + timedelta(days=2)
    for number, suggestion in enumerate(Suggestion.objects.order_by("pk")):
        due = long_ago if number % 2 else near
        Suggestion.objects.filter(pk=suggestion.pk).update(due_on=due, is_key=number % 3 == 0, cosign_until=None)
        Handling.objects.filter(suggestion=suggestion).update(due_on=due)
    Suggestion.objects.filter(stage__in=["submitted", "registered"]).update(office_due_on=long_ago)
    Handling.objects.filter(stage="return_asked").update(reassign_due_on=long_ago)
    of_its_delegation = people.delegation_head.mandate.delegation
    Suggestion.objects.filter(stage="handling").update(delegation=of_its_delegation)
    Assessment.objects.update(due_on=long_ago)
    Promise.objects.update(due_on=long_ago, first_due_on=long_ago)
    Promise.objects.filter(stage="declared").update(confirm_due_on=long_ago)
    return people


def _asked_of_each(people: Cast) -> None:
    """What no stage brings by itself: a return, a longer term, a talk, a kept promise, a grade, a station's draft."""
    Walk(people).drafted()
    Walk(people).assessed()
    Walk(people).assessed("unsatisfied")
    by = {"by": people.jiaoyu_clerk}
    walk, elsewhere = Walk(people).assigned(), people.units["jiaotong"]
    assigning.ask_return(walk.handling, reason="不属于本单位职责。", proposed=elsewhere, at=walk.later(), **by)
    walk = Walk(people).being_handled()
    share, day = walk.handling, walk.at.date()  # the cast's profile grants no longer term
    Extension.objects.create(
        handling=share, reason="需要现场勘察。", asked_by=people.jiaoyu_clerk, asked_on=day, due_before=share.due_on
    )
    handling.note_contact(walk.handling, kind="phone", held_on=day, note="电话沟通。", at=walk.at, **by)
    walk = Walk(people).answered()
    promising.declare_kept(walk.promise, note="信号灯已启用。", at=walk.later(), **by)
    words = {"title": "关于修路灯的建议", "cause": "路灯不亮。", "requests": ["修好路灯。"]}
    drafting.help_to_write(mandate=people.deputy.mandate, by=people.station, at=walk.at, **words)


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


def test_each_number_opens_its_rows(a_full_house: Cast) -> None:
    opened = 0
    for part, post in a_full_house.posts.items():
        if post.role == "administrator":
            continue  # counts the installation, not its work
        client = Client()
        client.force_login(post.user)
        for address, number in numbers(client.get("/desk").content.decode()).items():
            table = client.get(address).context["table"]
            assert table.count == number, (part, address)
            assert len(table.rows) == min(number, table.per_page), (part, address)
            opened += number > 0
    assert opened > 45


def test_a_pile_shown_on_the_desk_shows_its_own_first(a_full_house: Cast) -> None:
    for part, post in a_full_house.posts.items():
        client = Client()
        client.force_login(post.user)
        for each in client.get("/desk").context["listed"]:
            listed = client.get(each.url).context["table"]
            assert listed.count == each.number, (part, each.pile.code)
            assert {row.pk for row in each.rows} <= {row.object.pk for row in listed.rows}
            assert len(each.rows) >= min(each.number, 4)


def test_all_that_is_mine_is_what_lies_in_my_piles(a_full_house: Cast) -> None:
    """Each with the earliest of its days, what is late first."""
    today, listing = timezone.localdate(), LISTINGS["suggestions"]
    for part, post in a_full_house.posts.items():
        if not (moves := listing.moves(post)):
            continue
        near = piles.soon(post, today)
        days: dict[int, set[date | None]] = {}
        for pile in moves:
            for row in listing.waiting_rows(pile, post, today, near):
                days.setdefault(row.pk, set()).add(row.waits_until if pile.due else None)
        client = Client()
        client.force_login(post.user)
        rows = [row.object for row in client.get("/desk/suggestions?waiting=mine").context["table"].rows]
        expected = {key: min(filter(None, found), default=None) for key, found in days.items()}
        assert {row.pk: row.waits_until for row in rows} == expected, part
        assert [row.waits_until for row in rows] == sorted(expected.values(), key=lambda day: day or date.max), part


def test_every_pile_lies_full_on_some_desk(a_full_house: Cast) -> None:
    """Otherwise a condition could find nothing at all, and its number would still be as long as its list."""
    today, filled = timezone.localdate(), set()
    for post in a_full_house.posts.values():
        for pile, number in piles.numbers(post, today, piles.soon(post, today)).items():
            filled |= {pile.code} if number else set()
    assert {pile.code for pile in LISTINGS["suggestions"].piles} - filled == set()
