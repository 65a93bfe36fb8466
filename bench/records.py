"""Duty records: everybody's scores of a year in one go, and what one more act costs to be noted and followed.

    python -m bench.records [--members 3000] [--points 60000]

In the database of this checkout, inside one transaction that is taken back. Beside the sums stands the bare SQL that
only counts the same points by person and item.
"""

import argparse
import os
import time
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

import django

BARE = "SELECT mandate_id, event, count(*) FROM scores_point WHERE assessment_id = %s GROUP BY 1, 2"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, default=3000)
    parser.add_argument("--points", type=int, default=60_000)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    from django.db import transaction  # deferred: needs the settings

    with transaction.atomic():
        measure(options.members, options.points)
        transaction.set_rollback(True)


def measure(members: int, points: int) -> dict[str, float]:
    """Milliseconds by what was done; printed too."""
    from django.db import connection  # deferred, as the others: needs the settings

    from lianxinqiao.scores import standing
    from lianxinqiao.scores.noting import note

    assessment, seats = _filled(members, points)
    cursor = connection.cursor()
    told = {
        "bare SQL": _timed(lambda: cursor.execute(BARE, [assessment.pk]) and cursor.fetchall()),
        "scores of all": _timed(lambda: standing.compute(assessment)),
        "scores of five": _timed(lambda: standing.compute(assessment, set(seats[:5]))),
    }
    root = _Root(assessment.body_id)
    at = assessment.gathered_at
    began = time.perf_counter()
    for _again in range(100):
        note(_Root, root, "activity.hold", at)
    told["note of one act"] = (time.perf_counter() - began) * 10
    for name, taken in told.items():
        print(f"{name:<18}{taken:>10.1f} ms   {members} members, {points} points")
    return told


class _Root:
    """What a note asks of the thing that an act was done on."""

    class _meta:  # noqa: N801 - as Django calls it
        label_lower = "activities.activity"

    def __init__(self, body: int) -> None:
        self.body_id, self.pk = body, 1


def _timed(do: Any) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def _filled(members: int, points: int) -> tuple[Any, list[int]]:
    from django.utils import timezone

    from lianxinqiao.people.models import Body, District, Mandate, Person, Term
    from lianxinqiao.scores.models import Assessment, Point
    from lianxinqiao.scores.tables import presets

    draw, year = Random(7), 2026
    district = District.objects.create(code="990999", name="量度区")
    body = Body.objects.create(
        district=district, kind="congress", code="bench-records", name="量度区人大", short_name="量度"
    )
    term = Term.objects.create(body=body, number=1, from_on=date(2022, 1, 10))
    persons = Person.objects.bulk_create(
        Person(district=district, name=f"代表{number}", pinyin=f"daibiao{number}") for number in range(members)
    )
    seats = Mandate.objects.bulk_create(
        Mandate(person=person, term=term, card_number=str(number), from_on=term.from_on)
        for number, person in enumerate(persons)
    )
    table = presets()["yunhe-sample"]
    events = [event for item in table.items for event in item.points]
    assessment = Assessment.objects.create(
        body=body, year=year, table=table.model_dump(mode="json"), gathered_at=timezone.now()
    )
    rows = (
        Point(
            assessment=assessment,
            mandate_id=draw.choice(seats).pk,
            event=draw.choice(events),
            on=date(year, 1, 1) + timedelta(days=draw.randrange(330)),
            title="视察",
            evidence=f"bench:{number}",
            origin="activities.activity:1",
        )
        for number in range(points)
    )
    while batch := list(islice(rows, 5000)):
        Point.objects.bulk_create(batch)
    return assessment, [seat.pk for seat in seats]


if __name__ == "__main__":
    main()
