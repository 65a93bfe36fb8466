"""Following by e-mail: ask, confirm, end, and the daily letter."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.notices import actions as notices
from lianxinqiao.portal import followed
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
    body = _(
        "有人（也许是您）请求用这个邮箱关注“%(what)s”。\n\n确认关注：%(link)s\n\n不是您本人，或不想关注，不必理会，三天后这个请求自动删除。"
    )
    notices.write_to(
        row.address, subject=_("请确认关注：%(what)s") % {"what": what}, body=body % {"what": what, "link": link}, at=at
    )


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
        notices.write_to(address, subject=_("您关注的代表建议有新进展"), body="\n\n".join(parts), at=at)
    return bool(parts)


def _part(row: Following, at: datetime) -> Iterator[str]:
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
        yield "\n".join([f"【{what}】", *lines, _("不再关注：%(link)s") % {"link": link}])


def _untold(row: Following) -> list[followed.News]:
    if row.of_one:
        return [each for each in followed.news(row.query) if not {each.key, each.former} & set(row.told)]
    return followed.news(row.query, since=row.told_until)
