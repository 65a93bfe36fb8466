"""Which stations a post sees, and what its pages are made of."""

from django.db.models import QuerySet

from lianxinqiao.people.models import Post
from lianxinqiao.stations.models import Station


def visible_to(post: Post | None) -> QuerySet[Station]:
    """Whoever serves in a body sees its stations; whoever serves in a district's unit or house, those of the district."""
    rows = Station.objects.select_related("body", "township")
    if post is None:
        return rows.none()
    if post.body_id:
        return rows.filter(body_id=post.body_id)
    return rows.filter(
        body__district_id=post.organization.district_id if post.organization else post.person.district_id
    )


def by_reference(reference: str, rows: QuerySet[Station]) -> Station:
    """Raises Station.DoesNotExist where none of them is called so."""
    code, _dash, number = reference.rpartition("-")
    if not number.isdecimal() or len(number) > 5:
        raise Station.DoesNotExist
    return rows.get(body__code=code, number=int(number))
