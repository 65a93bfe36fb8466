from typing import Any

from django import template

from lianxinqiao.activities import pages_beside

register = template.Library()


@register.simple_tag
def days_left(problem: Any) -> Any:
    """How many days an open problem has, with its colour."""
    return pages_beside.days_left(problem)
