"""Tell people, in the transaction of the act that they are told about."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.notices.models import Dispatch, Notice
from lianxinqiao.notices.signals import dispatches_waiting


def tell(
    users: Iterable[User | None],
    *,
    kind: str,
    subject: str,
    body: str = "",
    url: str = "",
    at: datetime | None = None,
    key: str = "",
    not_before: datetime | None = None,
) -> list[Notice]:
    """Put a notice into each inbox (once per `key`) and queue it on every channel its reader has an address for."""
    at = at or timezone.now()
    readers = {user.pk: user for user in users if user is not None and user.is_active}
    if key:
        told = Notice.objects.filter(recipient__in=readers, key=key).values_list("recipient_id", flat=True)
        readers = {pk: user for pk, user in readers.items() if pk not in set(told)}
    notices = Notice.objects.bulk_create(
        Notice(recipient=user, kind=kind, subject=subject[:200], body=body, url=url, created_at=at, key=key)
        for user in readers.values()
    )
    dispatches = [way for notice in notices for way in _ways_out(notice, readers[notice.recipient_id], not_before or at)]
    if dispatches:
        Dispatch.objects.bulk_create(dispatches)
        transaction.on_commit(lambda: dispatches_waiting.send(sender=Dispatch))
    return notices


def _ways_out(notice: Notice, user: User, not_before: datetime) -> Iterable[Dispatch]:
    """Mail is always written down, so that the outbox shows it; the other channels only where switched on."""
    for channel, address in (("mail", user.email), ("file", user.phone)):
        switched_on = channel in settings.NOTICE_CHANNELS
        if not address or not (switched_on or channel == "mail"):
            continue
        yield Dispatch(
            notice=notice,
            channel=channel,
            address=address,
            subject=notice.subject,
            body=f"{notice.body}\n\n{settings.SITE_URL}{notice.url}" if notice.url else notice.body,
            state=Dispatch.State.WAITING if switched_on else Dispatch.State.HELD,
            not_before=not_before,
        )


def write_to(address: str, *, subject: str, body: str, at: datetime | None = None) -> Dispatch:
    """A letter to someone without an account, such as a citizen who follows a suggestion by mail."""
    state = Dispatch.State.WAITING if "mail" in settings.NOTICE_CHANNELS else Dispatch.State.HELD
    dispatch = Dispatch.objects.create(
        channel="mail", address=address, subject=subject[:200], body=body, state=state, not_before=at or timezone.now()
    )
    transaction.on_commit(lambda: dispatches_waiting.send(sender=Dispatch))
    return dispatch
