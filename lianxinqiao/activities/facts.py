"""What the journal keeps of this room's records at every act, as hashes. Another list of columns is a new VERSION."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connection

from lianxinqiao.activities.models import (
    Activity,
    Article,
    Building,
    Campaign,
    Deed,
    Donation,
    Problem,
    Support,
    Team,
)
from lianxinqiao.journal import facts

VERSION = 1
LINE = "body_id campaign_id township_id stage on"
COLUMNS: dict[Any, str] = {
    Activity: (
        "body_id kind title purpose organiser township_id campaign_id stage starts_at ends_at place seats"
        " report unit_id forwarded_on due_on feedback answered_on"
    ),
    Problem: "body_id host_id campaign_id text organization_id stage listed_on due_on outcome done_on struck_off_on",
    Campaign: "body_id name aim from_on to_on stage closing",
    Team: f"{LINE} what leader_id members does",
    Deed: f"{LINE} what whom where value mandate_id",
    Support: f"{LINE} host_id kind what value mandate_id",
    Donation: f"{LINE} donor_id recipient kind what value valued_by arrived_on receipt",
    Article: f"{LINE} what outlet level author reprint_of_id",
    Building: f"{LINE} what builder flats contracted defects done",
}
QUESTION = """
SELECT key, row, left(encode(sha256(convert_to(fact::text, 'UTF8')), 'hex'), 32) FROM (
    SELECT id AS key, '{name}' AS row, jsonb_build_array({columns}) AS fact FROM {table} {some}
    {more}
) told
"""
# What hangs on an activity: who came, and what was found.
PARTS = """
UNION ALL SELECT activity_id, 'part:' || id, jsonb_build_array(mandate_id, stage, came_at, way)
FROM activities_participation {some_part}
UNION ALL SELECT activity_id, 'finding:' || id, jsonb_build_array(mandate_id, text, "where", suggestion_id)
FROM activities_finding {some_part}
"""


def _asks(model: Any) -> Callable[[Sequence[int] | None], Iterator[tuple[int, str, str]]]:
    columns = ", ".join(f'"{column}"' for column in COLUMNS[model].split())
    known = {"name": model._meta.model_name, "columns": columns, "table": model._meta.db_table}
    more = PARTS if model is Activity else ""

    def ask(keys: Sequence[int] | None) -> Iterator[tuple[int, str, str]]:
        some, some_part = ("", "") if keys is None else ("WHERE id = ANY(%s)", "WHERE activity_id = ANY(%s)")
        sql = QUESTION.format(some=some, more=more.format(some_part=some_part), **known)
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(keys)] * sql.count("%s") if keys is not None else None)
            yield from cursor.fetchall()

    return ask


def _chains(model: Any) -> Callable[[Sequence[int]], dict[int, str]]:
    return lambda keys: dict(model.objects.filter(pk__in=keys).values_list("pk", "body__code"))


def _labels(model: Any) -> Callable[[Sequence[int]], dict[int, str]]:
    return lambda keys: {row.pk: str(row) for row in model.objects.filter(pk__in=keys)}


def register() -> None:
    for model in COLUMNS:
        facts.register(facts.Kind(model, VERSION, _asks(model), _chains(model), _labels(model)))
