"""The first screen: what waits for me, what is late or near, what happens today, what I follow, of all rooms."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lianxinqiao.access.roles import SECOND_PERSONS, UNIT, RoleCode
from lianxinqiao.acts import lists, piles, queues
from lianxinqiao.acts.list_parts import Beginning, Help, Today
from lianxinqiao.acts.lists import Listing
from lianxinqiao.acts.piles import Pile
from lianxinqiao.desk import installation
from lianxinqiao.notices import copies
from lianxinqiao.people import chrome, first_steps
from lianxinqiao.people.middleware import posts_of
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

LISTED = 4  # piles whose first rows are shown; the others stand as numbers


@dataclass(frozen=True)
class Lying:
    """A pile on this desk: how many lie in it, and the list that opens them."""

    pile: Pile
    number: int

    @property
    def listing(self) -> Listing:
        return lists.opened_by(self.pile)

    @property
    def url(self) -> str:
        return self.listing.url_of(self.pile)


@dataclass(frozen=True)
class Listed(Lying):
    """One with its first rows."""

    rows: list[Any]

    @property
    def has_queue(self) -> bool:
        """Several that are this person's move are gone through one by one."""
        return self.number > 1 and not self.pile.watched

    @property
    def queue_url(self) -> str:
        return queues.address(self.listing, self.pile)


@dataclass(frozen=True)
class Elsewhere:
    """Another post of the same person, and the piles there: its own moves, or what it only follows where there are none."""

    post: Post
    lying: list[Lying]


@login_required
def desk(request: Request) -> HttpResponse:
    """What waits for this person as lists, what is late first; every other number opens its list."""
    post, today = request.post, timezone.localdate()
    near = piles.soon(post, today) if post else today
    lying = _lying(post, today, near) if post else []
    listed = _listed(post, lying, today, near) if post else []
    shown = {each.pile for each in listed}
    unlisted = [each for each in lying if each.pile not in shown]
    urgent = [each for each in unlisted if each.pile.tone in {"bad", "warn"} and each.number]
    rest = [each for each in unlisted if each not in urgent]
    administers = bool(post and post.role == RoleCode.ADMINISTRATOR)
    context = {
        "post": post,
        "several": len({each.listing for each in lying}) > 1,
        "urgent": urgent,
        "counted": [each for each in rest if each.number],
        "nothing": [each for each in rest if not each.number],
        "listed": listed,
        "begin": None if listed or not post else _beginning(post),
        "helps": _helps(post) if post else [],
        "today_cards": _today(post, today) if post else [],
        "followed": _followed(post, request.user.pk),
        "elsewhere": _elsewhere(request, today),
        "installation": installation.overview(today) if administers else [],
        "setup": first_steps.next_step() if administers else None,
        "is_copy": copies.is_copy() if administers else False,
        "to_confirm": chrome.waiting(request) if post and post.role in SECOND_PERSONS else None,
        "today": today,
        "own_day": bool(post and post.role in UNIT),
    }
    return render(request, "desk/desk.html", context)


def _lying(post: Post, today: date, near: date) -> list[Lying]:
    """The piles of all rooms, room by room."""
    counted = piles.numbers(post, today, near)
    order = lists.in_order(post)
    found = [Lying(pile, number) for pile, number in counted.items()]
    return sorted(found, key=lambda each: order.index(each.listing))


def _listed(post: Post, lying: list[Lying], today: date, near: date) -> list[Listed]:
    """The piles that are this person's move; for who only watches, the first that is not empty."""
    there = sorted((each for each in lying if each.number), key=lambda each: not each.pile.tone)
    own = [each for each in there if not each.pile.watched][:LISTED]
    most = lists.FIRST if len(own) < 2 else lists.FIRST // 2
    chosen = own or there[:1]
    return [Listed(each.pile, each.number, _first(each, post, today, near)[:most]) for each in chosen]


def _first(lying: Lying, post: Post, today: date, near: date) -> list[Any]:
    return [lying.listing.seen(row) for row in lists.first(lying.pile, post, today, near)]


def _elsewhere(request: Request, today: date) -> list[Elsewhere]:
    """What waits in one's other posts: a district's supervision office follows both bodies from one desk."""
    found = []
    for post in posts_of(request):
        if post.pk == (request.post.pk if request.post else None):
            continue
        lying = _lying(post, today, piles.soon(post, today))
        there = sorted((each for each in lying if each.number), key=lambda each: each.pile.watched)
        own = [each for each in there if not each.pile.watched]
        if there:
            found.append(Elsewhere(post, own or there[:LISTED]))
    return found


def _beginning(post: Post) -> Beginning | None:
    """What somebody for whom nothing waits could begin with."""
    return next((begin for each in lists.in_order(post) if (begin := each.begin(post))), None)


def _helps(post: Post) -> list[Help]:
    return [each for listing in lists.in_order(post) for each in listing.helps if post.role in each.roles]


def _today(post: Post, today: date) -> list[tuple[Today, list[Any]]]:
    """What of all rooms happens or ends today."""
    cards = [card for listing in lists.in_order(post) for card in listing.today if post.role in card.roles]
    return [(card, rows) for card in cards if (rows := card.rows(post, today))]


def _followed(post: Post | None, user: int) -> list[tuple[Listing, list[Any]]]:
    return [(listing, rows) for listing in lists.in_order(post) if (rows := listing.followed(post, user))]
