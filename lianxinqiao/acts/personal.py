"""What is kept about a person here: their saved views."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.acts.lists import LISTINGS
from lianxinqiao.acts.models import SavedView


def register() -> None:
    provide(Section("views", gettext_lazy("常用视图"), gettext_lazy("您为自己保存的列表。"), _views, _erase))


def _views(user: User) -> list[Row]:
    rows = SavedView.objects.filter(user=user)
    return [{str(_("列表")): _title(row), str(_("名称")): row.name, str(_("条件")): row.query} for row in rows]


def _title(view: SavedView) -> str:
    listing = LISTINGS.get(view.listing)
    return str(listing.title) if listing else view.listing


def _erase(user: User, at: datetime) -> int:
    return SavedView.objects.filter(user=user).delete()[0]
