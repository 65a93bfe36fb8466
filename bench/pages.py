"""What each page costs through the whole application, beside the bare SQL of the same work in the same run.

    python -m bench.pages --rows 10000
    python -m bench.pages --rows 1000000 --json

DATABASE_URL names the server; the database is `lxq_bench_<rows>`, filled at the first run and kept.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from bench import bare, fill
from bench.timing import Cost, side_by_side

YEAR = fill.LAST_YEAR
BACKEND = "lianxinqiao.accounts.backends.NameOrPhoneBackend"
SLACK_MS = 15
"""The aim: p95 within three times the bare SQL and this."""


@dataclass(frozen=True)
class Page:
    name: str
    ask: Callable[[], Any]
    bare: list[bare.Query]
    runs: int = 40
    prepare: Callable[[int], None] | None = None


@dataclass(frozen=True)
class Measured:
    """Milliseconds; bytes as sent before compression; kilobytes of memory of the process behind it."""

    page: str
    p50: float
    p95: float
    bare_p50: float
    bare_p95: float
    queries: int
    bytes: int
    rss_kb: int

    @property
    def ratio(self) -> float:
        return self.p50 / self.bare_p50

    @property
    def reached(self) -> bool:
        return self.p95 <= 3 * self.bare_p95 + SLACK_MS


def pages(clerk: Any, stranger: Any, body: Any) -> Iterator[Page]:
    """Each kind of page; `clerk` is logged in for the office."""
    inside, of = bare.INSIDE, {"body": body.pk}
    closed = f"{inside} AND s.stage = 'closed'"
    listed = "/desk/suggestions?stage=closed&year={year}"
    deep = f"{closed}"
    yield Page(
        "desk list, filtered",
        _get(clerk, listed.format(year=YEAR - 1)),
        bare.listed(f"{closed} AND s.year = %(year)s", "s.id DESC", **of, year=YEAR - 1),
    )
    yield Page("desk list, whole", _get(clerk, "/desk/suggestions"), bare.listed(inside, "s.id DESC", **of))
    yield Page(
        "desk list, filtered, page 500",
        _get(clerk, "/desk/suggestions?stage=closed&page=500"),
        bare.listed(deep, "s.id DESC", offset=9_900, **of),
    )
    yield Page(
        "desk list, words",
        _get(clerk, "/desk/suggestions?q=护学岗"),
        bare.listed(f"{inside} AND x.inside @@ '''护学岗'''", "s.id DESC", join=SEARCH, **of),
    )
    yield Page(
        "suggestion", _get(clerk, f"/suggestions/{body.code}-{YEAR - 2}-0007"), bare.suggestion(body.pk, YEAR - 2, 7)
    )
    yield Page("desk", _get(clerk, "/desk"), bare.desk(body.pk))
    yield Page("portal home", _made(stranger, "/"), bare.portal(body.pk, YEAR))
    public = "s.kind = 'suggestion' AND s.published_at IS NOT NULL"
    newest = "s.published_at DESC, s.id DESC"
    yield Page("portal browse", _made(stranger, "/browse"), bare.listed(public, newest))
    yield Page(
        "portal search, frequent",
        _made(stranger, "/browse?q=老旧小区"),
        bare.listed(f"{public} AND x.public @@ '''老旧小'' & ''旧小区'''", newest, join=SEARCH),
    )
    yield Page(
        "portal search, rare",
        _made(stranger, "/browse?q=第4321项"),
        bare.said("'4321'", public, newest),
    )
    yield Page(
        "portal suggestion",
        _made(stranger, f"/p/{body.code}-{YEAR - 2}-0007"),
        bare.suggestion(body.pk, YEAR - 2, 7)[:6],
    )
    yield Page("portal home, kept", _get(stranger, "/"), bare.portal(body.pk, YEAR))
    yield Page("portal browse, kept", _get(stranger, "/browse"), bare.listed(public, newest))
    yield Page("figures of a year", _get(clerk, f"/figures?year={YEAR - 1}"), bare.figures(body.pk, YEAR - 1), runs=10)
    yield Page(
        "yearly report, .docx",
        _get(clerk, f"/figures/report.docx?year={YEAR - 1}"),
        bare.report(body.pk, YEAR - 1),
        runs=10,
    )
    yield _register(clerk, body)


SEARCH = "JOIN search_entry x ON x.kind = 'matters.suggestion' AND x.key = s.id"


def _get(client: Any, address: str) -> Callable[[], Any]:
    return lambda: client.get(address)


def _made(client: Any, address: str) -> Callable[[], Any]:
    """As the first reader after an act finds it: nothing kept."""
    from django.core.cache import caches

    def ask() -> Any:
        caches["answers"].clear()
        return client.get(address)

    return ask


def _register(clerk: Any, body: Any) -> Page:
    """Take a submitted suggestion in: number, field, journal, notices, search index, in one transaction."""
    from lianxinqiao.matters.models import Suggestion

    field, waiting = body.fields.first(), []

    def prepare(number: int) -> None:
        like = Suggestion.objects.filter(body=body, stage="submitted").order_by("pk")[0]
        for _each in range(number):
            like.pk, like._state.adding = None, True
            like.save(force_insert=True)
            waiting.append(like.pk)

    def register() -> Any:
        pk = waiting.pop()
        return clerk.post(f"/suggestions/draft-{pk}/suggestion.register/{pk}", {"field": field.pk})

    return Page("register", register, REGISTER, prepare=prepare)


# A number of the series, the suggestion, one line of journal, the search index: all that the act writes, taken back.
REGISTER: list[bare.Query] = [
    ("BEGIN", {}),
    (
        "UPDATE acts_series SET last = last WHERE id = (SELECT max(id) FROM acts_series)",
        {},
    ),
    (
        "UPDATE matters_matter SET saved_at = now() WHERE id = (SELECT id FROM matters_matter WHERE stage = 'submitted' ORDER BY id DESC LIMIT 1)",
        {},
    ),
    (
        """INSERT INTO journal_entry (chain, number, act, actor_title, actor_role, on_behalf_of, object_kind, object_id,
               object_label, happened_at, written_at, data, sealed_hash, previous_hash, hash)
           SELECT chain, number + 1, 'suggestion.register', '', '', '', 'matters.suggestion', 1, '', now(), now(), '{}', '',
               hash, repeat('0', 64) FROM journal_head WHERE chain = 'bench' FOR UPDATE""",
        {},
    ),
    ("UPDATE journal_head SET number = number + 1, hash = repeat('0', 64) WHERE chain = 'bench'", {}),
    (
        "UPDATE search_entry SET inside = inside WHERE (kind, key) = (SELECT kind, max(key) FROM search_entry GROUP BY kind)",
        {},
    ),
    ("ROLLBACK", {}),
]


def measure(page: Page) -> Measured:
    from django.db import connection

    if page.prepare:
        page.prepare(page.runs + 5)
    page.ask()  # the first of a session notes its use, and the first of a process reads its templates
    asked: list[str] = []
    with connection.execute_wrapper(lambda go, sql, *rest: asked.append(sql) or go(sql, *rest)):  # type: ignore[func-returns-value]
        answer = page.ask()
    if answer.status_code not in {200, 302} or answer.headers.get("Location", "").startswith("/login"):
        raise SystemExit(f"{page.name}: {answer.status_code} {answer.headers.get('Location', '')}")
    cost, sql = side_by_side(page.ask, lambda: _ask_bare(page.bare), runs=page.runs)
    found = _measured(page, cost, sql, len(asked), len(answer.content))
    print(f"{found.page}: {found.p50:.0f} ms, bare {found.bare_p50:.0f} ms", file=sys.stderr, flush=True)
    return found


def _measured(page: Page, cost: Cost, sql: Cost, queries: int, size: int) -> Measured:
    rounded = [round(value, 2) for value in (cost.p50, cost.p95, sql.p50, sql.p95)]
    return Measured(page.name, *rounded, queries=queries, bytes=size, rss_kb=rss())


def _ask_bare(queries: list[bare.Query]) -> None:
    from django.db import connection

    assert connection.connection is not None
    with connection.connection.cursor() as cursor:
        for statement, values in queries:
            cursor.execute(statement.encode() if not values else statement, values or None)
            if cursor.description:
                cursor.fetchall()


def rss() -> int:
    """Kilobytes that this process holds now."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def best(rounds: list[list[Measured]]) -> list[Measured]:
    """Of each page the quietest round: a slow baseline must not make a page look good."""
    return [min(of_page, key=lambda each: each.p95 + each.bare_p95) for of_page in zip(*rounds, strict=True)]


