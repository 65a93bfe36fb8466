"""Names that are asked for by their pinyin or initials: `linxiaohe` and `lxh` lead to 林晓禾, `jiaoyuju` to 教育局."""

import re
from functools import lru_cache

from django.db.models import Case, Q, Value, When

from lianxinqiao.people import pinyin
from lianxinqiao.people.models import Organization, Person, Post

LATIN = re.compile(r"[a-zA-Zü' ]{2,40}")
MOST = 4
"""Names that are tried; whoever means another one writes it out."""
spelled = lru_cache(maxsize=2_000)(pinyin.findable)


def names(text: str, post: Post | None) -> list[str]:
    """Those who may be meant, the whole spelling before the beginning of one; none where other words are asked for.

    A stranger's words lead to deputies and units alone.
    """
    wanted = re.sub(r"[' ü]", lambda found: "v" if found.group() == "ü" else "", text.lower())
    if not LATIN.fullmatch(text) or len(wanted) < 2:
        return []
    persons = Person.objects.filter(findable__contains=f" {wanted}")
    if post is None:
        persons = persons.filter(mandates__isnull=False)
    whole = Q(findable__endswith=f" {wanted}") | Q(findable__contains=f" {wanted} ")
    persons = persons.order_by(Case(When(whole, then=Value(0)), default=Value(1)), "pinyin")
    return list(dict.fromkeys([*_units(wanted), *persons.values_list("name", flat=True)[: 2 * MOST]]))[:MOST]


def _units(wanted: str) -> list[str]:
    """Units by the whole spelling of their short name, or its beginning where it is not short."""
    found = []
    for name in Organization.objects.filter(active=True).values_list("short_name", flat=True):
        ways = spelled(name).split(" ")[1:]
        if wanted in ways or (len(wanted) > 3 and any(way.startswith(wanted) for way in ways)):
            found.append(name)
    return found
