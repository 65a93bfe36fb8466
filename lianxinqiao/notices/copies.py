"""A restored backup is a copy until the operator says otherwise: the original may be alive, and tells people itself.

The database carries the name of the place it was made in; the place keeps its own in var/. Where the two differ, or
where a restore has just happened, nothing leaves the house. What waited then was perhaps sent by the original: when
the operator takes the copy for the installation it is kept back, and can be sent one by one from the outbox.
"""

import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access import roles
from lianxinqiao.access.actor import Actor
from lianxinqiao.access.refused import Refused
from lianxinqiao.database import place
from lianxinqiao.journal import actions as journal
from lianxinqiao.notices.models import Dispatch, Installation


def _own_name() -> Path:
    return Path(settings.VAR_DIR) / "installation"


def here() -> str:
    """The name of this place, given once."""
    file = _own_name()
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_hex(16))
    return file.read_text().strip()


def is_copy() -> bool:
    """Whether this is another installation's data; a database that carries no name yet is this place's own."""
    if place.restored_mark(Path(settings.VAR_DIR)).exists():
        return True
    row, _new = Installation.objects.get_or_create(pk=1, defaults={"identity": here()})
    return row.identity != here()


@transaction.atomic
def take_over(*, by: Actor | None, at: datetime | None = None) -> int:
    """From now on this is the installation: it tells people again. How many letters were kept back.

    `by` None is the operator at the command line.
    """
    if by is not None and by.role != roles.RoleCode.ADMINISTRATOR:
        raise Refused(_("由系统管理员确认这里是正式系统。"))
    if not is_copy():
        raise Refused(_("这里已经是正式系统。"))
    kept_back = Dispatch.objects.filter(state=Dispatch.State.WAITING).update(state=Dispatch.State.HELD)
    row, _new = Installation.objects.update_or_create(pk=1, defaults={"identity": here()})
    at = at or timezone.now()
    journal.record(
        act="installation.take_over", by=by, chain="installation", obj=row, at=at, data={"kept_back": kept_back}
    )
    transaction.on_commit(lambda: place.restored_mark(Path(settings.VAR_DIR)).unlink(missing_ok=True))
    return kept_back
