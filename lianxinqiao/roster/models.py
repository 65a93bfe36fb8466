"""A seat as its body's office reads it; it is kept by `people`."""

from typing import Any, ClassVar

from django.urls import reverse

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.people.models import Body, Mandate, Post
from lianxinqiao.people.models.persons import MandateQuerySet

ROLES = OFFICE | {RoleCode.CHAIRPERSONS}


class SeatQuerySet(MandateQuerySet):
    def visible_to(self, post: Post | None) -> Any:
        """The seats of the office's own body; nobody else reads what it wants to know of them."""
        return self.filter(term__body=post.body_id) if post and post.body_id and post.role in ROLES else self.none()


class Seat(Mandate):
    """A deputy's or member's seat （代表资格, 委员资格） with its page."""

    objects: ClassVar = SeatQuerySet.as_manager()

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return self.person.spoken

    def get_absolute_url(self) -> str:
        return reverse("seat", args=[self.pk])

    @property
    def body(self) -> Body:
        return self.term.body

    @property
    def body_id(self) -> int:
        return self.term.body_id

    @property
    def group(self) -> str:
        """The delegation of a deputy, the sector of a member."""
        return str(self.delegation.spoken) if self.delegation else self.sector_spoken
