from decimal import Decimal
from typing import Any

from django import template

from lianxinqiao.access.refused import can
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Post
from lianxinqiao.scores import pages
from lianxinqiao.scores.models import Assessment
from lianxinqiao.scores.rules import RULES

register = template.Library()


@register.filter
def points(value: Decimal) -> str:
    """Points as people write them: 22.5, 30; what is taken off with its sign."""
    return f"{value.normalize():f}"


@register.simple_tag
def may_begin(post: Post | None) -> bool:
    return post is not None and can(RULES.may, "assessment.begin", post, Beginning(post.body_id))


@register.simple_tag(takes_context=True)
def by_place(context: dict[str, Any], assessment: Assessment) -> dict[str, Any]:
    """The standings as far as the page's address asks for them: of one street, one committee, or all."""
    request = context["request"]
    return pages.cut(assessment, request.post, request.GET)
