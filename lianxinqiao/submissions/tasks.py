"""What the worker clears away by itself."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.submissions import keeping, once


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="submissions.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Every ten minutes: forms that nobody came back for, and answers that nobody asks for again."""
    keeping.forget_old(at=timezone.now())
    once.forget_old(at=timezone.now())
