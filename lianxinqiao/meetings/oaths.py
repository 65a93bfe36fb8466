"""The oath on the Constitution: its words of 2018, who organises it, and by when it is taken. Pure.

The day hangs on the organiser (重庆市宪法宣誓办法第九条): an oath that the chairpersons or the presidium organise is taken
at the same meeting, one that an organ organises within so many workdays of the notice; a place may give a term of its own
(北京市第十三条). For a post that must be approved one level up the clock starts with the approval (上海市第四条).
"""

from datetime import date
from typing import Any

from lianxinqiao.meetings import offices, profile
from lianxinqiao.meetings.offices import Organiser

TEXT = (
    "我宣誓：忠于中华人民共和国宪法，维护宪法权威，履行法定职责，忠于祖国、忠于人民，恪尽职守、廉洁奉公，接受人民监督，"
    "为建设富强民主文明和谐美丽的社会主义现代化强国努力奋斗！"
)


def organiser(post: str) -> Organiser:
    return offices.POSTS[post].oath


def due(
    post: str, effective_on: date, rules: Any, *, announced_on: date | None, approved_on: date | None
) -> date | None:
    """The last day of the oath; None where its clock has not begun."""
    if offices.POSTS[post].approved_above and approved_on is None:
        return None
    since = approved_on or effective_on
    if organiser(post) == Organiser.ORGAN:
        return profile.last_day(rules.oath_organ, announced_on) if announced_on else None
    return profile.last_day(rules.oath_general, since) if rules.oath_general else since
