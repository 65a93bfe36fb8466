"""What the worker does by itself."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.activities import daily


@app.periodic(cron="25 6 * * *")
@app.task(queueing_lock="activities", pass_context=False)
def activities(timestamp: int) -> None:
    """Before the offices open: places that were booked forget their people by term."""
    daily.go_on(at=timezone.now())
