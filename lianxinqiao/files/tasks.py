"""What the worker clears away by itself."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.files import pending


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="files.forget", pass_context=False)
def forget_pending(timestamp: int) -> None:
    """At night: files of forms that were never finished."""
    pending.forget(at=timezone.now())
