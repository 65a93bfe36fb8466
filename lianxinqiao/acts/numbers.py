"""Numbers without gaps and without doubles: a series is counted on by an act, in its transaction.

    number = numbers.take(duty.body, "duty", str(duty.held_on.year))

A series is a kind of thing in one body, within a scope that its room makes up: a session, a year, a station.
"""

from django.db import connection
from django.db.models import QuerySet

from lianxinqiao.acts.models import Series
from lianxinqiao.people.models import Body

TAKE = """
insert into acts_series (body_id, kind, scope, last) values (%s, %s, %s, 1)
on conflict (body_id, kind, scope) do update set last = acts_series.last + 1 returning last
"""


def take(body: Body, kind: str, scope: str) -> int:
    """The next number. Its row stays locked until the act commits or rolls back, so no gap and no double."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [body.pk, kind, scope])
        return int(cursor.fetchone()[0])


def last(body: Body, kind: str, scope: str) -> int:
    """The last number that was given; 0 before the first."""
    row = _of(body, kind, scope).values_list("last").first()
    return row[0] if row else 0


def count_from(body: Body, kind: str, scope: str, number: int) -> None:
    """The series goes on after this number, for what was numbered elsewhere; never back."""
    _series, new = Series.objects.get_or_create(body=body, kind=kind, scope=scope, defaults={"last": number})
    if not new:
        _of(body, kind, scope).filter(last__lt=number).update(last=number)


def wind_back(body: Body, kind: str, scope: str, number: int) -> None:
    """The series goes on after this number, where those after it were taken back before anybody acted on them."""
    _of(body, kind, scope).update(last=number)


def _of(body: Body, kind: str, scope: str) -> QuerySet[Series]:
    return Series.objects.filter(body=body, kind=kind, scope=scope)
