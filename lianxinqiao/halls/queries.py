"""What was said to a question, as it is counted and shown."""

from typing import Any

from django.db.models import Count

from lianxinqiao.halls.models import Said, Topic


def counted(topic: Topic) -> list[tuple[Any, int]]:
    """How many took each position, of what everybody reads."""
    rows = dict(topic.said.filter(stage="shown").values_list("position").annotate(n=Count("pk")).order_by())
    return [(position.label, rows.get(str(position), 0)) for position in Said.Position]


def shown(topic: Topic) -> Any:
    return topic.said.filter(stage="shown").select_related("mandate__person")
