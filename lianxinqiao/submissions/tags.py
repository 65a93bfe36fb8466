"""`{% csrf_token %}` in every template of the house: Django's, and the mark that makes a form safe to send twice."""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from lianxinqiao.submissions import marks

register = template.Library()


class MarkedTokenNode(CsrfTokenNode):
    def render(self, context: Any) -> str:
        token, request = super().render(context), context.get("request")
        mark = marks.of(request) if token and request is not None else ""
        field = '{}<input type="hidden" name="{}" value="{}" autocomplete="off">'
        return format_html(field, token, marks.FIELD, mark) if mark else token


@register.tag
def csrf_token(parser: Parser, token: Token) -> MarkedTokenNode:
    return MarkedTokenNode()
