"""What the worker does by itself: the office is reminded of the days around meetings."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.meetings.reminding import REMINDING


@app.periodic(cron="35 8 * * *")
@app.task(queueing_lock="remind_meetings", pass_context=False)
def remind_meetings(timestamp: int) -> None:
    REMINDING.remind_all(at=timezone.now())
