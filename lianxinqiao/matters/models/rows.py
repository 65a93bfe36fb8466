"""Rows of matters: which of them a reader sees, and which one has an address."""

import re
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from lianxinqiao.matters.stages import GONE, OPEN

if TYPE_CHECKING:
    from lianxinqiao.matters.models.matters import Matter
    from lianxinqiao.people.models import Post

M = TypeVar("M", bound="Matter")

REFERENCE = re.compile(r"(?P<body>[^\x00]+)-(?P<year>[0-9]{4})-(?P<between>b?)(?P<number>[0-9]{1,9})")


def body_of(reference: str) -> str:
    """The code of the body in a public address (`Matter.reference`); "" where it is no such address."""
    found = REFERENCE.fullmatch(reference)
    return found["body"] if found else ""


# In the address of what has no number yet: still being written, or handed in.
DRAFT, UNNUMBERED = "draft", "unnumbered"


class MatterQuerySet(models.QuerySet[M]):
    def visible_to(self, post: "Post | None") -> "MatterQuerySet":
        """What a person in a role may read; strangers get what is published."""
        from lianxinqiao.matters import visibility  # deferred: visibility asks the models

        return visibility.suggestions(self, post)

    def published(self) -> "MatterQuerySet":
        return self.exclude(published_at=None)

    def at(self, reference: str) -> "MatterQuerySet":
        """The one that has this public address (`Matter.reference`); none where it is no such address."""
        found = REFERENCE.fullmatch(reference)
        if found is None:
            return self.none()
        return self.filter(
            body__code=found["body"],
            session__opens_on__year=int(found["year"]),
            between_sessions=bool(found["between"]),
            number=int(found["number"]),
        )

    def handled_by(self, **unit: Any) -> "MatterQuerySet":
        """Those in which a unit takes part now, by a condition on the unit; that one gave it back is not public.

        A semi-join, so that a unit asked twice does not show a row twice.
        """
        from lianxinqiao.matters.models import Handling  # deferred: handlings hang on suggestions

        asked = {f"organization__{name}": value for name, value in unit.items()}
        shares = Handling.objects.filter(**asked).exclude(stage__in=GONE)
        return self.filter(pk__in=shares.values("suggestion_id"))

    def open(self) -> "MatterQuerySet":
        return self.filter(stage__in=[str(stage) for stage in OPEN])
