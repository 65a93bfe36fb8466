"""The database brought to this version of the program, and whether it holds anything yet."""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from lianxinqiao.database import place, roles
from lianxinqiao.database.errors import DatabaseUnavailable
from lianxinqiao.setup import safety, stamps
from lianxinqiao.setup.words import say


def bring_up_to_date(*, backup: bool = True) -> None:
    """Migrate, what has been entered being backed up first, and collect the static files where they changed."""
    import django  # deferred: inside the environment, and only once the database runs

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    _refuse_unreachable()
    migrate(backup=backup)
    collect_static()


def migrate(*, backup: bool, verbosity: int = 0) -> None:
    """Raises DatabaseUnavailable where a newer program was here, SetupError where there is no room for the backup."""
    from django.core.management import call_command  # deferred: Django must be set up

    from lianxinqiao.database import newer

    newer.refuse()
    if not pending():
        return
    if backup:
        safety.backup_first()
    say("正在更新数据库……", "Bringing the database up to date …")
    call_command("migrate", interactive=False, verbosity=verbosity)


def _refuse_unreachable() -> None:
    from django.db import OperationalError, connection  # deferred: Django must be set up

    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise DatabaseUnavailable(f"数据库连不上。 The database cannot be reached.\n{error}") from error


def pending() -> bool:
    from django.db import connection  # deferred: Django must be set up
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static() -> None:
    """Copy, name by their content and compress what the pages ask for, where that is not done for these files yet.

    One process at a time: two that begin together would clear away each other's files.
    """
    from django.conf import settings  # deferred: Django must be set up
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    sources = [Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])]
    made_from = stamps.digest(stamps.listing(*sources), str(settings.STATIC_ROOT), str(settings.STORAGES))
    stamp = settings.STATIC_ROOT / "complete"
    settings.STATIC_ROOT.parent.mkdir(parents=True, exist_ok=True)
    with settings.STATIC_ROOT.with_suffix(".lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if made_from in stamps.read(stamp):
            return
        stamp.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamps.write(stamp, made_from)


def is_empty() -> bool:
    """Whether there is neither an account nor a body."""
    from django.db import connection  # deferred: Django must be set up

    with connection.cursor() as cursor:
        cursor.execute("select not exists(select from accounts_user) and not exists(select from people_body)")
        empty = bool(cursor.fetchone()[0])
    connection.close()
    return empty


def _this_database() -> str:
    return hashlib.sha256(roles.serving_url().encode()).hexdigest()


@contextlib.contextmanager
def building_demo() -> Iterator[None]:
    """Note that the demo is being built here, so that one killed half-way is known for what it is."""
    note = place.var() / "demo.building"
    stamps.write(note, _this_database())
    yield
    if (place.var() / "demo").exists():
        note.unlink(missing_ok=True)


def demo_is_half_built() -> bool:
    """Whether a demo was begun here, by us and into an empty database, and not finished."""
    return _this_database() in stamps.read(place.var() / "demo.building")


def discard_half_built_demo() -> None:
    """Empty a database in which a demo was begun and not finished."""
    note = place.var() / "demo.building"
    if not demo_is_half_built():
        return
    import psycopg  # deferred: inside the environment

    say("上次演示区只建到一半，重新建立。", "The demo was left half built; building it anew.")
    with psycopg.connect(roles.owner_url(), autocommit=True) as connection:
        connection.execute("drop schema public cascade")
        connection.execute("create schema public")
    (place.var() / "demo").unlink(missing_ok=True)
    note.unlink()
