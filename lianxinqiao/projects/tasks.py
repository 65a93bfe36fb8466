"""What the worker does by itself: units and followers are reminded of milestones."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.projects.reminding import REMINDING


@app.periodic(cron="45 8 * * *")
@app.task(queueing_lock="remind_projects", pass_context=False)
def remind_projects(timestamp: int) -> None:
    REMINDING.remind_all(at=timezone.now())
