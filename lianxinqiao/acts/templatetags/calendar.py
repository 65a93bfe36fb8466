"""Tags for the calendar's entries."""

from datetime import date

from django import template

from lianxinqiao.acts.calendar import Entry

register = template.Library()


@register.simple_tag
def is_late(entry: Entry, today: date) -> bool:
    return entry.is_late(today)
