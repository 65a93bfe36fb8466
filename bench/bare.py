"""The bare SQL beside which each page stands: written by hand, no more than fetches what the page shows."""

from typing import Any

Query = tuple[str, dict[str, Any]]

ROW = """s.id, s.number_text, s.title, p.name AS lead, f.name AS field, s.stage, s.due_on, s.answered_on, b.code, e.opens_on, s.number"""
NEAR = """
    JOIN people_mandate m ON m.id = s.lead_id JOIN people_person p ON p.id = m.person_id
    LEFT JOIN people_field f ON f.id = s.field_id
    JOIN people_body b ON b.id = s.body_id JOIN people_session e ON e.id = s.session_id
"""
CAP = 10_001
INSIDE = "s.body_id = %(body)s AND NOT (s.stage IN ('draft', 'cosigning', 'sent_back') AND s.source <> 'paper')"


def listed(where: str, order: str, *, offset: int = 0, join: str = "", **values: Any) -> list[Query]:
    """One page of twenty and how many there are, up to a cap."""
    source = f"FROM matters_matter s {join}"
    return [
        (f"SELECT count(*) FROM (SELECT 1 {source} WHERE {where} LIMIT {CAP}) AS capped", values),
        (f"SELECT {ROW} {source} {NEAR} WHERE {where} ORDER BY {order} LIMIT 21 OFFSET {offset}", values),
    ]


def said(words: str, where: str, order: str) -> list[Query]:
    """One page of what says rare words in public: the keys first, by the index of words alone.

    Joined in one step the planner walks the newest rows until twenty say it, six seconds among a million.
    """
    found = "WITH found AS MATERIALIZED (SELECT key FROM search_entry WHERE kind = 'matters.suggestion' AND public @@ %(words)s)"
    source, values = "FROM found JOIN matters_matter s ON s.id = found.key", {"words": words}
    return [
        (f"{found} SELECT count(*) FROM (SELECT 1 {source} WHERE {where} LIMIT {CAP}) AS capped", values),
        (f"{found} SELECT {ROW} {source} {NEAR} WHERE {where} ORDER BY {order} LIMIT 21", values),
    ]


def suggestion(body: int, year: int, number: int) -> list[Query]:
    values = {"body": body, "year": year, "number": number}
    of = "(SELECT id FROM matters_matter WHERE body_id = %(body)s AND year = %(year)s AND number = %(number)s)"
    replies = (
        f"SELECT r.id FROM matters_reply r JOIN matters_handling h ON h.id = r.handling_id WHERE h.suggestion_id = {of}"
    )
    return [
        (f"SELECT s.*, p.name, f.name FROM matters_matter s {NEAR} WHERE s.id = {of}", values),
        (f"SELECT text FROM matters_requestpoint WHERE suggestion_id = {of} ORDER BY position", values),
        (
            f"SELECT h.*, o.name FROM matters_handling h JOIN people_organization o ON o.id = h.organization_id WHERE suggestion_id = {of}",
            values,
        ),
        (f"SELECT * FROM matters_reply WHERE id IN ({replies})", values),
        (f"SELECT * FROM matters_assessment WHERE reply_id IN ({replies})", values),
        (f"SELECT * FROM matters_promise WHERE suggestion_id = {of}", values),
        (
            f"SELECT * FROM journal_entry WHERE object_kind = 'matters.suggestion' AND object_id = {of} ORDER BY id",
            values,
        ),
    ]


def desk(body: int) -> list[Query]:
    """The office's counts, and the first eight rows."""
    values = {"body": body}
    late = "due_on < current_date"
    return [
        (
            f"""SELECT stage, count(*), count(*) FILTER (WHERE {late}), count(*) FILTER (WHERE is_key),
                count(*) FILTER (WHERE final_result <> '') FROM matters_matter WHERE body_id = %(body)s
                AND NOT stage IN ('closed', 'declined', 'withdrawn') GROUP BY 1""",
            values,
        ),
        (
            f"""SELECT count(*) FROM matters_promise p JOIN matters_matter s ON s.id = p.suggestion_id
                WHERE s.body_id = %(body)s AND p.stage IN ('open', 'declared') AND p.{late}""",
            values,
        ),
        (
            f"""SELECT {ROW} FROM matters_matter s {NEAR} WHERE s.body_id = %(body)s
                AND s.stage IN ('assigned', 'handling') ORDER BY s.due_on, s.id LIMIT 8""",
            values,
        ),
    ]


