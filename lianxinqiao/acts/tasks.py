"""What the worker does for all rooms: long work that somebody asked for, and forgetting it."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.acts import jobs


@app.task(name="acts.work")
def work(job: int) -> None:
    jobs.work(job)


@app.periodic(cron="45 3 * * *")
@app.task(queueing_lock="acts.forget", pass_context=False, name="acts.forget")
def forget(timestamp: int) -> None:
    """At night: jobs of the day before, with their files."""
    jobs.forget(at=timezone.now())
