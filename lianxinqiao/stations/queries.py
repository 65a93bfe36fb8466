"""Which stations a post sees, and what its pages are made of."""

from django.db.models import QuerySet

from lianxinqiao.people.models import Post
from lianxinqiao.stations.acts import OFFICE, STAFF, TEAM
from lianxinqiao.stations.models import Station


def visible_to(post: Post | None) -> QuerySet[Station]:
    return Station.objects.visible_to(post)


def reads_visits(post: Post | None, station: Station) -> bool:
    """What citizens came with is read by who works with it: the office, this station's staff, its deputies."""
    return post is not None and any(who.is_played_by(post, station) for who in (OFFICE, STAFF, TEAM))


def by_reference(reference: str, rows: QuerySet[Station]) -> Station:
    """Raises Station.DoesNotExist where none of them is called so."""
    code, _dash, number = reference.rpartition("-")
    if not number.isdecimal() or len(number) > 5:
        raise Station.DoesNotExist
    return rows.get(body__code=code, number=int(number))
