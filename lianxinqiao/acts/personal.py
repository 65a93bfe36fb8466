"""What is kept about a person here: their saved views, and the addresses at which their calendar is fetched."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.accounts.signals import keys_renewed
from lianxinqiao.acts import actions
from lianxinqiao.acts.lists import LISTINGS
from lianxinqiao.acts.models import Feed, SavedView


def register() -> None:
    provide(
        Section("views", gettext_lazy("常用视图"), gettext_lazy("您为自己保存的列表。"), _views, _erase),
        Section("feeds", gettext_lazy("日历订阅"), gettext_lazy("您的日历程序凭地址读取日程。"), _feeds, _end_feeds),
    )
    keys_renewed.connect(_keys_renewed, dispatch_uid="acts.end_feeds")


def _views(user: User) -> list[Row]:
    rows = SavedView.objects.filter(user=user)
    return [{str(_("列表")): _title(row), str(_("名称")): row.name, str(_("条件")): row.query} for row in rows]


def _title(view: SavedView) -> str:
    listing = LISTINGS.get(view.listing)
    return str(listing.title) if listing else view.listing


def _erase(user: User, at: datetime) -> int:
    return SavedView.objects.filter(user=user).delete()[0]


def _feeds(user: User) -> list[Row]:
    rows = Feed.objects.filter(post__person__user=user)
    names = str(_("日历")), str(_("生成时间")), str(_("最近读取"))
    return [dict(zip(names, (str(row), row.made_at, row.fetched_at), strict=True)) for row in rows]


def _end_feeds(user: User, at: datetime) -> int:
    """A renewed password and a closed account end the addresses too: whoever learned one learns no more by it."""
    rows = list(Feed.objects.filter(post__person__user=user).select_related("post__body", "post__person"))
    for feed in rows:
        actions.take_away_feed(feed, by=None, at=at)
    return len(rows)


def _keys_renewed(sender: Any, user: User, at: datetime, **kwargs: Any) -> None:
    _end_feeds(user, at)
