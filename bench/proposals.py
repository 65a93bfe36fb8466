"""Pages of proposals beside those of suggestions, in one table that holds as many matters of both kinds together.

    python -m bench.proposals --rows 10000
    python -m bench.proposals --rows 1000000 --rounds 2 --runs 12

DATABASE_URL names the server; the database is `lxq_bench_<rows>_both`: half of the rows are suggestions as `bench.fill`
writes them, the other half is the same rows again as a CPPCC committee's proposals.
"""

import argparse
import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bench import bare, bulk, fill, pages
from bench.pages import YEAR, Page, _get, _made

CODE = "bench-cppcc"
# What the pages of a proposal read beside the matter itself.
COPIED = (
    """
    INSERT INTO people_session (term_id, number, opens_on, closes_on)
    SELECT %(term)s, row_number() OVER (ORDER BY opens_on), opens_on, closes_on
    FROM (SELECT DISTINCT ON (opens_on) opens_on, closes_on FROM people_session ORDER BY opens_on) AS days
    """,
    """
    INSERT INTO matters_matter ({columns})
    SELECT {values} FROM matters_matter s
    JOIN people_session was ON was.id = s.session_id
    JOIN people_session here ON here.term_id = %(term)s AND here.opens_on = was.opens_on
    CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM people_mandate WHERE term_id = %(term)s) AS seats
    CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM people_field WHERE body_id = %(body)s) AS fields
    WHERE s.kind = 'suggestion'
    """,
    """
    INSERT INTO proposals_particulars (matter_id, origin, in_name_of, head, sealed, turn, readers, read, outcome, went_to,
        praised_at, number_there, excellent_on)
    SELECT id, (ARRAY['member','member','joint','party','sector'])[1 + id %% 5],
           CASE id %% 5 WHEN 3 THEN '民革区总支' WHEN 4 THEN '教育界' ELSE '' END, '', false, 1, 2, 2,
           CASE WHEN number IS NULL THEN '' ELSE 'filed' END, '', '', '', NULL
    FROM matters_matter WHERE kind = 'proposal'
    """,
)
CHANGED = {
    "kind": "'proposal'",
    "body_id": "%(body)s",
    "session_id": "here.id",
    "profile_version_id": "%(version)s",
    "lead_id": "seats.ids[1 + s.id %% array_length(seats.ids, 1)]",
    "field_id": "fields.ids[1 + s.id %% array_length(fields.ids, 1)]",
    "title": "replace(s.title, '的建议', '的提案')",
}
ENTRIES = """
    INSERT INTO search_entry (kind, key, inside, public)
    SELECT 'proposals.proposal', p.id, x.inside, x.public
    FROM matters_matter p JOIN matters_matter s ON s.kind = 'suggestion' AND s.year = p.year AND s.number = p.number
    JOIN search_entry x ON x.kind = 'matters.suggestion' AND x.key = s.id WHERE p.kind = 'proposal'
"""


