"""What the person looking may do now: on a study session and its list, a book list, a reading."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.learning.act_forms import FORMS, LIST_FORMS, READING_FORMS
from lianxinqiao.learning.models import Attendee, Study
from lianxinqiao.learning.rules import LIST_RULES, READING_RULES, RULES


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


def no_day(_subject: Any) -> Due:
    """Nothing here is owed by a day."""
    return None, ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=no_day, address="study-act")
LIST_SCREENS = Screens(LIST_RULES, LIST_FORMS, parts=itself, due=no_day, address="booklist-act")
READING_SCREENS = Screens(READING_RULES, READING_FORMS, parts=itself, due=no_day, address="reading-act")
