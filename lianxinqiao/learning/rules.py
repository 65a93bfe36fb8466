"""What the tables of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.learning.acts import ACTS, LISTS, READINGS
from lianxinqiao.learning.course_acts import COURSES, GROUPS, TAKINGS
from lianxinqiao.people.models import Body, BodyProfile, Post
from lianxinqiao.rulebook.sections.learning import Learning

MARGIN = timedelta(hours=2)  # before and after, in which one signs in

RULES = Rules(ACTS)
LIST_RULES = Rules(LISTS)
READING_RULES = Rules(READINGS)
COURSE_RULES = Rules(COURSES)
TAKING_RULES = Rules(TAKINGS)
GROUP_RULES = Rules(GROUPS)


def of(body: Body, on: date) -> Learning:
    """What the body's profile says of learning."""
    try:
        return BodyProfile.of(body, on).rules.learning
    except LookupError:
        return Learning()


@RULES("study.sign_in")
def sign_in_while_it_lasts(post: Post, subject: Any, at: datetime) -> None:
    """From two hours before to two hours after: the office can still write somebody in by hand."""
    if not subject.starts_at - MARGIN <= at <= subject.ends_at + MARGIN:
        raise Refused(_("现在不是签到时间。"))
    if any(row.person_id == post.person_id and row.came_at for row in subject.attendees.all()):
        raise Refused(_("您已经签过到了。"))


@RULES("study.hold")
def not_before_it_begins(post: Post, subject: Any, at: datetime) -> None:
    if at < subject.starts_at:
        raise Refused(_("学习还没有开始。"))


@LIST_RULES("booklist.publish")
def with_books_on_it(post: Post, subject: Any, at: datetime) -> None:
    if not subject.listed.exists():
        raise Refused(_("书单里还没有书。"))


@READING_RULES("reading.begin")
def of_the_own_body(post: Post, subject: Any, at: datetime) -> None:
    if post.body_id is None:
        raise Refused(_("只有本机构的人员可以登记读书。"))


def within_the_book(chapter: int, chapters: int) -> None:
    if chapter > chapters:
        raise Refused(_("这本书一共%(chapters)s章。") % {"chapters": chapters})


def shows_it(note: str, body: Body, at: datetime) -> None:
    """A note that is long enough to show that the book was read."""
    least = of(body, timezone.localdate(at)).note_least
    if len("".join(note.split())) < least:
        raise Refused(_("读书笔记至少%(least)s字。") % {"least": least})
