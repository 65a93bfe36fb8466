"""The daily letter to those who follow something."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.portal import actions


@app.periodic(cron="0 9 * * *")
@app.task(queueing_lock="portal.letters", pass_context=False)
def letters(timestamp: int) -> None:
    """At nine in the morning; requests that nobody confirmed go at the same time."""
    actions.forget_unconfirmed(at=timezone.now())
    actions.write_letters(at=timezone.now())
