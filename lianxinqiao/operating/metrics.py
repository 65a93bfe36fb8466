"""What `/metrics` says, in the format of Prometheus: counted in the processes, and measured when it is asked.

Each process of the pages counts in a file (`setup/counting.py`), and whoever is asked adds them up (`multiprocess`). Nothing is
counted of a secret vote: its requests and acts pass by, so that no number grows with the turnout.
"""

import os
import time
from collections.abc import Iterator
from typing import Any

from django.db import Error, connection, models, transaction
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

import lianxinqiao
from lianxinqiao.acts.signals import act_done
from lianxinqiao.operating import measures
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
ACTS = Counter("lianxinqiao_acts", "Acts done, by room and act.", ["room", "act"], registry=OWN)


def connect() -> None:
    act_done.connect(_count_act, dispatch_uid="operating.metrics")


def note_request(method: str, room: str, status: int, took: float) -> None:
    REQUESTS.labels(room, method if method in {"GET", "HEAD", "POST"} else "other", str(status)).inc()
    TIMES.labels(room).observe(took)


def _count_act(sender: type[models.Model], act: str, **told: Any) -> None:
    """Once it is committed; an act that was rolled back was none."""
    if quiet.here() or act in HUSHED:
        return
    room = sender._meta.app_label
    transaction.on_commit(lambda: ACTS.labels(room, act).inc())


class Measured(Collector):
    """Asked of the database and of the disk, at each look."""

    def collect(self) -> Iterator[Metric]:
        yield InfoMetricFamily("lianxinqiao", "The program.", {"version": lianxinqiao.__version__})
        yield _gauge("disk_free_bytes", "Room left where the data lie.", measures.free())
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


def page() -> bytes:
    registry = CollectorRegistry()
    counted: bytes = b""
    if os.getenv(measures.COUNTING):
        multiprocess.MultiProcessCollector(registry)
    else:
        counted = generate_latest(OWN)
    registry.register(Measured())
    return counted + generate_latest(registry)
