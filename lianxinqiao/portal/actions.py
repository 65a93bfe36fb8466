"""Following by e-mail: ask, confirm, end, and the daily letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.notices import actions as notices
from lianxinqiao.portal import followed, letters
from lianxinqiao.portal.models import Following, new_token

UNCONFIRMED = timedelta(days=3)
AGAIN = timedelta(hours=1)


@transaction.atomic
def ask(address: str, query: str, *, at: datetime) -> None:
    """Write to the address and ask whether it wants this; whoever asks learns nothing of who follows what."""
    what = followed.title(query)
    row, created = Following.objects.select_for_update().get_or_create(
        address=address.lower(), query=query, defaults={"asked_at": at}
    )
    if row.confirmed_at or (not created and row.asked_at > at - AGAIN):
        return
    row.asked_at, row.token = at, new_token()
    row.save(update_fields=["asked_at", "token"])
    link = settings.SITE_URL + reverse("portal-follow-confirm", args=[row.token])
    text = letters.ASKED.said(letters.body_of([query]), {"what": what, "link": link})
    notices.write_to(row.address, subject=text.subject, body=text.body, at=at)


def confirm(row: Following, *, at: datetime) -> None:
    """From now on it is told what is new; Http404 where what it follows is gone."""
    if row.confirmed_at is None:
        row.told = [each.key for each in followed.news(row.query)] if row.of_one else []
        row.confirmed_at = row.told_until = at
        row.save(update_fields=["confirmed_at", "told_until", "told"])


def end(row: Following) -> None:
    """The address is gone with it."""
    row.delete()


def forget_unconfirmed(*, at: datetime) -> int:
    """Requests that nobody confirmed; how many."""
    return Following.objects.filter(confirmed_at=None, asked_at__lt=at - UNCONFIRMED).delete()[0]


def write_letters(*, at: datetime) -> int:
    """One letter a day to each address that has news; how many."""
    rows = Following.objects.exclude(confirmed_at=None).order_by("address", "pk")
    written = 0
    with translation.override("zh-hans"):
        for address, group in groupby(rows.iterator(), key=lambda row: row.address):
            written += _write_letter(address, [row.pk for row in group], at=at)
    return written


@transaction.atomic
def _write_letter(address: str, keys: list[int], *, at: datetime) -> int:
    """What was told is noted with the letter; two that write at once do it one after the other."""
    rows = list(Following.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    parts = [part for row in rows for part in _part(row, at)]
    Following.objects.bulk_update(rows, ["told_until", "told"])
    if parts:
        facts = {"what": "、".join(part.what for part in parts), "news": "\n\n".join(part.text for part in parts)}
        text = letters.NEWS.said(letters.body_of(part.query for part in parts), facts)
        notices.write_to(address, subject=text.subject, body=text.body, at=at)
    return bool(parts)


@dataclass(frozen=True)
class _Part:
    """What is new in one thing that is followed."""

    query: str
    what: str
    text: str


def _part(row: Following, at: datetime) -> Iterator[_Part]:
    try:
        found, what = _untold(row), followed.title(row.query)
    except Http404:  # withdrawn since: nothing is said of it
        return
    row.told_until = at
    if row.of_one:
        row.told = [*row.told, *(each.key for each in found)]
    if found:
        lines = [f"· {each.title}\n  {settings.SITE_URL}{each.path}" for each in found]
        link = settings.SITE_URL + reverse("portal-follow-end", args=[row.token])
        text = "\n".join([f"【{what}】", *lines, _("不再关注：%(link)s") % {"link": link}])
        yield _Part(row.query, what, text)


def _untold(row: Following) -> list[followed.News]:
    if row.of_one:
        return [each for each in followed.news(row.query) if not {each.key, each.former} & set(row.told)]
    return followed.news(row.query, since=row.told_until)
