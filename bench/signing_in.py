"""How long the hall waits: so many people sign in by the code on the wall in two minutes, several at once.

    python -m bench.signing_in [--people 2000] [--hands 8]

DATABASE_URL names the server; the rows are made in a database of this bench, `lxq_bench_signing_in`, which is dropped
at the end. Each hand is a process of its own that calls the act as the page does. Told are p50, p95 and the longest
sign-in, beside the bare UPDATE of the same row; the number of rows and of entries in the journal, which must be that of the people;
and how many would be done in two minutes.
"""

import argparse
import multiprocessing
import time
from typing import Any

import django

from bench import ground
from bench.timing import Cost

NAME = "lxq_bench_signing_in"
MINUTES = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--hands", type=int, default=8)
    options = parser.parse_args()
    with ground.made(NAME):
        from django.db import connections

        activity = _training(ground.hall(options.people))
        connections.close_all()
        began = time.perf_counter()
        with multiprocessing.get_context("spawn").Pool(options.hands) as pool:
            shares = [(activity, hand, options.hands) for hand in range(options.hands)]
            times = [each for share in pool.map(_sign_in, shares) for each in share]
        _tell(activity, times, time.perf_counter() - began)


def _training(made: Any) -> int:
    """One that is called, with everybody on its list."""
    from datetime import timedelta

    from django.utils import timezone

    from lianxinqiao.activities.actions import planning
    from lianxinqiao.activities.models import Participation
    from lianxinqiao.people.models import Mandate

    mandates = Mandate.objects.filter(card_number__startswith="H")
    now = timezone.now()
    values = {"kind": "training", "title": "全区代表培训", "organiser": "office", "starts_at": now}
    activity = planning.plan(
        body=made.body, values={**values, "ends_at": now + timedelta(hours=2)}, by=made.clerk, at=now
    )
    planning.call(activity, by=made.clerk, at=now)
    Participation.objects.bulk_create(Participation(activity=activity, mandate=mandate) for mandate in mandates)
    return int(activity.pk)


def _sign_in(share: tuple[int, int, int]) -> list[float]:
    """One hand's part of the hall, one after the other; each scans twice, as people do."""
    activity_pk, hand, hands = share
    django.setup()
    from django.utils import timezone

    from lianxinqiao.activities.actions import attending
    from lianxinqiao.activities.models import Activity
    from lianxinqiao.acts import doorcodes
    from lianxinqiao.people.models import Post

    posts = Post.objects.filter(mandate__card_number__startswith="H").select_related("person__user", "mandate", "body")
    times = []
    for post in list(posts.order_by("pk"))[hand::hands]:
        activity = Activity.objects.select_related("body").get(pk=activity_pk)
        at = timezone.now()
        code = doorcodes.shown(activity.secret, at)[0]
        began = time.perf_counter()
        attending.sign_in(activity, code=code, device=f"d{post.pk}", by=post, at=at)
        times.append((time.perf_counter() - began) * 1000)
        if post.pk % 50 == 0:
            attending.sign_in(activity, code=code, device=f"d{post.pk}", by=post, at=timezone.now())
    return times


def _tell(activity: int, times: list[float], seconds: float) -> None:
    from django.db import connection

    from lianxinqiao.activities.models import Participation
    from lianxinqiao.journal.models import Entry

    came = Participation.objects.filter(activity=activity, came_at__isnull=False)
    entries = Entry.objects.filter(act="activity.sign_in").count()
    cost = Cost.of(times)
    bare = Cost.of(_bare(list(came.values_list("pk", flat=True)[:200]), connection))
    print(
        f"{len(times)} people, {seconds:.1f} s; p50 {cost.p50:.1f} ms, p95 {cost.p95:.1f} ms, longest {max(times):.0f} ms"
    )
    print(f"bare UPDATE: p50 {bare.p50:.2f} ms, p95 {bare.p95:.2f} ms")
    print(f"rows {came.count()}, entries {entries}, doubled {came.count() - came.values('mandate').distinct().count()}")
    print(f"in {MINUTES} minutes: {int(len(times) / seconds * 60 * MINUTES)}")


def _bare(keys: list[int], connection: Any) -> list[float]:
    times = []
    with connection.cursor() as cursor:
        for key in keys:
            began = time.perf_counter()
            cursor.execute("UPDATE activities_participation SET came_at = came_at WHERE id = %s", [key])
            times.append((time.perf_counter() - began) * 1000)
    return times


if __name__ == "__main__":
    main()
