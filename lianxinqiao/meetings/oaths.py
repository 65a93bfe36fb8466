"""The oath on the Constitution: its words of 2018, who organises it, and by when it is taken. Pure.

The day hangs on the organiser (重庆市宪法宣誓办法第九条): an oath that the chairpersons or the presidium organise is taken
at the same meeting, one that an organ organises within so many workdays of the notice; a place may give a term of its own
(北京市第十三条). For a post that must be approved one level up the clock starts with the approval (上海市第四条).
"""

from datetime import date
from typing import Any

from lianxinqiao.meetings import offices, profile
from lianxinqiao.meetings.offices import Organiser
from lianxinqiao.rulebook.parts import Term


def organiser(post: str) -> Organiser:
    return offices.POSTS[post].oath


def term(post: str, rules: Any) -> Term | None:
    """None where the oath is taken at the same meeting."""
    found: Term | None = rules.oath_organ if organiser(post) == Organiser.ORGAN else rules.oath_general
    return found


def due(
    post: str, effective_on: date, rules: Any, *, announced_on: date | None, approved_on: date | None
) -> date | None:
    """The last day of the oath; None where its clock has not begun."""
    if offices.POSTS[post].approved_above and approved_on is None:
        return None
    since = approved_on or effective_on
    if organiser(post) == Organiser.ORGAN:
        return profile.last_day(term(post, rules), announced_on) if announced_on else None
    return profile.last_day(term(post, rules), since) or since
