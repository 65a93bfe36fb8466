"""Find suggestions by their words."""

import hashlib
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQueryField
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import BigIntegerField, BooleanField, Case, F, Func, Q, Value, When
from django.db.models.functions import Cast

from lianxinqiao.matters import visibility
from lianxinqiao.people import names
from lianxinqiao.people.models import Post
from lianxinqiao.search import words
from lianxinqiao.search.models import Entry

CAP = 200
"""Rows that are put in the order of how well they fit: the newest ones."""
RARE = 2000
"""Rows up to which a word is rare: its rows are asked for by their keys."""
FREQUENT_SECONDS = 600
"""How long a word is remembered to be frequent; either way finds the same."""
# A SuggestionQuerySet; the lists' filters know it as any rows.
Suggestions = Any


class Matches(Func):
    """`vector @@ query`."""

    function = None
    template = "%(expressions)s"
    arg_joiner = " @@ "
    output_field = BooleanField()


class Among(Func):
    """`key = ANY (keys)`: one value, where `in` would be put together of hundreds."""

    function = None
    template = "%(expressions)s"
    arg_joiner = " = ANY "
    output_field = BooleanField()

    def __init__(self, key: str, keys: list[int]) -> None:
        listed = Value(keys, output_field=ArrayField(BigIntegerField()))
        super().__init__(F(key), Func(listed, function="", output_field=BooleanField()))


def _says(vector: str, text: str) -> Q | None:
    """The condition that a suggestion says it; None where nothing is asked.

    The planner cannot know how often a word stands that is rare, nor what it costs to read a vector. So the keys of a
    rare word are fetched first, by the index alone; what is frequent is found soon in whatever order a list has.
    """
    said = words.query(text)
    if not said:
        return None
    asked = Cast(Value(said), SearchQueryField())
    known = f"search.frequent.{vector}.{hashlib.sha256(said.encode()).hexdigest()}"
    if not cache.get(known):
        keys = _keys(Matches(F(vector), asked))
        if len(keys) <= RARE:
            return Q(Among("pk", keys))
        cache.set(known, True, FREQUENT_SECONDS)
    return Q(Matches(F(f"search_entry__{vector}"), asked))


def _keys(matches: Matches) -> list[int]:
    """One more than `RARE` at most."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        found = list(Entry.objects.filter(matches).values_list("pk", flat=True)[: RARE + 1])
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    return found


def narrow(text: str, among: Suggestions, *, public: bool) -> Suggestions:
    """Those of `among` that say it, in the order that `among` has.

    `public` asks only what is published, in the words that are published. Without a word to look for nothing is found.
    """
    says = _says("public" if public else "inside", text)
    if says is None:
        return among.none()
    return among.published().filter(says) if public else among.filter(says)


def narrow_for(post: Post | None, text: str, among: Suggestions) -> Suggestions:
    """The same for a person in a role: the whole text of what they have a part in, the public words of the rest."""
    among = among.visible_to(post)
    if post and post.role not in visibility.WIDER:
        return narrow(text, among, public=False)  # they see nothing else
    if not post or not (own := visibility.own(post)):
        return narrow(text, among, public=True)
    public, inside = _says("public", text), _says("inside", text)
    if public is None or inside is None:
        return among.none()
    return among.filter(public & visibility.PUBLISHED.asked | inside & own)


def find(text: str, among: Suggestions, *, public: bool) -> Suggestions:
    """The same, best first: of the newest `CAP` the one of that number, those whose title or lead deputy says it, the others."""
    if not words.query(text):
        return among.none()
    newest = narrow(text, among, public=public).order_by("-pk").values("pk")[:CAP]
    heading, number = Q(), Q(pk=None)
    for word, written in words.spellings(text):
        title = Q(title__icontains=word) | Q(title__icontains=written)
        heading &= title | Q(lead__person__name_key=names.key(written)) | Q(number_text=word)
        number |= Q(number=int(word)) if word.isdecimal() and len(word) < 9 else Q()
    rows = among.model._default_manager.filter(pk__in=newest)
    place = Case(When(number, then=0), When(heading, then=1), default=2)
    return rows.annotate(place=place).order_by("place", "-pk")
