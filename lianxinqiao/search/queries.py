"""Find suggestions by their words."""

from typing import Any

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, F, FloatField, Func, Q, Value
from django.db.models.functions import Cast

from lianxinqiao.access.roles import DEPUTIES, UNIT, RoleCode
from lianxinqiao.matters.visibility import WHOLE_BODY
from lianxinqiao.people.models import Post
from lianxinqiao.search import words

CAP = 1000
"""Rows that are ranked: the newest ones. Ranking reads every vector it ranks, so that more would grow with the table."""
# A SuggestionQuerySet; the lists' filters know it as any rows.
Suggestions = Any
READ_WHOLE = WHOLE_BODY | UNIT | {RoleCode.SUPERVISION}


class Matches(Func):
    """`vector @@ query`."""

    function = None
    template = "%(expressions)s"
    arg_joiner = " @@ "
    output_field = BooleanField()


class Rank(Func):
    function = "ts_rank"
    output_field = FloatField()


def _asked(text: str) -> Cast | None:
    said = words.query(text)
    return Cast(Value(said), SearchQueryField()) if said else None


def narrow(text: str, among: Suggestions, *, public: bool) -> Suggestions:
    """Those of `among` that say it, in the order that `among` has.

    `public` asks only what is published, in the words that are published. Without a word to look for nothing is found.
    """
    asked = _asked(text)
    if asked is None:
        return among.none()
    if public:
        return among.published().filter(Matches(F("search_entry__public"), asked))
    return among.filter(Matches(F("search_entry__inside"), asked))


def narrow_for(post: Post | None, text: str, among: Suggestions) -> Suggestions:
    """The same for a person in a role: the whole text of what is theirs to handle, the public words of the rest."""
    if post and post.role in READ_WHOLE:
        return narrow(text, among.visible_to(post), public=False)
    asked = _asked(text)
    if asked is None or not post or post.role not in DEPUTIES:
        return narrow(text, among.visible_to(post), public=True)
    public, inside = Matches(F("search_entry__public"), asked), Matches(F("search_entry__inside"), asked)
    # What a deputy sees unpublished is their own: nothing else is visible to them.
    own = Q(published_at=None) | Q(lead_id=post.mandate_id)
    return among.visible_to(post).filter(Q(public) & Q(published_at__isnull=False) | Q(inside) & own)


def find(text: str, among: Suggestions, *, public: bool) -> Suggestions:
    """The same, best first: of the newest `CAP` that say it, titles, numbers and names before texts, texts before replies."""
    newest = narrow(text, among, public=public).order_by("-pk").values("pk")[:CAP]
    vector = F("search_entry__public" if public else "search_entry__inside")
    rows = among.model._default_manager.filter(pk__in=newest)
    return rows.annotate(rank=Rank(vector, _asked(text) or Value(None))).order_by("-rank", "-pk")
