"""What the worker does by itself: whoever is behind with reading is told early."""

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.learning import telling


@app.periodic(cron="40 8 * * *")
@app.task(queueing_lock="learning_behind", pass_context=False)
def behind(timestamp: int) -> None:
    telling.tell(at=timezone.now())
