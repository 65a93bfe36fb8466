"""Ways out of the house: mail, a file for a gateway, and the messengers that are configured (messengers.py)."""

import json
from collections.abc import Callable
from smtplib import SMTPRecipientsRefused
from typing import ClassVar, Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from lianxinqiao.notices import messengers
from lianxinqiao.notices.models import Dispatch

FOR_GOOD = 500  # SMTP: 4xx may go later, 5xx never (RFC 5321 §4.2.1)


class Undeliverable(Exception):
    """This will not go out however often it is tried, such as an address that is none."""


# Where an address is no address but leads to one that is kept encrypted: <kind>:<key>, opened as it goes out.
ADDRESSES: dict[str, Callable[[str], str]] = {}


def address_of(dispatch: Dispatch) -> str:
    kind, _colon, key = dispatch.address.partition(":")
    if kind not in ADDRESSES:
        return dispatch.address
    if not (found := ADDRESSES[kind](key)):
        raise Undeliverable(kind)
    return found


def writes_to_phones() -> bool:
    """Whether the installation has a gateway that takes short messages from the outbox."""
    return "file" in settings.NOTICE_CHANNELS


class Channel(Protocol):
    """Silent when it went out; any exception is tried again later, `Undeliverable` is not."""

    def send(self, dispatch: Dispatch) -> None: ...


class Mail:
    """SMTP, by Django's backend and the EMAIL_* settings."""

    def send(self, dispatch: Dispatch) -> None:
        # A line break in a header would let its writer add headers of their own.
        subject = " ".join(dispatch.subject.split())
        try:
            EmailMessage(subject, dispatch.body, settings.DEFAULT_FROM_EMAIL, [dispatch.address]).send()
        except SMTPRecipientsRefused as refused:
            code, words = next(iter(refused.recipients.values()), (0, b""))
            if code >= FOR_GOOD:
                raise Undeliverable(f"{code} {words.decode(errors='replace')}") from refused
            raise


class File:
    """One JSON line a message, in var/outbox/YYYY-MM-DD.jsonl: what a gateway of the installation's own picks up."""

    keys: ClassVar = ("id", "address", "subject", "body")

    def send(self, dispatch: Dispatch) -> None:
        folder = settings.VAR_DIR / "outbox"
        folder.mkdir(parents=True, exist_ok=True)
        now = timezone.localtime()
        line = {key: getattr(dispatch, key) for key in self.keys}
        line |= {"address": address_of(dispatch), "at": now.isoformat()}
        with (folder / f"{now:%Y-%m-%d}.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


class Messenger:
    """WeCom, DingTalk, Feishu, short messages, webhooks."""

    def send(self, dispatch: Dispatch) -> None:
        messengers.send(dispatch.channel, address_of(dispatch), dispatch.subject, dispatch.body)


CHANNELS: dict[str, Channel] = {"mail": Mail(), "file": File()}
MESSENGER = Messenger()


def of(name: str) -> Channel:
    """Raises KeyError where this installation has no such way any more."""
    return MESSENGER if name in settings.MESSENGERS else CHANNELS[name]
