"""A calendar's secret address: made anew, taken away. Both are entries of the journal; the secret is in neither."""

import secrets
from datetime import datetime

from django.db import transaction

from lianxinqiao.acts.models import Feed
from lianxinqiao.acts.strangers import hashed
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Post


@transaction.atomic
def make_feed(*, mine: bool, language: str, by: Post, at: datetime) -> str:
    """A new address for one's own post; the old one leads nowhere from now on. The secret is returned this once."""
    secret = secrets.token_urlsafe(32)
    values = {"hash": hashed(secret), "language": language, "made_at": at, "fetched_at": None}
    feed, _made = Feed.objects.update_or_create(post=by, mine=mine, defaults=values)
    _record("calendar.make", feed, by=by, at=at)
    return secret


@transaction.atomic
def take_away_feed(feed: Feed, *, by: Post | None, at: datetime) -> None:
    """From now on its address leads nowhere, and what its calendar was told is forgotten. Nobody: the account ended."""
    _record("calendar.take_away", feed, by=by, at=at)
    feed.delete()


def _record(act: str, feed: Feed, *, by: Post | None, at: datetime) -> None:
    chain = feed.post.body.code if feed.post.body else "installation"
    data = {"of": feed.post.called, "mine": feed.mine}
    journal.record(act=act, by=by, chain=chain, obj=feed, at=at, data=data, shows=False)
