from django import template

from lianxinqiao.access.refused import can
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.learning.rules import LIST_RULES
from lianxinqiao.people.models import Post

register = template.Library()


@register.simple_tag
def may_lead(post: Post | None) -> bool:
    """Whether this post plans sessions and book lists, and sees who is behind."""
    return post is not None and can(LIST_RULES.may, "booklist.draft", post, Beginning(post.body_id))