def table(measured: list[Measured]) -> str:
    head = f"{'page':30} {'p50':>8} {'p95':>8} {'SQL p50':>8} {'SQL p95':>8} {'ratio':>6} {'queries':>7} {'kB':>6}  aim"
    lines = [
        f"{each.page:30} {each.p50:8.1f} {each.p95:8.1f} {each.bare_p50:8.1f} {each.bare_p95:8.1f} {each.ratio:6.1f} "
        f"{each.queries:7} {each.bytes / 1000:6.0f}  {'reached' if each.reached else 'missed'}"
        for each in measured
    ]
    return "\n".join([head, *lines])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=2, help="the best of so many")
    parser.add_argument("--runs", type=int, help="of each page in a round, instead of its own number")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("LXQ_SECOND_FACTOR", "no")
    fill.ready(options.rows)
    wanted = [page for page in pages(*_visitors()) if options.only in page.name]
    if options.runs:
        wanted = [replace(page, runs=options.runs) for page in wanted]
    result = best([[measure(page) for page in wanted] for _round in range(options.rounds)])
    print(
        json.dumps([asdict(each) for each in result], indent=1, ensure_ascii=False) if options.json else table(result)
    )
    if not options.json:
        print(f"\nmemory of the process: {rss() / 1024:.0f} MB")


def _visitors() -> tuple[Any, Any, Any]:
    from django.test import Client

    from lianxinqiao.accounts.models import User
    from lianxinqiao.people.models import Body

    clerk, stranger = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    clerk.force_login(User.objects.get(name="bench-clerk"), BACKEND)
    return clerk, stranger, Body.objects.get(code="bench")


if __name__ == "__main__":
    main()
