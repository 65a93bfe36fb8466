"""The promises as a list: open, kept, late, carried over from an earlier year."""

from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts import lists, places
from lianxinqiao.matters import units, visibility
from lianxinqiao.matters.models import Matter, Promise
from lianxinqiao.matters.stages import PromiseStage
from lianxinqiao.people.models import Post
from lianxinqiao.people.models.spoken import options
from lianxinqiao.ui import filters, tables
from lianxinqiao.ui.clock import Term

OPEN = ["open", "declared"]


def _due(row: Promise) -> Term:
    return Term(row.running_until, row.done_on, counted=False)


class PromiseTable(lists.Table):
    noun = pgettext_lazy("承诺的量词", "项")
    default_sort = "due"
    columns = (
        tables.Column("plan", _("承诺事项"), str, main=True, link=lambda row: row.suggestion.get_absolute_url()),
        tables.Column("suggestion", pgettext_lazy("承诺", "出自"), lambda row: str(row.suggestion)),
        tables.Column("unit", _("承办单位"), "organization.spoken"),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("percent", _("进度（%）"), "percent", number=True),
        tables.Column("due", _("完成期限"), "due_on", sort="due_on", clock=_due),
        tables.Column("made", _("承诺日期"), "made_on", sort="made_on", default=False),
        tables.Column("first_due", _("原定期限"), "first_due_on", default=False),
        tables.Column("kept", _("兑现日期"), "kept_on", default=False),
    )


def rows(post: Post | None) -> Any:
    """A unit sees its own; everybody else those of the matters in which they have a part: what is public of the
    others stands on their public pages.
    """
    near = Promise.objects.select_related("organization", "suggestion__body", "suggestion__session")
    if post and post.organization_id:
        return near.filter(organization_id=post.organization_id)
    own = visibility.own(post)
    return near.filter(suggestion__in=Matter.objects.filter(own).values("pk")) if own else near.none()


def declared(post: Post) -> list[filters.Filter]:
    today = timezone.localdate()

    district = post.body.district_id if post.body else 0
    found: list[filters.Filter] = [
        filters.Text("q", _("承诺或标题"), ("plan", "suggestion__title")),
        filters.Choice("stage", _("状态"), "stage", PromiseStage.choices, several=True),
        filters.Dates("due", _("完成期限"), "due_on"),
        filters.Flag("late", _("只看逾期"), lambda rows: rows.filter(stage__in=OPEN, due_on__lt=today)),
        filters.Flag(
            "carried", _("只看跨年结转"), lambda rows: rows.filter(stage__in=OPEN, made_on__year__lt=today.year)
        ),
        filters.Flag("moved", _("只看改过期限"), lambda rows: rows.exclude(due_on=F("first_due_on"))),
    ]
    if post.body_id:
        found.insert(
            2,
            filters.Choice(
                "unit",
                _("承办单位"),
                "organization_id",
                lambda: options(units.known(district).values_list("pk", "name", "name_en")),
            ),
        )
        found += places.by_seat(post, "suggestion__lead")
    return found
