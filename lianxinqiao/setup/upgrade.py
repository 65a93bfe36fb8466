"""`lianxinqiao upgrade`: back up, migrate, look whether all is well, and put everything back where it is not.

What is put back is the database alone: attachments are never altered by an update. The program itself is changed by whoever
installs it (the offline bundle, pip, an image); after a failure the one before is to be taken again.
"""

import os
import subprocess
import sys
from pathlib import Path

from lianxinqiao.database import place
from lianxinqiao.setup import safety, schema
from lianxinqiao.setup.words import SetupError, say

OTHERS = """
select count(*) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and application_name = 'lianxinqiao'
"""
PAGES = """
import django
from django.test import Client
from django.conf import settings
scheme = "https" if settings.HTTPS else "http"
client = Client(headers={"host": settings.SITE_URL.split("://")[1]})
for page in ("/", "/login", "/search", "/api/v1/openapi.json"):
    answer = client.get(page, secure=settings.HTTPS)
    assert answer.status_code in (200, 302, 404), f"{page}: {answer.status_code}"
"""


def note() -> Path:
    """Names the backup of an update that has begun and not ended."""
    return place.var() / "upgrading"


def run(*, back: bool = False) -> int:
    """0 where this version stands; 1 where it could not be brought up and everything is as before. Raises SetupError."""
    from lianxinqiao.database import newer  # deferred, as all here: Django must be set up

    if back:
        return _go_back()
    if note().exists():
        raise SetupError(
            "上次更新没有做完。先运行 lianxinqiao upgrade --back 恢复到更新之前。",
            "The last update did not end. Run `lianxinqiao upgrade --back` first.",
        )
    newer.refuse()
    _refuse_while_others_work()
    if not schema.pending():
        schema.collect_static()
        say("数据库已是本版的。", "The database is of this version already.")
        return 0
    return _bring_up(safety.backup_first())


def _bring_up(backup: Path | None) -> int:
    """Any failure, also a Ctrl-C, puts everything back; a kill leaves the note."""
    if backup:
        note().write_text(str(backup))
    try:
        before = _entries()
        schema.migrate(backup=False)
        schema.collect_static()
        _check(before)
    except BaseException as error:
        if backup is None:  # nobody had begun to work
            raise
        say(f"更新没有成功：{error}", "The update failed; putting everything back …")
        _put_back(backup)
        if isinstance(error, Exception):
            return 1
        raise
    note().unlink(missing_ok=True)
    say("更新完成，核验无误。", "Updated, and all is well.")
    return 0


def _go_back() -> int:
    if not note().exists():
        raise SetupError("没有未完成的更新。", "No update is unfinished.")
    _refuse_while_others_work()
    _put_back(Path(note().read_text().strip()))
    return 0


def _put_back(backup: Path) -> None:
    from django.db import connection

    from lianxinqiao.database import restore

    connection.close()
    restore.put_back(backup)
    note().unlink(missing_ok=True)
    say(
        "数据已恢复到更新之前。请换回更新之前的程序。",
        "The database is as it was. Take the program from before the update again.",
    )


def _refuse_while_others_work() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        others = int(cursor.fetchone()[0])
    if others:
        raise SetupError(
            f"还有{others}个连接在使用数据库：请先停止网页和后台任务，再更新。",
            f"{others} connections use the database: stop the pages and the worker before the update.",
        )


def _entries() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('journal_head') is not null")
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("select coalesce(sum(number), 0) from journal_head")
        return int(cursor.fetchone()[0])


def _check(entries: int) -> None:
    """The journal holds, the first pages are answered, and the schema is this program's. Raises SetupError."""
    from django.db import connection

    if schema.pending() or _entries() < entries:
        raise SetupError("更新后的数据库不完整。", "The database is not whole after the update.")
    connection.close()
    for words, command in (
        (("日志核验不通过。", "The journal does not verify."), ("journal", "verify")),
        (("首页打不开。", "The first pages are not answered."), ("manage", "shell", "-v", "0", "-c", PAGES)),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "lianxinqiao", *command],
            env={**os.environ, "LXQ_DATABASE_ROLE": ""},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
        )
        if done.returncode:
            raise SetupError(*words, (done.stderr or done.stdout)[-1000:])
