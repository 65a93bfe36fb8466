"""Pages and figures of a filled body beside their bare SQL, each asked in turn with it, as one table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench.timing import side_by_side

Ask = Callable[[], object]


def table(made: Any, pages: Mapping[str, str], bare: Mapping[str, str], figures: Sequence[str], *, runs: int) -> None:
    """`pages` are addresses as the clerk of the cast asks them; each name stands in `bare` too, with one gap for the body.

    `figures` are taken for 2025, under the name "figures of a year".
    """
    from django.db import connection  # deferred: needs the settings
    from django.test import Client

    from lianxinqiao.figures.periods import Period
    from lianxinqiao.figures.registry import FIGURES

    clerk = Client(SERVER_NAME="localhost")
    clerk.force_login(made.clerk.user, backend="lianxinqiao.accounts.backends.NameOrPhoneBackend")

    def page(address: str) -> Ask:
        def ask() -> object:
            answer = clerk.get(address)
            assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.headers.get('Location', '')}"
            return answer

        return ask

    def floor(query: str) -> Ask:
        def ask() -> object:
            with connection.cursor() as cursor:
                cursor.execute(query, [made.body.pk])
                return cursor.fetchall()

        return ask

    def counted() -> object:
        return [FIGURES[code].value(made.body, Period.of_year(2025)) for code in figures]

    asked = {name: page(address) for name, address in pages.items()} | {"figures of a year": counted}
    print(f"{'':26}{'p50 ms':>10}{'p95 ms':>10}{'bare p50':>10}{'bare p95':>10}")
    for name, ask in asked.items():
        cost, least = side_by_side(ask, floor(bare[name]), runs=runs, warm=1)
        print(f"{name:26}{cost.p50:>10.1f}{cost.p95:>10.1f}{least.p50:>10.1f}{least.p95:>10.1f}")
