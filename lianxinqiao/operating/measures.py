"""What of the installation is measured in the database and on the disk: once, for the metrics, the doctor and its page."""

import json
import os
import shutil
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from croniter import croniter
from django.db import connection
from django.utils import timezone

from lianxinqiao.database import place

COUNTING = "PROMETHEUS_MULTIPROC_DIR"  # setup/counting.py makes it for the processes that `start` and `serve` raise
WORKER_SILENT = 60  # seconds without a heartbeat after which a worker counts as gone
LATE = 600  # seconds after which what was due counts as late

QUEUE = """
select (select count(*) from procrastinate_jobs where status = 'todo'),
    (select count(*) from procrastinate_jobs where status = 'doing'),
    (select count(*) from procrastinate_jobs j join procrastinate_events e on e.job_id = j.id and e.type = 'failed'
        where j.status = 'failed' and e.at > now() - interval '1 day'),
    (select coalesce(extract(epoch from now() - min(coalesce(j.scheduled_at, e.at))), 0) from procrastinate_jobs j
        join procrastinate_events e on e.job_id = j.id and e.type = 'deferred'
        where j.status = 'todo' and coalesce(j.scheduled_at, e.at) <= now()),
    (select count(*) from procrastinate_workers where last_heartbeat > now() - make_interval(secs => %s))
"""
LETTERS = """
select count(*) filter (where d.state = 'waiting'), count(*) filter (where d.state = 'failed'),
    count(*) filter (where d.state = 'waiting' and d.not_before < now() - make_interval(secs => %s) and n.kind = 'reminder')
from notices_dispatch d left join notices_notice n on n.id = d.notice_id where d.state in ('waiting', 'failed')
"""
DATABASE = """
select pg_database_size(current_database()),
    (select count(*) from pg_stat_activity where datname = current_database()),
    current_setting('max_connections')::int
"""


@dataclass(frozen=True)
class Queue:
    todo: int
    doing: int
    failed: int
    oldest: float
    workers: int


@dataclass(frozen=True)
class Letters:
    waiting: int
    failed: int
    late: int


@dataclass(frozen=True)
class Database:
    size: int
    connections: int
    most: int


def _row(sql: str, *values: float) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        found: tuple[object, ...] = cursor.fetchone()
    return found


def queue() -> Queue:
    todo, doing, failed, oldest, workers = (float(str(each)) for each in _row(QUEUE, WORKER_SILENT))
    return Queue(int(todo), int(doing), int(failed), oldest, int(workers))


def letters() -> Letters:
    return Letters(*(int(str(each)) for each in _row(LETTERS, LATE)))


def database() -> Database:
    return Database(*(int(str(each)) for each in _row(DATABASE)))


def overdue(now: float | None = None) -> list[str]:
    """Tasks that the clock should have started and nobody did, though the worker has been here before."""
    from procrastinate.contrib.django import app  # deferred: its tasks are known once Django is set up

    now = time.time() if now is None else now
    with connection.cursor() as cursor:
        cursor.execute("select task_name, max(defer_timestamp) from procrastinate_periodic_defers group by 1")
        started = {str(name): int(last) for name, last in cursor.fetchall()}
    tasks = app.periodic_registry.periodic_tasks.values() if started else ()
    return sorted(
        each.task.name
        for each in tasks
        if each.task.name in started and started[each.task.name] < _before(each.cron, now - LATE)
    )


def _before(cron: str, now: float) -> float:
    """When a task was last to start, by the clock of the place, as the worker reads it."""
    return float(croniter(cron, datetime.fromtimestamp(now, timezone.get_default_timezone())).get_prev(float))


# ------------------------------------------------------------------ on the disk
@dataclass(frozen=True)
class Drill:
    """What the last restore drill said."""

    at: float
    good: bool
    backup: str
    words: str = ""
    counted: dict[str, int] = field(default_factory=dict)


def free() -> int:
    there = next(folder for folder in (place.var(), *place.var().parents) if folder.exists())
    return shutil.disk_usage(there).free


def backup_folder() -> Path:
    return Path(os.getenv("LXQ_BACKUP_DIR") or place.var() / "backups")


def backup_age(now: float | None = None) -> float | None:
    """Seconds since the last backup, None where there is none."""
    note = place.var() / "last-backup"
    times = [path.stat().st_mtime for path in backup_folder().glob("*.backup*")]
    times += [note.stat().st_mtime] if note.exists() else []
    return (time.time() if now is None else now) - max(times) if times else None


def drill_note() -> Path:
    return place.var() / "last-drill.json"


def last_drill() -> Drill | None:
    try:
        return Drill(**json.loads(drill_note().read_text()))
    except (OSError, ValueError, TypeError):
        return None


def checkpoint_age() -> float | None:
    """Seconds since the journal was last signed while it has entries that no checkpoint holds; 0 where all are signed."""
    signed, newest, written = _row(
        "select (select max(made_at) from journal_checkpoint), (select coalesce(max(size), 0) from journal_checkpoint),"
        " (select coalesce(sum(number), 0) from journal_head)"
    )
    if signed is None:
        return None if int(str(written)) else 0.0
    assert isinstance(signed, datetime)
    return (timezone.now() - signed).total_seconds() if int(str(newest)) < int(str(written)) else 0.0


def since(moment: float) -> float:
    return time.time() - moment
