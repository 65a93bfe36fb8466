"""What the worker does by itself: questions lapse, what nobody rated is closed, personal data ends with its term."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.opinions import daily
from lianxinqiao.opinions.reminding import REMINDING


@app.periodic(cron="10 6 * * *")
@app.task(queueing_lock="opinions", pass_context=False)
def opinions(timestamp: int) -> None:
    """Before the offices open."""
    daily.go_on(at=timezone.now())


@app.periodic(cron="35 8 * * *")
@app.task(queueing_lock="remind_opinions", pass_context=False)
def remind_opinions(timestamp: int) -> None:
    REMINDING.remind_all(at=timezone.now())
