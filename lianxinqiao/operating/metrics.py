"""What `/metrics` says, in the format of Prometheus: counted in the processes, and measured when it is asked.

Each process of the pages counts in a file (`setup/counting.py`), and whoever is asked adds them up (`multiprocess`). Nothing is
counted of a secret vote: its requests and acts pass by, so that no number grows with the turnout.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import Error, connection, models, transaction
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

import lianxinqiao
from lianxinqiao.acts.signals import act_done
from lianxinqiao.operating import measures, memory
from lianxinqiao.ui import quiet

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 10.0)
HUSHED = frozenset({"meeting.draw"})  # a slip for a secret vote: their number is nearly the turnout
OWN = CollectorRegistry()
REQUESTS = Counter(
    "lianxinqiao_requests", "Requests answered, by room, method and status.", ["room", "method", "status"], registry=OWN
)
TIMES = Histogram(
    "lianxinqiao_request_seconds", "How long an answer took, by room.", ["room"], buckets=SECONDS, registry=OWN
)
QUERIES = (4, 8, 12, 16, 24, 40, 80, 160)
ACT_TIMES = Histogram(
    "lianxinqiao_act_seconds",
    "How long a request took that did an act, by the act's room.",
    ["room"],
    buckets=SECONDS,
    registry=OWN,
)
ACT_QUERIES = Histogram(
    "lianxinqiao_act_queries",
    "Queries of such a request, for each act that it did.",
    ["room"],
    buckets=QUERIES,
    registry=OWN,
)
ACTS = Counter("lianxinqiao_acts", "Acts done, by room and act.", ["room", "act"], registry=OWN)


def connect() -> None:
    act_done.connect(_count_act, dispatch_uid="operating.metrics")


@dataclass
class Seen:
    """What one request that writes does: the rooms of its acts, and its queries."""

    acts: list[str] = field(default_factory=list)
    queries: int = 0

    def query(self, execute: Callable[..., Any], *asked: Any) -> Any:
        self.queries += 1
        return execute(*asked)


_seen: ContextVar[Seen | None] = ContextVar("seen", default=None)


@contextmanager
def watching(writes: bool) -> Iterator[Seen]:
    """What is only read does no act, and its queries are not counted."""
    seen = Seen()
    if not writes:
        yield seen
        return
    token = _seen.set(seen)
    try:
        with connection.execute_wrapper(seen.query):
            yield seen
    finally:
        _seen.reset(token)


def note_acts(seen: Seen, took: float) -> None:
    """By the room of the first: a row of a sheet, or whatever follows from an act, is one more act."""
    if seen.acts:
        ACT_TIMES.labels(seen.acts[0]).observe(took)
        ACT_QUERIES.labels(seen.acts[0]).observe(seen.queries / len(seen.acts))


def note_request(method: str, room: str, status: int, took: float) -> None:
    REQUESTS.labels(room, method if method in {"GET", "HEAD", "POST"} else "other", str(status)).inc()
    TIMES.labels(room).observe(took)


def _count_act(sender: type[models.Model], act: str, **told: Any) -> None:
    """Once it is committed; an act that was rolled back was none."""
    if quiet.here() or act in HUSHED:
        return
    room = sender._meta.app_label
    seen = _seen.get()

    def count() -> None:
        ACTS.labels(room, act).inc()
        if seen:
            seen.acts.append(room)

    transaction.on_commit(count)


class Measured(Collector):
    """Asked of the database and of the disk, at each look."""

    def collect(self) -> Iterator[Metric]:
        yield InfoMetricFamily("lianxinqiao", "The program.", {"version": lianxinqiao.__version__})
        yield _gauge("disk_free_bytes", "Room left where the data lie.", measures.free())
        parts = GaugeMetricFamily(
            "lianxinqiao_memory_bytes", "Memory of our processes on this machine.", labels=["part"]
        )
        for part, size in memory.by_part().items():
            parts.add_metric([part], size)
        yield parts
        yield from _aged("backup", "the last backup", measures.backup_age())
        if drill := measures.last_drill():
            yield from _aged("restore_drill", "the last restore drill", time.time() - drill.at)
            yield _gauge("restore_drill_good", "Whether the last restore drill proved its backup.", int(drill.good))
        try:
            with connection.cursor() as cursor:
                cursor.execute("select 1")
            there = True
        except Error:
            connection.close()
            there = False
        yield _gauge("database_up", "Whether the database answers.", int(there))
        if there:
            yield from _in_database()


def _in_database() -> Iterator[Metric]:
    database, queue, letters = measures.database(), measures.queue(), measures.letters()
    yield _gauge("database_bytes", "Size of the database.", database.size)
    yield _gauge("database_connections", "Connections to the database.", database.connections)
    yield _gauge("database_connections_most", "How many connections the server allows.", database.most)
    yield _gauge("workers", "Background workers that are alive.", queue.workers)
    yield _gauge("queue_waiting", "Jobs that wait.", queue.todo)
    yield _gauge("queue_running", "Jobs that run.", queue.doing)
    yield _gauge("queue_failed", "Jobs that failed within a day.", queue.failed)
    yield _gauge("queue_oldest_seconds", "How long the oldest due job has waited.", queue.oldest)
    yield _gauge("tasks_overdue", "Periodic tasks that did not start when due.", len(measures.overdue()))
    yield _gauge("letters_waiting", "Letters that wait to go out.", letters.waiting)
    yield _gauge("letters_failed", "Letters that did not go out.", letters.failed)
    yield _gauge("reminders_late", "Reminders due for ten minutes that have not gone out.", letters.late)
    yield from _aged("checkpoint", "the journal's last signature, while more is written", measures.checkpoint_age())


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"lianxinqiao_{name}", words, value)


def _aged(name: str, what: str, age: float | None) -> Iterator[GaugeMetricFamily]:
    if age is not None:
        yield _gauge(f"{name}_age_seconds", f"Seconds since {what}.", round(age))


# ------------------------------------------------------------------ the middle and the slow end, as the aims are put
TYPICAL = {
    "lianxinqiao_request_seconds": ("page_seconds", "Seconds of an answer since the processes began"),
    "lianxinqiao_act_seconds": ("act_whole_seconds", "Seconds of a request that did an act since the processes began"),
    "lianxinqiao_act_queries": ("act_queries_each", "Queries for each act since the processes began"),
}


def typical(families: Iterable[Metric]) -> Iterator[GaugeMetricFamily]:
    """p50 and p95 of all rooms together, so that whoever has no Prometheus reads them too."""
    for family in families:
        if family.name not in TYPICAL:
            continue
        upto: dict[float, float] = {}
        for sample in family.samples:
            if sample.name.endswith("_bucket") and sample.labels["room"] != "static":
                edge = float(sample.labels["le"])
                upto[edge] = upto.get(edge, 0) + sample.value
        name, words = TYPICAL[family.name]
        gauge = GaugeMetricFamily(f"lianxinqiao_{name}", f"{words}, within its bucket.", labels=["quantile"])
        for share in (0.5, 0.95):
            if (found := quantile(upto, share)) is not None:
                gauge.add_metric([str(share)], found)
        yield gauge


def quantile(upto: Mapping[float, float], share: float) -> float | None:
    """As `histogram_quantile` of Prometheus reckons it, from how many there are up to each edge; None where there is none."""
    total = max(upto.values(), default=0)
    if not total:
        return None
    below, before = 0.0, 0.0
    for edge, count in sorted(upto.items()):
        if count >= share * total:
            return (
                below if edge == float("inf") else below + (edge - below) * (share * total - before) / (count - before)
            )
        below, before = edge, count
    return below


def page() -> bytes:
    counted = CollectorRegistry() if os.getenv(measures.COUNTING) else OWN
    if counted is not OWN:
        multiprocess.MultiProcessCollector(counted)
    families = list(counted.collect())
    told = CollectorRegistry()
    told.register(Measured())
    told.register(Given([*families, *typical(families)]))
    return bytes(generate_latest(told))


class Given(Collector):
    def __init__(self, families: list[Metric]) -> None:
        self.families = families

    def collect(self) -> Iterator[Metric]:
        yield from self.families
