"""The worker tells partners' systems what happened."""

from datetime import datetime

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from lianxinqiao.api import hooks
from lianxinqiao.api.models import Hook
from lianxinqiao.matters.models import Suggestion

# 5 s, 25 s, 2 min, 10 min, 52 min, 4 h, 22 h: some two days in all.
AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5, retry_exceptions=[hooks.NotTaken])


@app.task(name="api.spread")
def spread(suggestion: int, act: str, at: str, number: str) -> None:
    """Who may hear of it, each by a job of its own; the message keeps its number however often it is told."""
    found = Suggestion.objects.filter(pk=suggestion).first()
    if found is None:
        return
    body = hooks.news(found, act, datetime.fromisoformat(at))
    for hook in hooks.concerned(suggestion):
        tell.defer(hook=hook.pk, number=f"{number}-{hook.pk}", body=body)


@app.task(name="api.tell", retry=AGAIN)
def tell(hook: int, number: str, body: str) -> None:
    if found := Hook.objects.filter(pk=hook, ended_at=None).select_related("token").first():
        hooks.deliver(found, number, body)
