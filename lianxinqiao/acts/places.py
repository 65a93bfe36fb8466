"""Lists cut by one place or organiser: the page of a street, a township or a committee opens each of them."""

from dataclasses import dataclass

from django.http import QueryDict

from lianxinqiao.acts import lists
from lianxinqiao.acts.lists import Listing
from lianxinqiao.people.models import Post
from lianxinqiao.ui.filters import Filters


@dataclass(frozen=True)
class Cut:
    """One list, as far as it is about this place."""

    listing: Listing
    count: int
    url: str


def cuts(key: str, pk: int, post: Post) -> list[Cut]:
    """Every list of every room with a filter of that key, with what this person may see of it."""
    found = []
    params = QueryDict(f"{key}={pk}")
    for listing in lists.in_order(post):
        declared = listing.filters(post)
        if (listing.roles and post.role not in listing.roles) or key not in {each.key for each in declared}:
            continue
        count = Filters(params, declared).apply(listing.rows(post)).count()
        found.append(Cut(listing, count, f"{listing.url}?{params.urlencode()}"))
    return found
