"""Send what waits. One dispatch is one transaction, so that a killed worker sends at most one of them twice."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.notices import channels, copies, queries
from lianxinqiao.notices.channels import Undeliverable
from lianxinqiao.notices.models import Dispatch

log = logging.getLogger(__name__)
TRIES = 6
# After a failure wait 1, 2, 4, 8, 16 minutes.
FIRST_WAIT = timedelta(minutes=1)
BATCH = 200
DIGEST_MOST = 100


def send_waiting(at: datetime | None = None) -> int:
    """Send what is due, up to a batch; how many went out. Several workers do not get into each other's way.

    From a restored copy nothing goes out.
    """
    if copies.is_copy():
        return 0
    sent = 0
    for _one in range(BATCH):
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
    together = _of_the_day(dispatch, at) if dispatch.digest else [dispatch]
    try:
        channels.of(dispatch.channel).send(_as_one(together) if len(together) > 1 else dispatch)
    except Exception as error:  # noqa: BLE001 - whatever a gateway throws is written down and tried again
        _put_off(dispatch, error, at)
        return False
    for each in together:
        each.state, each.sent_at, each.error = Dispatch.State.SENT, at, ""
        each.tries += 1
        each.save(update_fields=["state", "sent_at", "error", "tries"])
    return True


def _of_the_day(first: Dispatch, at: datetime) -> list[Dispatch]:
    """What else waits for the same reader's digest; while the first is locked nobody else sends them."""
    rows = queries.due(at).filter(digest=True, channel=first.channel, address=first.address).exclude(pk=first.pk)
    return [first, *rows.select_for_update()[:DIGEST_MOST]]


def _as_one(together: list[Dispatch]) -> Dispatch:
    """The digest: never saved, only sent."""
    with translation.override("zh-hans"):
        subject = _("%(n)s条通知") % {"n": len(together)}
    told = "\n\n".join(f"· {each.subject}\n{each.body}" for each in together)
    return Dispatch(channel=together[0].channel, address=together[0].address, subject=subject, body=told)


def _put_off(dispatch: Dispatch, error: Exception, at: datetime) -> None:
    log.warning("dispatch %s did not go out: %s", dispatch.pk, error)
    dispatch.tries += 1
    dispatch.error = f"{type(error).__name__}: {error}"[:300]
    if isinstance(error, Undeliverable | KeyError) or dispatch.tries >= TRIES:
        dispatch.state = Dispatch.State.FAILED
    dispatch.not_before = at + FIRST_WAIT * 2 ** (dispatch.tries - 1)
    dispatch.save(update_fields=["state", "not_before", "error", "tries"])
