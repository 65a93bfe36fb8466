"""Duty records: everybody's scores of a year in one go, and what one more act costs to be noted and followed.

    python -m bench.records [--members 3000] [--points 60000]

In the database of this checkout, inside one transaction that is taken back. Beside the sums stands the bare SQL that
only counts the same points by person and item, beside the note of an act the bare INSERT of a row, beside what the
worker does of it (one more of fifty came to a session) the bare INSERT of a point and the UPDATE of one sum.
"""

import argparse
import os
import time
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import django

from bench.timing import Cost, milliseconds

BARE = "SELECT mandate_id, event, count(*) FROM scores_point WHERE assessment_id = %s GROUP BY 1, 2"
POINTS = """
INSERT INTO scores_point (assessment_id, mandate_id, event, "on", title, evidence, address, origin, people, leads, words,
    stage, reason, fell)
SELECT %(assessment)s, (%(seats)s::bigint[])[1 + (n::bigint * 7919) %% cardinality(%(seats)s::bigint[])],
    (%(events)s::text[])[1 + (n::bigint * 31) %% cardinality(%(events)s::text[])], date '2026-01-01' + n %% 330, '视察',
    'activities.participation:' || n, '', 'activities.activity:' || n / 30, 1, true, '', 'counted', '', false
FROM generate_series(1, %(rows)s) n
"""
BARE_NOTE = "INSERT INTO scores_pending (assessment_id, origin) VALUES (%s, %s)"
BARE_POINT = """
INSERT INTO scores_point (assessment_id, mandate_id, event, "on", title, evidence, address, origin, people, leads, words,
    stage, reason, fell)
VALUES (%s, %s, 'training.attended', '2026-03-02', '集体学习', %s, '', '', 1, true, '', 'counted', '', false)
"""
BARE_SUM = "UPDATE scores_standing SET total = total + 1 WHERE assessment_id = %s AND mandate_id = %s"
ACTS = 40


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

    assessment, seats = _filled(members, points)
    cursor = connection.cursor()
    told = {
        "bare SQL": _timed(lambda: cursor.execute(BARE, [assessment.pk]) and cursor.fetchall()),
        "scores of all": _timed(lambda: standing.compute(assessment)),
        "scores of five": _timed(lambda: standing.compute(assessment, set(seats[:5]))),
    }
    for name, taken in told.items():
        print(f"{name:<26}{taken:>10.1f} ms   {members} members, {points} points")
    for name, (cost, bare) in _one_act(assessment, seats).items():
        told[name] = cost.p50
        print(f"{name:<26}{cost.p50:>10.2f} ms   p95 {cost.p95:.2f}; bare SQL {bare.p50:.2f}, p95 {bare.p95:.2f}")
    return told


def _one_act(assessment: Any, seats: list[int]) -> dict[str, tuple[Cost, Cost]]:
    """What an act costs more because a record hears of it, and what the worker then does: fifty sat there, one came late."""
    from django.db import connection
    from django.utils import timezone

    from lianxinqiao.learning.models import Attendee, Study
    from lianxinqiao.people.models import Mandate
    from lianxinqiao.scores.actions.following import follow
    from lianxinqiao.scores.noting import note

    cursor, at, numbers = connection.cursor(), timezone.now(), count(1)
    study = _study(assessment)
    there, late_ones = seats[:50][: len(seats) // 2], seats[-len(seats) // 2 :][:ACTS]
    persons = Mandate.objects.filter(pk__in=[*there, *late_ones]).order_by("pk").values_list("person", flat=True)
    rows = Attendee.objects.bulk_create(Attendee(study=study, person_id=person) for person in persons)
    came = {"came_at": study.starts_at, "way": "hand"}
    Attendee.objects.filter(pk__in=[row.pk for row in rows[: len(there)]]).update(**came)
    note(Study, study, "study.hold", at)
    follow(assessment, at=at)

    def noted() -> None:
        note(Study, study, "study.hold", at)

    def bare_note() -> None:
        cursor.execute(BARE_NOTE, [assessment.pk, f"bench:{next(numbers)}"])

    def followed() -> None:
        assert follow(assessment, at=at) == 1

    def bare_point() -> None:
        cursor.execute(BARE_POINT, [assessment.pk, seats[0], f"bare:{next(numbers)}"])
        cursor.execute(BARE_SUM, [assessment.pk, seats[0]])

    noting, notes, following, points = [], [], [], []
    for row in rows[len(there) :]:
        Attendee.objects.filter(pk=row.pk).update(**came)
        noting.append(milliseconds(noted))
        following.append(milliseconds(followed))
        notes.append(milliseconds(bare_note))
        points.append(milliseconds(bare_point))
        assessment.pending.all().delete()
    return {
        "an act is noted": (Cost.of(noting), Cost.of(notes)),
        "the worker follows it": (Cost.of(following), Cost.of(points)),
    }


def _study(assessment: Any) -> Any:
    from django.utils import timezone

    from lianxinqiao.learning.models import Study
    from lianxinqiao.people.models import Mandate, Post

    starts = datetime(assessment.year, 3, 2, 9, tzinfo=timezone.get_current_timezone())
    person = Mandate.objects.filter(term__body=assessment.body)[0].person
    return Study.objects.create(
        body=assessment.body,
        kind="collective",
        title="集体学习",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        stage="held",
        planned_by=Post.objects.create(
            person=person, role="office_clerk", body=assessment.body, from_on=timezone.localdate(starts)
        ),
        planned_at=starts,
    )


def _timed(do: Any) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def _filled(members: int, points: int) -> tuple[Any, list[int]]:
    from django.db import connection
    from django.utils import timezone

    from lianxinqiao.people.models import Body, District, Mandate, Person, Term
    from lianxinqiao.scores.models import Assessment
    from lianxinqiao.scores.tables import presets

    year = 2026
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
    with connection.cursor() as cursor:
        keys = [seat.pk for seat in seats]
        cursor.execute(POINTS, {"assessment": assessment.pk, "seats": keys, "events": events, "rows": points})
        cursor.execute("ANALYZE scores_point")
    return assessment, [seat.pk for seat in seats]


if __name__ == "__main__":
    main()
