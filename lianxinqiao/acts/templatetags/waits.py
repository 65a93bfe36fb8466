"""`{% load waits %}`"""

from typing import Any

from django import template

from lianxinqiao.acts import lists

register = template.Library()


@register.filter
def waits_rule(row: Any) -> tuple[int | None, tuple[str, ...]]:
    """For `{% clock %}`: by which terms of its profile the day is counted by which this waits."""
    return lists.waits_rule(row)
