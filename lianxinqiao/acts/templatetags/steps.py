"""`{% step pile row %}`: the button beside a row."""

from typing import Any

from django import template

from lianxinqiao.acts import steps
from lianxinqiao.acts.piles import Pile

register = template.Library()


@register.inclusion_tag("acts/step.html", takes_context=True)
def step(context: template.Context, pile: Pile, row: Any) -> dict[str, Any]:
    """`back` of the context is where one goes on afterwards; by itself the page that shows the row."""
    request = context["request"]
    return {
        "step": steps.of(pile, row),
        "row": row,
        "back": context.get("back") or request.get_full_path(),
        "request": request,
        "csrf_token": context.get("csrf_token"),
    }
