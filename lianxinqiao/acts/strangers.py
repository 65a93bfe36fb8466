"""Whoever acts without an account: known by a secret that only they hold, and by no name.

To rules, frame and journal a stranger is asked and written down like a post; there is nobody to send a notice to.
"""

import hashlib
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText

from lianxinqiao.people.models import Post


@dataclass(frozen=True)
class Stranger:
    """`name` is what the journal calls them; `opens` the key of the one root that their secret opens, or `part` that of
    the one thing which hangs on a root.
    """

    name: str | LazyText
    opens: int = 0
    part: int = 0

    role = "stranger"
    user = None
    body_id = organization_id = mandate_id = None
    person_id = 0

    @property
    def title(self) -> str:
        return str(self.name)


Doer = Post | Stranger


def hashed(secret: str) -> str:
    """What is kept of a secret that opens something. A plain hash is enough where it is random (256 bits)."""
    return hashlib.sha256(secret.encode()).hexdigest()
