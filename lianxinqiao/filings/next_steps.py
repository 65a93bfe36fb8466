"""What the person looking may do now: on what is filed, on a request that something be reviewed."""

from collections.abc import Iterator
from typing import Any

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.filings.act_forms import FORMS, REQUEST_FORMS
from lianxinqiao.filings.rules import REQUEST_RULES, RULES


def itself(root: Any) -> Iterator[tuple[str, Any]]:
    yield "", root


def due_of(root: Any) -> Due:
    return root.due_on, ()


SCREENS = Screens(RULES, FORMS, parts=itself, due=due_of, address="filing-act")
REQUEST_SCREENS = Screens(REQUEST_RULES, REQUEST_FORMS, parts=itself, due=due_of, address="review-request-act")
