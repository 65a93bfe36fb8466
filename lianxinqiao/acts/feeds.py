"""A post's calendar as a calendar program fetches it, by an address that is a secret.

What was told stands in `Told`: an entry that says something else since is told with the next SEQUENCE, and one that is
gone as CANCELLED for a while, so that it leaves the calendars that took it in.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.acts import calendar, ics, strangers
from lianxinqiao.acts.calendar import Entry
from lianxinqiao.acts.ics import Happening
from lianxinqiao.acts.models import Feed, Told

BEHIND, AHEAD = timedelta(days=31), timedelta(days=400)
GONE_FOR = timedelta(days=30)  # as long as what is gone is told as cancelled
NOTED_EVERY = timedelta(minutes=10)
NEAR = ("post__person__user", "post__body", "post__organization", "post__mandate__delegation", "post__mandate__term")


def opened_by(secret: str, on: date) -> Feed | None:
    return Feed.objects.valid(on).select_related(*NEAR).filter(hash=strangers.hashed(secret)).first()


def write(feed: Feed, *, at: datetime) -> bytes:
    """What the owner may see today, in the language in which the address was made."""
    today = timezone.localdate(at)
    first, last = today - BEHIND, today + AHEAD
    with translation.override(feed.language):
        found = calendar.entries(feed.post, first, last, mine=feed.mine)
        told = remember(feed, {each.uid: content(each, today) for each in found}, first=first, at=at)
        name = _("连心桥：%(label)s") % {"label": feed.label}
        return ics.write(name, map(_happening, told))


def content(entry: Entry, today: date) -> dict[str, Any]:
    """All that a calendar is told of an entry, as it is kept."""
    mark = _("逾期") if entry.is_late(today) else ""
    words = _("%(label)s：%(title)s") % {"label": entry.label, "title": entry.title}
    return {
        "summary": _("【%(mark)s】%(words)s") % {"mark": mark, "words": words} if mark else words,
        "url": f"{settings.SITE_URL}{entry.url}",
        "place": entry.place,
        "starts": (entry.starts_at or entry.on).isoformat(),
        "ends": (entry.ends_at or entry.last).isoformat(),
        "due": entry.due,
    }


@transaction.atomic
def remember(feed: Feed, found: dict[str, dict[str, Any]], *, first: date, at: datetime) -> list[Told]:
    """Set what is so now beside what was told: the rows to tell, each with its sequence. One fetch at a time."""
    Feed.objects.select_for_update().get(pk=feed.pk)
    kept = {row.uid: row for row in feed.told.all()}
    new = [
        Told(feed=feed, uid=uid, content=said, sequence=0, changed_at=at)
        for uid, said in found.items()
        if uid not in kept
    ]
    changed = [row for row in kept.values() if _follow(row, found.get(row.uid), at)]
    over = [row for row in kept.values() if _is_over(row, first, at)]
    Told.objects.bulk_create(new)
    Told.objects.bulk_update(changed, ["content", "sequence", "changed_at", "gone_at"])
    if over:
        Told.objects.filter(pk__in=[row.pk for row in over]).delete()
    if feed.fetched_at is None or at - feed.fetched_at > NOTED_EVERY:
        Feed.objects.filter(pk=feed.pk).update(fetched_at=at)
    return sorted([*(row for row in kept.values() if row not in over), *new], key=lambda row: row.uid)


def _follow(row: Told, now: dict[str, Any] | None, at: datetime) -> bool:
    """Let the row say what is so now; whether it says something else than before."""
    if now is None and row.gone_at:
        return False
    if now is not None and row.gone_at is None and now == row.content:
        return False
    row.sequence, row.changed_at = row.sequence + 1, at
    row.gone_at = None if now else at
    row.content = now or row.content
    return True


def _is_over(row: Told, first: date, at: datetime) -> bool:
    """What is gone and was told so long enough, or lies before all that is told."""
    if row.gone_at is None:
        return False
    return at - row.gone_at > GONE_FOR or row.content["ends"][:10] < first.isoformat()


def _happening(row: Told) -> Happening:
    said = row.content
    return Happening(
        uid=row.uid,
        sequence=row.sequence,
        changed_at=row.changed_at,
        starts=_time(said["starts"]),
        ends=_time(said["ends"]),
        summary=said["summary"],
        url=said["url"],
        place=said["place"],
        cancelled=row.gone_at is not None,
        takes_time=not said["due"],
    )


def _time(text: str) -> date:
    """A day, or a moment where the district is: a calendar shows it with the name of its zone."""
    return timezone.localtime(datetime.fromisoformat(text)) if "T" in text else date.fromisoformat(text)


def of(rows: Iterable[Feed]) -> dict[bool, Feed]:
    """By whether it is of one's own days."""
    return {feed.mine: feed for feed in rows}
