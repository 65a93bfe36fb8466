"""What the rooms below say: a suggestion that was made of an opinion has been answered, or is over."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from lianxinqiao.acts.signals import act_done
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.opinions.actions import answering
from lianxinqiao.opinions.models import Opinion

ENDS = {"reply.deliver", "suggestion.withdraw", "suggestion.discard", "suggestion.decline"}


@receiver(act_done, sender=Suggestion)
def follow(*, root: Suggestion, act: str, by: Any, at: datetime, **_kwargs: Any) -> None:
    """Inside the act's own transaction."""
    if act not in ENDS or (act == "reply.deliver" and root.stage != "answered"):
        return
    for opinion in Opinion.objects.filter(suggestion=root, stage="raised").order_by("pk"):
        answering.follow_suggestion(opinion, root, by=by, at=at)
