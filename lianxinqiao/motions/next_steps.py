"""What the person looking may do now: on a motion, and with their own signature under it."""

from collections.abc import Iterator
from typing import Any

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.motions.act_forms import FORMS
from lianxinqiao.motions.models import Motion, Signature
from lianxinqiao.motions.rules import RULES


def parts(motion: Motion) -> Iterator[tuple[str, Any]]:
    yield "", motion
    for row in motion.signatures.select_related("mandate__person"):
        row.motion = motion
        yield "signature", row


def due_of(subject: Motion | Signature) -> Due:
    """The day until which a committee deliberates; a signature has none of its own."""
    return (subject.due_on if isinstance(subject, Motion) else None), ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="motion-act")
