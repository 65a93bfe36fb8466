"""The worker sends letters: at once when told that one waits, and every minute what was missed."""

from typing import Any

from django.utils import timezone
from procrastinate import exceptions
from procrastinate.contrib.django import app

from lianxinqiao.exchange import fetching, keys, sending


@app.task(queueing_lock="exchange.send", name="exchange.send")
def send() -> None:
    sending.send_waiting()
    fetching.fetch_waiting()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="exchange.sweep", pass_context=False, name="exchange.sweep")
def sweep(timestamp: int) -> None:
    keys.forget_former(timezone.now())
    sending.send_waiting()
    fetching.fetch_waiting()


def wake(**kwargs: Any) -> None:
    """After the commit of an act; one waiting job is enough, and the sweep comes anyway."""
    try:
        send.defer()
    except exceptions.AlreadyEnqueued:
        return
