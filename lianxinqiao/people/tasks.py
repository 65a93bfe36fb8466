"""What the installation does by itself every night: its first day ends in time, and what is past its term goes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.people import personal
from lianxinqiao.people.actions import first_day


@app.periodic(cron="12 * * * *")
@app.task(queueing_lock="people.first_day", pass_context=False)
def end_first_day(timestamp: int) -> None:
    first_day.end_when_due(at=timezone.now())


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="people.forget", pass_context=False)
def forget(timestamp: int) -> None:
    personal.forget(at=timezone.now())
