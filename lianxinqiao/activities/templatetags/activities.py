from typing import Any

from django import template

from lianxinqiao.access.refused import can
from lianxinqiao.access.roles import DEPUTIES
from lianxinqiao.activities import importing, pages_beside
from lianxinqiao.activities.lesser_acts import OF_DEPUTIES
from lianxinqiao.activities.lists_beside import STAFF

register = template.Library()
OWN = {f"{name.lower()}s" for name in OF_DEPUTIES}


@register.simple_tag
def may_enter(listing: Any, post: Any) -> bool:
    """Whether somebody in this post enters lines in the ledger; who works for one committee, its activities alone."""
    own = DEPUTIES if listing.address in OWN else frozenset()
    return post.in_the_office or (post.in_an_office and listing.address == "activities") or post.role in STAFF | own


@register.simple_tag
def may_import(post: Any) -> bool:
    """Whether somebody in this post may bring in a whole sheet: stations enter theirs one by one."""
    return can(importing.may_import, post)


@register.simple_tag
def days_left(problem: Any) -> Any:
    """How many days an open problem has, with its colour."""
    return pages_beside.days_left(problem)
