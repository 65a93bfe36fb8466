"""What stands behind each number of a campaign: its rows, for those who read it inside and for everybody."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.activities import queries
from lianxinqiao.activities.models import Campaign, Host
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Post

ENTERPRISE = str(Host.Kind.ENTERPRISE)
# What of it strangers read as rows: what has a page outside, or was printed. Of all else they read how many: nobody has
# looked at the words of a problem, a deed or a gift before they stood on the portal, and an enterprise is named to nobody.
PUBLIC: dict[str, Callable[[Any], QuerySet[Any]]] = {
    "activities": lambda rows: rows.public(),
    "opinions": lambda rows: rows.published(),
    "hosts": lambda rows: rows.exclude(kind=ENTERPRISE),
    "team": lambda rows: rows,
    "article": lambda rows: rows,
}


@dataclass(frozen=True)
class Row:
    title: str
    day: date | None
    more: str
    url: str  # "" where this reader opens nothing


def rows(campaign: Campaign, code: str) -> QuerySet[Any]:
    """Every row that the number counts, the newest first; empty for a number that a campaign has not."""
    return _in_order(queries.counted(campaign, code), code)


def public(campaign: Campaign, code: str) -> QuerySet[Any]:
    return PUBLIC.get(code, lambda found: found.none())(rows(campaign, code))


NEAR = {
    "activities": ("body", "township", "committee"),
    "hosts": ("township",),
    "problems": ("host__township", "organization"),
    "opinions": ("body", "station__township"),
    "support": ("host", "township"),
    "donation": ("donor__person", "township"),
}
NEWEST = {
    "activities": ("-starts_at",),
    "hosts": ("name",),
    "opinions": ("-received_at",),
    "problems": ("-struck_off_on",),
}


def _in_order(found: QuerySet[Any], code: str) -> QuerySet[Any]:
    return found.select_related(*NEAR.get(code, ("township",))).order_by(*NEWEST.get(code, ("-on",)), "-pk")


# ------------------------------------------------------------------ as a reader sees them
def shown(found: Iterable[Any], code: str, post: Post) -> list[Row]:
    """Inside: each opens its own page, an opinion where this post may read it."""
    page = list(found)
    read = {row.pk for row in page}
    if code == "opinions":
        read = set(Opinion.objects.visible_to(post).filter(pk__in=read).values_list("pk", flat=True))
    return [_row(row, code, row.get_absolute_url() if row.pk in read else "", row.pk in read) for row in page]


def shown_to_all(found: Iterable[Any], code: str) -> list[Row]:
    return [_row(row, code, _address(row, code), True) for row in found]


def _address(row: Any, code: str) -> str:
    """Where everybody reads on: the page of what has one, a paper's own site."""
    if code == "activities":
        return reverse("portal-activity", args=[row.pk])
    if code == "opinions":
        return reverse("portal-opinion", args=[row.reference])
    if code == "team":
        return reverse("portal-volunteering")
    return str(row.address) if code == "article" else ""


def _row(row: Any, code: str, url: str, reads: bool) -> Row:
    title = (row.title if reads else _("未公开的意见")) if code == "opinions" else _title(row, code)
    more = [row.get_kind_display() if code == "activities" else "", _place(row, code), *_beside(row, code)]
    return Row(str(title), _day(row, code), " · ".join(str(each) for each in more if each), url)


def _title(row: Any, code: str) -> Any:
    return row.text if code == "problems" else row


def _day(row: Any, code: str) -> date | None:
    if code == "activities":
        return timezone.localdate(row.starts_at)
    if code == "opinions":
        return timezone.localdate(row.received_at)
    found: date | None = getattr(row, "struck_off_on", None) if code == "problems" else getattr(row, "on", None)
    return found


def _place(row: Any, code: str) -> str:
    at = (
        row.host.township
        if code == "problems"
        else row.station and row.station.township
        if code == "opinions"
        else row.township
    )
    return at.spoken if at else ""


def _beside(row: Any, code: str) -> tuple[Any, ...]:
    """A donor is named with consent alone (公益事业捐赠法第八条); whom a deed was for, not at all."""
    if code == "donation":
        named = row.donor.person.spoken if row.may_be_named and row.donor else _("其他捐赠人")
        return (named, _("%(sum)s元") % {"sum": row.value} if row.value else "")
    return {
        "problems": lambda: (row.host.name, row.organization.spoken),
        "support": lambda: (row.host.name,),
        "article": lambda: (row.outlet,),
        "team": lambda: (row.does,),
        "deed": lambda: (row.where,),
    }.get(code, tuple)()
