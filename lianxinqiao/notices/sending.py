"""Send what waits. One dispatch is one transaction, so that a killed worker sends at most one of them twice."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lianxinqiao.notices import copies, queries
from lianxinqiao.notices.channels import CHANNELS, Undeliverable
from lianxinqiao.notices.models import Dispatch

log = logging.getLogger(__name__)
TRIES = 6
# After a failure wait 1, 2, 4, 8, 16 minutes.
FIRST_WAIT = timedelta(minutes=1)
BATCH = 200


def send_waiting(at: datetime | None = None) -> int:
    """Send what is due, up to a batch; how many went out. Several workers do not get into each other's way.

    From a restored copy nothing goes out.
    """
    if copies.is_copy():
        return 0
    sent = 0
    for _ in range(BATCH):
        went = _send_next(at or timezone.now())
        if went is None:
            break
        sent += went
    return sent


@transaction.atomic
def _send_next(at: datetime) -> bool | None:
    """Whether the next one went out; None when nothing is due."""
    dispatch = queries.due(at).select_for_update(skip_locked=True).first()
    if dispatch is None:
        return None
    try:
        CHANNELS[dispatch.channel].send(dispatch)
    except Exception as error:  # noqa: BLE001 - whatever a gateway throws is written down and tried again
        _put_off(dispatch, error, at)
        return False
    dispatch.state, dispatch.sent_at, dispatch.error = Dispatch.State.SENT, at, ""
    dispatch.tries += 1
    dispatch.save(update_fields=["state", "sent_at", "error", "tries"])
    return True


def _put_off(dispatch: Dispatch, error: Exception, at: datetime) -> None:
    log.warning("dispatch %s did not go out: %s", dispatch.pk, error)
    dispatch.tries += 1
    dispatch.error = f"{type(error).__name__}: {error}"[:300]
    if isinstance(error, Undeliverable | KeyError) or dispatch.tries >= TRIES:
        dispatch.state = Dispatch.State.FAILED
    dispatch.not_before = at + FIRST_WAIT * 2 ** (dispatch.tries - 1)
    dispatch.save(update_fields=["state", "not_before", "error", "tries"])
