"""`{% load titled %}`"""

from typing import Any

from django import template

from lianxinqiao.acts.list_parts import Words
from lianxinqiao.acts.lists import Listing
from lianxinqiao.acts.lives import Life

register = template.Library()


@register.filter
def titled(listing: Listing, post: Any) -> Words:
    """What a list is called in the body of whoever reads it."""
    return listing.called(post)


@register.filter
def called(life: Life, root: Any) -> Words:
    """The list in which a thing stands, in the words of its body."""
    return life.called(root)
