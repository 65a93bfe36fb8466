"""Lists cut by one place or organiser: the page of a street, a township or a committee opens each of them.

A list that has `by_township` or `by_committee` among its filters stands on those pages, without a word more.
"""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts import lists
from lianxinqiao.acts.lists import Listing
from lianxinqiao.people.choosers import committees, townships
from lianxinqiao.people.models import Committee, Post
from lianxinqiao.ui.filters import Choice, Filters, Rows, keys


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


def by_township(post: Post | None, path: str = "township") -> Choice:
    """By street or township, `path` leading to it: the thing's own, or that of the deputy or member whose it is."""
    return Choice("township", _("街道、乡镇"), path, lambda: townships(post), several=True)


def by_committee(post: Post | None, path: str = "committee") -> Choice:
    """By special or working committee, `path` leading to it, as with places."""
    return Choice("committee", _("委员会"), path, lambda: committees(post), several=True)


class NamedCommittee(Choice):
    """By a committee that a row has as a name: what it prepared or judged before it was registered is found as well."""

    @classmethod
    def of(cls, post: Post | None, path: str = "committee") -> Self:
        return cls("committee", _("委员会"), path, lambda: committees(post), several=True)

    def asked(self, values: dict[str, list[str]]) -> QuerySet[Committee]:
        return Committee.objects.filter(pk__in=keys(values[self.key]))

    def names(self, values: dict[str, list[str]]) -> Any:
        return self.asked(values).values("name")

    def apply(self, rows: Rows, values: dict[str, list[str]]) -> Rows:
        return rows.filter(**{f"{self.field}__in": self.names(values)})


def by_seat(post: Post, path: str) -> tuple[Choice, Choice]:
    """Both, of what somebody with a seat brought; `path` leads to the seat."""
    return by_township(post, f"{path}__township"), by_committee(post, f"{path}__committee")
