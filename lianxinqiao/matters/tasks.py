"""What the worker does by itself: daily reminders; dates counted anew when the calendar has changed."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.matters import kept, reminding
from lianxinqiao.matters.actions import recomputing


@app.periodic(cron="30 8 * * *")
@app.task(queueing_lock="remind", pass_context=False)
def remind(timestamp: int) -> None:
    """At half past eight, before the offices open their mail."""
    reminding.REMINDING.remind_all(at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="keep_papers", pass_context=False)
def keep_papers(timestamp: int) -> None:
    """Files of what was delivered; and letters of before papers were kept, from the records as they stand."""
    kept.catch_up(at=timezone.now())


@app.task(queueing_lock="recompute")
def recompute() -> None:
    """Deferred when an administrator imports or changes a year of the calendar."""
    recomputing.recompute_all(at=timezone.now())
