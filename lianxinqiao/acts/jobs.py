"""Long work that can be left: asked for on a page, done by the worker, with its progress on a page of its own.

    def export(job: Job, told: Told) -> Result:
        …told(500)…
        return Result(content=…, file_name="清单.xlsx", content_type=sheets.CONTENT_TYPE)

    jobs.register("list", export)
    return redirect(jobs.ask("list", label=…, params={…}, total=12_345, by=post, at=now))

Whoever left the page reads in a notice when it is done. The result is kept for a day, for who asked alone.
"""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import get_resolver, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts.models import User
from lianxinqiao.acts.models import Job
from lianxinqiao.files import pending
from lianxinqiao.notices import actions as notices
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.people import walls
from lianxinqiao.people.models import Post
from lianxinqiao.ui import tracing

FOLDER = "jobs"
LOOKS = timedelta(seconds=15)  # whoever looked at the page so lately needs no notice
Told = Callable[[int], None]  # how much of the total is done
State = Job.State
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Result:
    """What came of it: words, a file, an address to go on to; any of them may be missing."""

    said: str = ""
    goes_on: str = ""
    content: bytes = b""
    file_name: str = ""
    content_type: str = ""


KINDS: dict[str, Callable[[Job, Told], Result]] = {}


def register(kind: str, work: Callable[[Job, Told], Result]) -> None:
    KINDS[kind] = work


def user_of(job: Job) -> User:
    user = job.asked_by.user
    assert user is not None, "asked on a page"
    return user


def address(job: Job) -> str:
    return reverse("job", args=[job.pk])


@transaction.atomic
def ask(
    kind: str, *, label: str, params: dict[str, Any], total: int = 0, back: str = "", by: Post, at: datetime
) -> Job:
    """Have it done; the same asked again while it is under way is the same job. `back` is where one goes if it fails."""
    from lianxinqiao.acts import tasks  # deferred: tasks call this module

    Post.objects.select_for_update().get(pk=by.pk)
    same = Job.objects.filter(kind=kind, params=params, asked_by=by, state__in=[State.ASKED, State.RUNNING]).first()
    if same and not same.is_silent(at):
        return same
    language = translation.get_language() or "zh-hans"
    when = {"asked_at": at, "moved_at": at, "seen_at": at}
    what = {"kind": kind, "label": label[:120], "params": params, "language": language, "total": total}
    job = Job.objects.create(**what, goes_on=back, asked_by=by, **when)
    tasks.work.defer(job=job.pk)
    return job


def work(pk: int) -> None:
    """What the worker does. Every step is written down at once, so that the page can tell it.

    A job that was begun and not ended, as its worker was stopped, is not begun again: what it did may stand.
    """
    job = (
        Job.objects.filter(pk=pk, state=State.ASKED).select_related("asked_by__body", "asked_by__person__user").first()
    )
    if job is None:
        return
    get_resolver().url_patterns  # noqa: B018 - what rooms register is loaded with their addresses
    _step(job, state=State.RUNNING)
    with translation.override(job.language):
        try:
            _still_in_office(job.asked_by)
            with tracing.span(f"work {job.kind}", job=pk), walls.as_for(job.asked_by):
                result = KINDS[job.kind](job, lambda done: _step(job, done=done))
        except (Refused, PaperError) as refused:
            _step(job, state=State.REFUSED, said=str(refused))
        except Exception:
            log.exception("job %s was not done", pk)
            _step(job, state=State.FAILED)
        else:
            _keep(job, result)
        _tell(job, timezone.now())


def _still_in_office(post: Post) -> None:
    if not Post.objects.held(timezone.localdate()).filter(pk=post.pk, person__user__is_active=True).exists():
        raise Refused(_("您已不在这个岗位，任务没有进行。"))


def _keep(job: Job, result: Result) -> None:
    path = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}", ContentFile(result.content)) if result.content else ""
    of_file = {"path": path, "file_name": result.file_name, "content_type": result.content_type}
    _step(job, state=State.READY, done=job.total, said=result.said, goes_on=result.goes_on or job.goes_on, **of_file)


def _step(job: Job, **more: Any) -> None:
    Job.objects.filter(pk=job.pk).update(moved_at=timezone.now(), **more)


def _tell(job: Job, at: datetime) -> None:
    """A notice for who left; whoever watches sees it on the page."""
    job.refresh_from_db()
    if at - job.seen_at < LOOKS:
        return
    words = {State.READY: _("已完成：%(job)s")}.get(State(job.state), _("没有办成：%(job)s"))
    notices.tell(
        [job.asked_by.user],
        kind="job",
        subject=words % {"job": job.label},
        body=job.said or _("打开可以查看结果。"),
        url=address(job),
        at=at,
        key=f"job:{job.pk}",
    )


def forget(*, at: datetime) -> int:
    """Take away what is older than a day, file and row; how many. A file that no row knows goes as well."""
    old = list(Job.objects.filter(asked_at__lt=at - Job.KEPT))
    for job in old:
        if job.path:
            default_storage.delete(job.path)
        job.delete()
    pending.sweep(FOLDER, before=at - Job.KEPT)
    return len(old)
