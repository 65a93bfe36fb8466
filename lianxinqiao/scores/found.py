"""One thing that a record of another room shows somebody to have done, and by which name a table of scores knows it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lianxinqiao.scores.tables import ScoreTable

Key = int | None  # one thing alone, by its key; None: all of them


@dataclass(frozen=True)
class Found:
    """`shared`: the event where a table divides what several did; `plain`: where a table does not know `event`.

    `aside`: another row says the same, or it is no duty done: kept only where the table counts it.
    """

    mandate: int
    event: str
    on: date
    title: str
    evidence: str
    address: str
    origin: str
    people: int = 1
    leads: bool = True
    shared: str = ""
    plain: str = ""
    aside: bool = False

    def known_to(self, table: ScoreTable) -> str:
        """The name by which it stands in a record under this table; "" where it does not."""
        if self.shared and table.divides(self.shared):
            return self.shared
        for event in (self.event, self.plain):
            if event and event in table.events:
                return event
        return "" if self.aside else self.event


def found(mandate: int | None, event: str, on: date | None, title: Any, row: Any, root: Any, **more: Any) -> Found:
    """Of a row that shows it, on the root whose acts may change it."""
    assert mandate is not None
    assert on is not None
    evidence = named(row) + more.pop("mark", "")
    address = more.pop("address", "") or root.get_absolute_url()
    return Found(mandate, event, on, str(title)[:200], evidence, address, named(root), **more)


def named(row: Any) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def narrowed(rows: Any, path: str, key: Key) -> Any:
    return rows if key is None else rows.filter(**{path: key})
