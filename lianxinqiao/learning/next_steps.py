"""What the person looking may do now: on a study session and its list, a book list, a reading."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.learning.act_forms import FORMS, LIST_FORMS, READING_FORMS
from lianxinqiao.learning.course_forms import COURSE_FORMS, GROUP_FORMS, TAKING_FORMS
from lianxinqiao.learning.models import Attendee, Group, Study
from lianxinqiao.learning.rules import COURSE_RULES, GROUP_RULES, LIST_RULES, READING_RULES, RULES, TAKING_RULES


def gather(study: Study) -> None:
    """Everything that offers and page ask of a session, in one query a kind."""
    prefetch_related_objects([study], Prefetch("attendees", Attendee.objects.select_related("person")))
    for row in study.attendees.all():
        row.study = study  # it leads to the one that was fetched


def parts(study: Study) -> Iterator[tuple[str, Any]]:
    yield "", study
    for row in study.attendees.all():
        yield "attendee", row


def itself(root: Any) -> Iterator[tuple[str, Any]]:
    """For a root without parts that are acted on."""
    yield "", root


def group_parts(group: Group) -> Iterator[tuple[str, Any]]:
    yield "", group
    for row in group.talks.all():
        row.group = group
        yield "talk", row


def no_day(_subject: Any) -> Due:
    """Nothing here is owed by a day."""
    return None, ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=no_day, address="study-act")
LIST_SCREENS = Screens(LIST_RULES, LIST_FORMS, parts=itself, due=no_day, address="booklist-act")
READING_SCREENS = Screens(READING_RULES, READING_FORMS, parts=itself, due=no_day, address="reading-act")
COURSE_SCREENS = Screens(COURSE_RULES, COURSE_FORMS, parts=itself, due=no_day, address="course-act")
TAKING_SCREENS = Screens(TAKING_RULES, TAKING_FORMS, parts=itself, due=no_day, address="taking-act")
GROUP_SCREENS = Screens(GROUP_RULES, GROUP_FORMS, parts=group_parts, due=no_day, address="reading-group-act")