def ready(rows: int) -> None:
    """As `fill.ready`, in a database of its own, with the second half beside the first."""
    named = fill.database_for
    fill.database_for = lambda size: named(f"{rows}_both")  # type: ignore[assignment,arg-type]
    fill.ready(rows // 2)
    from lianxinqiao.proposals.models import Proposal

    if not Proposal.objects.exists():
        _beside()


def _beside() -> None:
    from datetime import date

    from django.db import connection

    from lianxinqiao.matters.models import Matter
    from lianxinqiao.people.models import Body, Field, Mandate, Person, Session, Term
    from lianxinqiao.rulebook.models import ProfileVersion
    from tests.cast import cast

    people = cast("cppcc-default", CODE)
    Body.objects.filter(pk=people.body.pk).update(kind=Body.Kind.CPPCC)
    term = Term.objects.create(body=people.body, number=1, from_on=date(2000, 1, 1))
    Session.objects.filter(term=term).delete()
    for number in range(fill.DEPUTIES):
        person = Person.objects.create(district=people.district, name=f"委员{number}", pinyin=f"weiyuan {number:03d}")
        seat = {"sector": ("教育", "医药卫生", "经济")[number % 3], "from_on": date(2000, 1, 1)}
        Mandate.objects.create(person=person, term=term, card_number=f"C{number:04d}", **seat)
    if not Field.objects.filter(body=people.body).exists():
        Field.objects.create(body=people.body, code="all", name="综合")
    version = ProfileVersion.objects.filter(body_profiles__body=people.body).order_by("-pk").first()
    values = {"body": people.body.pk, "term": term.pk, "version": version.pk if version else None}
    columns = [str(field.column) for field in Matter._meta.concrete_fields if field.column != "id"]
    told = {"columns": ", ".join(columns), "values": ", ".join(CHANGED.get(each, f"s.{each}") for each in columns)}
    with connection.cursor() as cursor, bulk.poured(cursor, *fill.LONG), fill._empty_texts(cursor):
        for statement in COPIED:
            cursor.execute(statement.format(**told) if "{columns}" in statement else statement, values)
        for statement in _hanging():
            cursor.execute(statement)
        cursor.execute(ENTRIES)


def _hanging() -> list[str]:
    """Points, shares, replies and ratings of the proposals, by the statements that wrote those of the suggestions."""
    only = "kind = 'proposal'"
    found = []
    for statement in fill.STATEMENTS[1:5]:
        where = " WHERE " if "WHERE" not in statement or statement.rstrip().endswith("AS clerk") else " AND "
        of = "" if "matters_matter," in statement or "FROM matters_matter\n" in statement else "s."
        found.append(f"{statement.rstrip()}{where}{of}{only}".replace("%%", "%"))
    return found


def measured(clerk: Any, of_cppcc: Any, stranger: Any, congress: Any, committee: Any) -> Iterator[Page]:
    """The same pages of both kinds, each beside the bare SQL of its own kind."""
    for kind, client, body, listed, one in (
        ("suggestion", clerk, congress, "/desk/suggestions", "/suggestions"),
        ("proposal", of_cppcc, committee, "/proposals", "/proposals"),
    ):
        inside, of = bare.INSIDE, {"body": body.pk}
        closed = f"{inside} AND s.stage = 'closed'"
        year = {**of, "year": YEAR - 1}
        yield Page(
            f"{kind}: list, filtered",
            _get(client, f"{listed}?stage=closed&year={YEAR - 1}"),
            bare.listed(f"{closed} AND s.year = %(year)s", "s.id DESC", **year),
        )
        yield Page(f"{kind}: list, whole", _get(client, listed), bare.listed(inside, "s.id DESC", **of))
        address = f"{one}/{body.code}-{YEAR - 2}-0007"
        yield Page(f"{kind}: one", _get(client, address), bare.suggestion(body.pk, YEAR - 2, 7))
        yield Page(f"{kind}: desk", _get(client, "/desk"), bare.desk(body.pk))
        figures = _get(client, f"/figures?year={YEAR - 1}")
        yield Page(f"{kind}: figures of a year", figures, bare.figures(body.pk, YEAR - 1), runs=10)
    public = "s.kind = 'proposal' AND s.published_at IS NOT NULL"
    newest = "s.published_at DESC, s.id DESC"
    yield Page("proposal: portal list", _made(stranger, "/cppcc/proposals"), bare.listed(public, newest))
    address = f"/cppcc/proposals/{CODE}-{YEAR - 2}-0007"
    yield Page("proposal: portal page", _made(stranger, address), bare.suggestion(committee.pk, YEAR - 2, 7)[:6])
    yield Page("proposal: feed", _made(stranger, "/feed.atom?kind=proposal"), bare.listed(public, newest))


def _visitors() -> tuple[Any, ...]:
    from django.test import Client

    from lianxinqiao.accounts.models import User
    from lianxinqiao.people.models import Body

    clients = [Client(SERVER_NAME="127.0.0.1") for _each in range(3)]
    for client, name in zip(clients, ("bench-clerk", f"{CODE}-clerk"), strict=False):
        client.force_login(User.objects.get(name=name), pages.BACKEND)
    return *clients, Body.objects.get(code="bench"), Body.objects.get(code=CODE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000, help="of both kinds together")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--runs", type=int)
    options = parser.parse_args()
    os.environ.setdefault("LXQ_SECOND_FACTOR", "no")
    ready(options.rows)
    wanted = list(measured(*_visitors()))
    wanted = [replace(page, runs=options.runs) for page in wanted] if options.runs else wanted
    print(pages.table(pages.best([[pages.measure(page) for page in wanted] for _round in range(options.rounds)])))


if __name__ == "__main__":
    main()
