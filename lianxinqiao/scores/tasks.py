"""What the worker does by itself: records follow what happened in the other rooms."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.database.walls import within
from lianxinqiao.scores.actions import following
from lianxinqiao.scores.models import Assessment


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="scores_follow", pass_context=False)
def follow(timestamp: int) -> None:
    """Every minute, where something was done."""
    for assessment in Assessment.objects.filter(pending__isnull=False).select_related("body").distinct():
        with within([assessment.body_id]):
            following.follow(assessment, at=timezone.now())
