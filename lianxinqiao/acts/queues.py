"""A pile gone through one by one: after each act comes the next; whoever leaves finds their place again.

`/queue/<listing>/<pile>` leads to the thing's own page at `?queue=<listing>.<pile>`, where a bar says how far one is. Which
one is looked at stands in the session, so that leaving keeps the place.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lianxinqiao.acts import piles
from lianxinqiao.acts.lists import LISTINGS, Listing
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

MOST = 1000  # rows that are gone through at one sitting; the next ones come when these are done
KEPT = "queues"  # in the session: the key of the thing last looked at, by pile


@dataclass(frozen=True)
class Queue:
    """Where somebody stands in a pile."""

    listing: Listing
    pile: Pile
    keys: list[int]
    at: int

    @property
    def code(self) -> str:
        return f"{self.listing.code}.{self.pile.code}"

    @property
    def position(self) -> int:
        return self.keys.index(self.at) + 1

    @property
    def number(self) -> int:
        return len(self.keys)

    @property
    def before(self) -> str:
        return self._beside(-1)

    @property
    def after(self) -> str:
        return self._beside(1)

    @property
    def goes_on(self) -> str:
        """Where one lands when this one is done: at the next, or at the first of those that were passed over."""
        return self.after or address(self.listing, self.pile)

    @property
    def leaves(self) -> str:
        return self.listing.url_of(self.pile)

    def _beside(self, step: int) -> str:
        place = self.keys.index(self.at) + step
        return address(self.listing, self.pile, self.keys[place]) if 0 <= place < len(self.keys) else ""


def address(listing: Listing, pile: Pile, at: int | None = None) -> str:
    plain = reverse("queue", args=[listing.code, pile.code])
    return f"{plain}?{urlencode({'at': at})}" if at else plain


def asked(request: Request, root: Any) -> Queue | None:
    """The queue that a page of a thing was opened in; None where it names none, or the thing has left it."""
    code, _dot, pile = request.GET.get("queue", "").partition(".")
    found = _found(request.post, code, pile)
    if found is None or request.post is None:
        return None
    keys = _keys(*found, request.post)
    if root.pk not in keys:
        return None
    queue = Queue(*found, keys, root.pk)
    request.session[KEPT] = {**request.session.get(KEPT, {}), queue.code: root.pk}
    return queue


def _found(post: Post | None, code: str, pile_code: str) -> tuple[Listing, Pile] | None:
    listing = LISTINGS.get(code)
    pile = next((each for each in listing.piles if each.code == pile_code), None) if listing else None
    return (listing, pile) if listing and pile and post and pile.is_for(post) else None


def _keys(listing: Listing, pile: Pile, post: Post) -> list[int]:
    today = timezone.localdate()
    rows = listing.waiting_rows(pile, post, today, piles.soon(post, today))
    found = rows.order_by(F("waits_until").asc(nulls_last=True), "pk").values_list("pk", "waits_until")
    return [key for key, _day in found[:MOST]]  # the day is read too: a pile without days could not be ordered by it


@login_required
def queue(request: Request, listing: str, pile: str) -> HttpResponse:
    """To the thing asked for, else to where one was last, else to the first."""
    found = _found(request.post, listing, pile)
    if found is None or request.post is None:
        raise Http404
    keys = _keys(*found, request.post)
    if not keys:
        messages.success(request, _("“%(pile)s”都办完了。") % {"pile": found[1].label})
        return redirect("desk")
    wanted = request.GET.get("at", "")
    last = request.session.get(KEPT, {}).get(f"{listing}.{pile}")
    key = next((each for each in (int(wanted) if wanted.isdecimal() else None, last) if each in keys), keys[0])
    root = found[0].rows(request.post).get(pk=key)
    return redirect(f"{root.get_absolute_url()}?{urlencode({'queue': f'{listing}.{pile}'})}")


urlpatterns = [path("queue/<slug:listing>/<slug:pile>", queue, name="queue")]
