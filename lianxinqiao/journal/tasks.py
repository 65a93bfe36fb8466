"""What the worker does by itself: sign the tree every hour, and once a day hand the checkpoint out."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.journal import checkpoints, doors
from lianxinqiao.journal.models import Checkpoint
from lianxinqiao.journal.signals import checkpoint_of_the_day


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="journal_sign", pass_context=False)
def sign(timestamp: int) -> None:
    """Nothing is signed where nothing was written."""
    checkpoints.make(at=timezone.now())


@app.periodic(cron="20 7 * * *")
@app.task(queueing_lock="journal_day", pass_context=False)
def day(timestamp: int) -> None:
    """Once a day: note what no entry tells yet, forget what retention removed, sign, and hand the checkpoint out."""
    at = timezone.now()
    doors.forget_what_is_gone(at=at)
    if checkpoint := checkpoints.make(at=at, whole_facts=True):
        checkpoint_of_the_day.send(sender=Checkpoint, checkpoint=checkpoint)
