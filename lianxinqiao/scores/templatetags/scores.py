from decimal import Decimal

from django import template

from lianxinqiao.access.refused import can
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Post
from lianxinqiao.scores.rules import RULES

register = template.Library()


@register.filter
def points(value: Decimal) -> str:
    """Points as people write them: 22.5, 30; what is taken off with its sign."""
    return f"{value.normalize():f}"


@register.simple_tag
def may_begin(post: Post | None) -> bool:
    return post is not None and can(RULES.may, "assessment.begin", post, Beginning(post.body_id))
