"""Find things by their words: those of one kind among given rows, or of every kind for one reader."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQueryField
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import BigIntegerField, BooleanField, Case, Exists, F, Func, OuterRef, Q, Value, When
from django.db.models.functions import Cast

from lianxinqiao.people.models import Post
from lianxinqiao.search import kinds, words
from lianxinqiao.search.kinds import KINDS, Kind, Said
from lianxinqiao.search.models import Entry

CAP = 200
"""Rows that are put in the order of how well they fit: the newest ones."""
RARE = 2000
"""Rows up to which a word is rare: its rows are asked for by their keys."""
FREQUENT_SECONDS = 600
"""How long a word is remembered to be frequent; either way finds the same."""
# Rows of any kind; the lists' filters know them as any rows.
Rows = Any


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


def _says(kind: Kind, vector: str, text: str) -> Q | None:
    """The condition that a row says it; None where nothing is asked.

    The planner cannot know how often a word stands that is rare, nor what it costs to read a vector. So the keys of a
    rare word are fetched first, by the index alone; what is frequent is found soon in whatever order a list has.
    """
    said = words.query(text)
    if not said:
        return None
    entries = Entry.objects.filter(Matches(F(vector), Cast(Value(said), SearchQueryField())), kind=kind.label)
    known = f"search.frequent.{kind.label}.{vector}.{hashlib.sha256(said.encode()).hexdigest()}"
    if not cache.get(known):
        keys = _keys(entries)
        if len(keys) <= RARE:
            return Q(Among("pk", keys))
        cache.set(known, True, FREQUENT_SECONDS)
    return Q(Exists(entries.filter(key=OuterRef("pk"))))


def _keys(entries: Rows) -> list[int]:
    """One more than `RARE` at most."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        found = list(entries.values_list("key", flat=True)[: RARE + 1])
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    return found


def narrow(text: str, among: Rows, *, public: bool) -> Rows:
    """Those of `among` that say it, in the order that `among` has.

    `public` asks only what is published, in the words that are published. Without a word to look for nothing is found.
    """
    kind = kinds.of(among)
    says = _says(kind, "public" if public else "inside", text)
    if says is None or (public and kind.published is None):
        return among.none()
    return among.filter(kind.published & says) if public and kind.published else among.filter(says)


def narrow_for(post: Post | None, text: str, among: Rows) -> Rows:
    """The same for a person in a role: the whole text of what they read all of, the public words of the rest."""
    kind = kinds.of(among)
    among = kind.seen(among, post)
    reads = kind.reads(post) if post else None
    if reads is None:
        return narrow(text, among, public=True)
    inside = _says(kind, "inside", text)
    if inside is None:
        return among.none()
    if not reads:
        return among.filter(inside)
    public = _says(kind, "public", text)
    if public is None or kind.published is None:
        return among.filter(inside & reads)
    return among.filter(inside & reads | public & kind.published)


def find(text: str, among: Rows, *, public: bool) -> Rows:
    """The same, best first: of the newest `CAP` the one of that number, those whose title says it, the others."""
    return _best_first(text, narrow(text, among, public=public)) if words.query(text) else among.none()


def find_for(post: Post | None, text: str, kind: Kind) -> Rows:
    """Of one kind, what a person in a role, or a stranger, may find; best first."""
    return kind.fetch(_best_first(text, narrow_for(post, text, kind.rows)), post)


def _best_first(text: str, found: Rows) -> Rows:
    kind = kinds.of(found)
    newest = found.order_by("-pk").values("pk")[:CAP]
    heading, number = Q(), Q(pk=None)
    for said in (Said(*each) for each in words.spellings(text)):
        heading &= kind.titles(said)
        number |= kind.numbers(said)
    place = Case(When(number, then=0), When(heading, then=1), default=2) if heading else Value(2)
    return kind.rows.filter(pk__in=newest).annotate(found_at=place).order_by("found_at", "-pk")


# ------------------------------------------------------------------ over all kinds
@dataclass(frozen=True)
class Found:
    """What was found of one kind: how many, up to `CAP`, and the best of them."""

    kind: Kind
    count: int
    rows: list[Any]


def everywhere(post: Post | None, text: str, *, best: int, only: Kind | None = None) -> Iterator[Found]:
    """Of each kind, or of `only` one, what the reader may find; nothing of kinds in which nothing is found."""
    for kind in [only] if only else KINDS.values():
        rows = find_for(post, text, kind)
        shown = list(rows[:best])
        if shown:
            yield Found(kind, len(shown) if len(shown) < best else rows.count(), shown)
