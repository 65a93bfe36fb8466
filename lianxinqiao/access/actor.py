"""What the lower rooms need to know of whoever acts: `people.Post` is one, but lives upstairs."""

from typing import Protocol

from lianxinqiao.accounts.models import User


class Actor(Protocol):
    """A person acting in a role."""

    @property
    def user(self) -> User | None: ...

    @property
    def role(self) -> str: ...

    @property
    def title(self) -> str:
        """Who this is in the journal: name and the office in which they act."""
        ...
