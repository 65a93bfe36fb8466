"""What the worker does for the installation: a backup each night, a restore drill each week, and clearing its own queue."""

import logging

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app

from lianxinqiao.accounts.models import User
from lianxinqiao.database.errors import BackupRefused
from lianxinqiao.notices import actions as notices
from lianxinqiao.operating import backups
from lianxinqiao.people import rules

log = logging.getLogger(__name__)
KEPT_HOURS = 7 * 24


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="operating.backup", pass_context=False)
def backup(timestamp: int) -> None:
    if not settings.BACKUPS:
        return
    try:
        backups.make(at=timezone.now())
    except BackupRefused as error:
        log.error("the nightly backup was not made: %s", error)  # noqa: TRY400 the sentence says all
        tell("backup", str(error))


@app.periodic(cron="10 4 * * 0")
@app.task(queueing_lock="operating.drill", pass_context=False)
def drill(timestamp: int) -> None:
    if not settings.BACKUPS:
        return
    try:
        told = backups.drill()
    except BackupRefused:
        return  # there is no backup yet, which the doctor says
    if not told.good:
        log.error("the restore drill failed: %s", told.words)
        tell("drill", told.words)


@app.periodic(cron="50 3 * * *")
@app.task(queueing_lock="operating.forget", pass_context=True)
async def forget(context: JobContext, timestamp: int) -> None:
    """Jobs that succeeded go after a week; one that failed stays for whoever asks why."""
    await builtin_tasks.remove_old_jobs(context, max_hours=KEPT_HOURS, remove_failed=False)


def tell(what: str, words: str) -> None:
    """To every administrator: once a day for one thing."""
    with translation.override("zh-hans"):
        subject = {"backup": _("夜间备份没有做成"), "drill": _("恢复演练没有通过")}[what]
        notices.tell(
            User.objects.filter(person__posts__in=rules.administrators()).distinct(),
            kind=f"operating.{what}",
            subject=subject,
            body=words,
            url="/status",
            key=f"operating.{what}:{timezone.localdate()}",
        )
