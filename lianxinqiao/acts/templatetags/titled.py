"""`{% load titled %}`"""

from typing import Any

from django import template

from lianxinqiao.acts.lists import Listing, Words

register = template.Library()


@register.filter
def titled(listing: Listing, post: Any) -> Words:
    """What a list is called in the body of whoever reads it."""
    return listing.called(post)
