"""`{% load reports %}`"""

from typing import Any

from django import template

from lianxinqiao.access.refused import can
from lianxinqiao.reports.models import Report
from lianxinqiao.reports.rules import RULES

register = template.Library()


@register.simple_tag
def may_begin(post: Any) -> bool:
    """Whether somebody in this post writes reports: members, and the office for them."""
    return post.body is not None and can(
        RULES.may, "report.begin", post, Report(body=post.body, written_by=post, mandate=post.mandate)
    )
