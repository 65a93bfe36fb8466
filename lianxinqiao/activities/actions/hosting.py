"""Whom deputies go to see: enterprises, villages and buildings are registered, and which of them were seen on an activity."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.models import Activity, Host, Visit
from lianxinqiao.activities.rules import HOST_RULES
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Body, Post, Township


@transaction.atomic
def register(*, body: Body, kind: str, name: str, township: Township | None = None, by: Post, at: datetime) -> Host:
    """A new one of the district; a township's staff register their own. Raises ValidationError by field."""
    HOST_RULES.may("host.register", by, Beginning(body.pk), at)
    host = Host(district=body.district, kind=kind, name=name.strip(), township=by.township or township)
    host.full_clean()
    host.save(force_insert=True)
    told = {"kind": kind, "name": host.name, "township": host.township_id}
    journal.record(act="host.register", by=by, chain=body.code, obj=host, at=at, data=told, shows=False)
    return host


def visit(activity: Activity, *, hosts: Iterable[Host], by: Post, at: datetime) -> int:
    """Who was seen on it; how many are new. Each counts once, however often it is told."""
    with FRAME.act("activity.visit", activity, by=by, at=at) as done:
        there = set(activity.visits.values_list("host_id", flat=True))
        new = [host for host in dict.fromkeys(hosts) if host.pk not in there]
        if not new:
            done.quietly()
            return 0
        Visit.objects.bulk_create(Visit(activity=activity, host=host) for host in new)
        done(data={"hosts": [host.pk for host in new]})
        return len(new)
