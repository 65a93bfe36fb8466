"""The worker looks at what an act changed, verifies who knocks, and tells the followers."""

from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.fediverse import inbox, sending, telling
from lianxinqiao.matters.models import Matter


@app.task(name="fediverse.look")
def look(kind: str, key: int, body: int) -> None:
    telling.look(kind, key, body, at=timezone.now())
    sending.send_waiting()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="fediverse.sweep", pass_context=False, name="fediverse.sweep")
def sweep(timestamp: int) -> None:
    """Who follows waits at most a minute for the yes."""
    if telling.any_alive():
        inbox.handle_waiting()
        sending.send_waiting()


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="fediverse.forget", pass_context=False, name="fediverse.forget")
def forget(timestamp: int) -> None:
    sending.forget(at=timezone.now())


def after_an_act(sender: Any, root: Any, **kwargs: Any) -> None:
    """In the act's own transaction, so that its news is neither lost nor told of what was rolled back."""
    if isinstance(root, Matter) and telling.any_alive():
        look.defer(kind=root.kind, key=root.pk, body=root.body_id)
