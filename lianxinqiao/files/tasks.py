"""What the worker clears away by itself."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.files import pending, previews


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="files.forget", pass_context=False)
def forget_pending(timestamp: int) -> None:
    """At night: files of forms that were never finished, and pictures of attachments that can be made again."""
    pending.forget(at=timezone.now())
    pending.sweep(previews.FOLDER, before=timezone.now() - previews.KEPT)
