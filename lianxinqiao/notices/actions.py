"""Tell people, in the transaction of the act that they are told about."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lianxinqiao.access.actor import Actor
from lianxinqiao.accounts.models import User
from lianxinqiao.notices import channels, hours, messengers, rules
from lianxinqiao.notices.models import Dispatch, Notice, Preference
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
    needed: Collection[int] | None = None,
) -> list[Notice]:
    """Put a notice into each inbox (once per `key`) and queue it on every channel its reader has an address for.

    It is born read, and does not ring, for who only is to know: all but those `needed`, where that is said.
    """
    at = at or timezone.now()
    readers = {user.pk: user for user in users if user is not None and user.is_active}
    if key:
        told = Notice.objects.filter(recipient__in=readers, key=key).values_list("recipient_id", flat=True)
        readers = {pk: user for pk, user in readers.items() if pk not in set(told)}
    notices = Notice.objects.bulk_create(
        Notice(
            recipient=user,
            kind=kind,
            subject=subject[:200],
            body=body,
            url=url,
            created_at=at,
            key=key,
            read_at=None if needed is None or user.pk in needed else at,
        )
        for user in readers.values()
    )
    chosen = {row.user_id: row for row in Preference.objects.filter(user__in=readers)}
    dispatches = [
        way
        for notice in notices
        for way in _ways_out(notice, readers[notice.recipient_id], chosen.get(notice.recipient_id), not_before or at)
    ]
    if dispatches:
        Dispatch.objects.bulk_create(dispatches)
    if any(way.state == Dispatch.State.WAITING for way in dispatches):
        transaction.on_commit(lambda: dispatches_waiting.send(sender=Dispatch))
    return notices


def _ways_out(notice: Notice, user: User, chosen: Preference | None, at: datetime) -> Iterable[Dispatch]:
    """Mail is always written down, so that the outbox shows it; the other channels only where switched on.

    The file is a gateway's of the installation's own, which has its own hours.
    """
    whole = f"{notice.body}\n\n{settings.SITE_URL}{notice.url}" if notice.url else notice.body
    later = {"not_before": hours.when(chosen, at), "digest": bool(chosen and chosen.digest)}
    if user.email and (chosen is None or chosen.mail):
        yield _way(notice, "mail", user.email, notice.subject, whole, **later)
    if user.phone and "file" in settings.NOTICE_CHANNELS:
        yield _way(notice, "file", user.phone, notice.subject, whole, not_before=at)
    for channel in settings.MESSENGERS if chosen is None or chosen.messengers else ():
        if address := messengers.address(channel, user):
            yield _way(notice, channel, address, messengers.words(notice.subject), messengers.link(notice.pk), **later)


def _way(notice: Notice, channel: str, address: str, subject: str, body: str, **when: Any) -> Dispatch:
    switched_on = channel in settings.NOTICE_CHANNELS or channel in settings.MESSENGERS
    state = Dispatch.State.WAITING if switched_on else Dispatch.State.HELD
    return Dispatch(notice=notice, channel=channel, address=address, subject=subject, body=body, state=state, **when)


def write_to(address: str, *, subject: str, body: str, at: datetime | None = None) -> Dispatch:
    """A letter to someone without an account, such as a citizen who follows a suggestion by mail."""
    state = Dispatch.State.WAITING if "mail" in settings.NOTICE_CHANNELS else Dispatch.State.HELD
    dispatch = Dispatch.objects.create(
        channel="mail", address=address, subject=subject[:200], body=body, state=state, not_before=at or timezone.now()
    )
    transaction.on_commit(lambda: dispatches_waiting.send(sender=Dispatch))
    return dispatch


def write_to_phone(address: str, *, subject: str, body: str, at: datetime | None = None) -> Dispatch:
    """A short message to someone without an account, by the installation's own gateway.

    `address` is a number, or `<kind>:<key>` that a room opens when it goes out (`channels.ADDRESSES`).
    """
    state = Dispatch.State.WAITING if channels.writes_to_phones() else Dispatch.State.HELD
    dispatch = Dispatch.objects.create(
        channel="file", address=address, subject=subject[:200], body=body, state=state, not_before=at or timezone.now()
    )
    transaction.on_commit(lambda: dispatches_waiting.send(sender=Dispatch))
    return dispatch


@transaction.atomic
def mark_read(user: User, pks: Iterable[int] | None = None, *, at: datetime | None = None) -> int:
    """Mark some of one's own notices as read, or all of them; how many."""
    unread = Notice.objects.filter(recipient=user, read_at=None)
    return (unread if pks is None else unread.filter(pk__in=pks)).update(read_at=at or timezone.now())


@transaction.atomic
def choose_channels(user: User, *, email: str, mail: bool, **more: Any) -> None:
    """Where a person wants to be told besides the inbox. The address stays on record when mail is switched off."""
    user.email = email
    user.save(update_fields=["email"])
    Preference.objects.update_or_create(user=user, defaults={"mail": mail, **more})


@transaction.atomic
def send_again(dispatch: Dispatch, *, by: Actor | None, at: datetime | None = None) -> None:
    """Put a failed or held dispatch back into the queue, with all its tries."""
    rules.may_send_again(by, dispatch)
    dispatch.state, dispatch.tries, dispatch.error = Dispatch.State.WAITING, 0, ""
    dispatch.not_before = at or timezone.now()
    dispatch.save()
    transaction.on_commit(lambda: dispatches_waiting.send(sender=Dispatch))