YEARS = """
    SELECT year, count(*) FILTER (WHERE {counted}), count(*) FILTER (WHERE stage IN ('answered', 'mediation', 'closed')),
           count(*) FILTER (WHERE published_at IS NOT NULL AND {counted})
    FROM matters_matter WHERE body_id = %(body)s AND year IN (%(year)s, %(year)s - 1, %(year)s - 2) GROUP BY 1
"""
COUNTED = "stage IN ('registered', 'assigned', 'handling', 'answered', 'mediation', 'closed')"


def portal(body: int, year: int) -> list[Query]:
    newest = f"SELECT {ROW} FROM matters_matter s {NEAR} WHERE s.published_at IS NOT NULL ORDER BY s.published_at DESC, s.id DESC LIMIT 8"
    return [(newest, {}), (YEARS.format(counted=COUNTED), {"body": body, "year": year})]


GRADES = ", ".join(
    f"count(*) FILTER (WHERE answered_on IS NOT NULL AND {which}_result = '{grade}')"
    for which in ("first", "final")
    for grade in ("satisfied", "basically", "unsatisfied")
)
FIGURES = f"""
    SELECT year, count(*), count(*) FILTER (WHERE NOT between_sessions), count(*) FILTER (WHERE between_sessions),
           count(*) FILTER (WHERE stage IN ('answered', 'mediation', 'closed')),
           count(*) FILTER (WHERE answered_on IS NOT NULL), count(*) FILTER (WHERE answered_on <= answer_due_on),
           count(*) FILTER (WHERE answered_on > answer_due_on), count(*) FILTER (WHERE merged_into_id IS NOT NULL),
           count(*) FILTER (WHERE is_key), count(*) FILTER (WHERE published_at IS NOT NULL),
           count(*) FILTER (WHERE round > 1), {GRADES}
    FROM matters_matter WHERE body_id = %(body)s AND year IN (%(year)s, %(year)s - 1) AND {COUNTED} GROUP BY year
"""


def _counted(body: int, year: int) -> list[Query]:
    """All figures of a year and of the one before, in one pass over each table."""
    values = {"body": body, "year": year}
    of = "JOIN matters_matter s ON s.id = x.suggestion_id WHERE s.body_id = %(body)s AND s.year IN (%(year)s, %(year)s - 1)"
    return [
        (FIGURES, values),
        (f"SELECT s.year, x.stage, count(*) FROM matters_handling x {of} GROUP BY 1, 2", values),
        (
            f"SELECT s.year, x.stage, count(*), count(*) FILTER (WHERE x.due_on <> x.first_due_on) FROM matters_promise x {of} GROUP BY 1, 2",
            values,
        ),
    ]


UNITS = """
    SELECT h.organization_id, h.kind, count(*), count(*) FILTER (WHERE s.answered_on IS NOT NULL),
           count(*) FILTER (WHERE s.answered_on <= s.answer_due_on), count(*) FILTER (WHERE s.final_result = 'satisfied'),
           count(*) FILTER (WHERE s.final_result = 'basically'), count(*) FILTER (WHERE s.final_result = 'unsatisfied')
    FROM matters_handling h JOIN matters_matter s ON s.id = h.suggestion_id
    WHERE s.body_id = %(body)s AND s.year = %(year)s GROUP BY 1, 2
"""
OF_UNITS = """
    SELECT p.organization_id, count(*), count(*) FILTER (WHERE p.stage = 'kept') FROM matters_promise p
    JOIN matters_matter s ON s.id = p.suggestion_id WHERE s.body_id = %(body)s AND s.year = %(year)s GROUP BY 1
"""


def _broken_down(body: int, year: int, *columns: str) -> list[Query]:
    """The year by unit, and by each of these columns."""
    values = {"body": body, "year": year}
    rows = f"FROM matters_matter s JOIN people_mandate m ON m.id = s.lead_id WHERE s.body_id = %(body)s AND s.year = %(year)s AND {COUNTED}"
    return [
        (UNITS, values),
        (OF_UNITS, values),
        *((f"SELECT {each}, count(*) {rows} GROUP BY 1", values) for each in columns),
    ]


def figures(body: int, year: int) -> list[Query]:
    """What the page shows: the figures, and the year by unit, class, field, stage, month and delegation."""
    columns = ("s.reply_class", "s.field_id", "s.stage", "date_trunc('month', s.answered_on)", "m.delegation_id")
    return [*_counted(body, year), *_broken_down(body, year, *columns)]


def report(body: int, year: int) -> list[Query]:
    """The figures, among them the grades, and the year by unit, class and field."""
    return [*_counted(body, year), *_broken_down(body, year, "s.reply_class", "s.field_id")]
