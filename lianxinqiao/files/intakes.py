"""An uploaded sheet on its way in: its rows, the plan that was shown, and that it is carried out once.

The room that knows the rows plays them: `play(keep, expected)` makes the plan, and keeps what it did only where it
may and where the plan is the expected one.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from lianxinqiao.accounts.models import User
from lianxinqiao.files import actions
from lianxinqiao.files.models import Attachment, Intake
from lianxinqiao.paper.intake import workbooks
from lianxinqiao.paper.intake.plans import Plan
from lianxinqiao.paper.intake.workbooks import Sheet

ACCEPTED = ".xlsx,.csv"
P = TypeVar("P", bound=Plan)
Play = Callable[[bool, str], P]


def begin(uploaded: File, *, by: User, kind: str, options: dict[str, Any]) -> Intake:
    """Keep the file. Raises `Refused` where it may not come in."""
    return Intake.objects.create(attachment=actions.store(uploaded, by=by, kind=kind), options=options)


def sheets(attachment: Attachment) -> list[Sheet]:
    """Raises `PaperError` where it cannot be read."""
    with default_storage.open(attachment.path) as file:
        return workbooks.read(file.read(), name=attachment.name)


def rows(attachment: Attachment) -> int:
    """How many lines its longest sheet has."""
    return max((len(sheet.rows) for sheet in sheets(attachment)), default=0)


@transaction.atomic
def preview(intake: Intake, play: Play[P]) -> P:
    """What would happen. It is remembered, since only that may be confirmed."""
    plan = play(False, "")
    intake.digest = plan.digest
    intake.save(update_fields=["digest"])
    return plan


@transaction.atomic
def confirm(intake: Intake, play: Play[P], *, by: User, at: datetime) -> tuple[P | None, bool]:
    """Carry out what was shown, once. The plan and whether it was done; None where it had been done before.

    Where the data changed since, nothing is done and the plan is the new one.
    """
    standing = Intake.objects.select_for_update().filter(pk=intake.pk).first()
    if standing is None:  # taken in and forgotten, while this one stood at the lock
        return None, False
    if standing.confirmed_at:
        intake.refresh_from_db()
        return None, False
    plan = play(True, standing.digest)
    done = not plan.problems and plan.digest == standing.digest
    if done:
        standing.confirmed_at, standing.confirmed_by, standing.counts = at, by, plan.counts()
    standing.digest = plan.digest
    standing.save()
    intake.refresh_from_db()
    return plan, done


@transaction.atomic
def forget(intake: Intake) -> None:
    """The file itself is not kept, for it holds more than was taken in."""
    intake.delete()
    actions.discard(intake.attachment)
