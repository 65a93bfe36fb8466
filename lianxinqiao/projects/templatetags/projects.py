from decimal import Decimal

from django import template

from lianxinqiao.access.refused import can
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Post
from lianxinqiao.projects import money
from lianxinqiao.projects.rules import PLAN_RULES

register = template.Library()


@register.simple_tag
def may_draft(post: Post | None) -> bool:
    """Whether this post drafts plans and proposes projects."""
    return post is not None and can(PLAN_RULES.may, "plan.draft", post, Beginning(post.body_id))


@register.filter
def wan(amount: Decimal) -> str:
    """An amount in 万元 as people write it."""
    return money.plain(amount)
