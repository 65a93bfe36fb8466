"""What the worker does for the figures: make large compilations, and forget them."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.figures import books


@app.task
def make(book: int) -> None:
    books.make(book)


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="figures.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """At night: compilations of the day before."""
    books.forget(at=timezone.now())
