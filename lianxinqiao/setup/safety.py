"""Before an update changes what people have entered, a backup is made of it."""

import datetime as dt
import shutil
from pathlib import Path

import lianxinqiao
from lianxinqiao.database import place
from lianxinqiao.setup.words import SetupError, say


def backup_first() -> Path | None:
    """Write a backup beside the data and say so; nothing where nobody has begun to work. Raises SetupError."""
    if _is_bare():
        return None
    from lianxinqiao.database import backup  # deferred: needs the app registry

    folder = place.var() / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_without_room(folder)
    utc = dt.datetime.now(dt.UTC)
    target = folder / f"before-{lianxinqiao.__version__}-{utc:%Y%m%d-%H%M%S}.backup"
    say("更新之前先做备份……", "Making a backup before the update …")
    backup.write(target)
    say(f"已备份：{target}", "Backed up.")
    return target


def _is_bare() -> bool:
    import psycopg  # deferred: inside the environment

    from lianxinqiao.database import backup, contents

    with psycopg.connect(backup.address(), autocommit=True) as connection:
        return contents.is_bare(connection)


def _needed() -> int:
    """What a backup may take at most: the database as it lies on the disk, and every attachment."""
    from django.db import connection  # deferred: Django must be set up

    with connection.cursor() as cursor:
        cursor.execute("select pg_database_size(current_database())")
        size = int(cursor.fetchone()[0])
    return size + sum(path.stat().st_size for path in (place.var() / "files").rglob("*") if path.is_file())


def _refuse_without_room(folder: Path) -> None:
    needed, free = _needed(), shutil.disk_usage(folder).free
    if free < needed:
        raise SetupError(
            f"更新之前要先备份，磁盘上还需约 {needed // 1_000_000 + 1} MB，只剩 {free // 1_000_000} MB。"
            "请腾出空间；已另行备份的，可加 --no-backup。",
            f"The backup before the update needs up to {needed // 1_000_000 + 1} MB and {free // 1_000_000} MB are free. "
            "Make room, or pass --no-backup if you have a backup elsewhere.",
        )
