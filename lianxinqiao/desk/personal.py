"""What the desk keeps about a person: their saved views."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.desk.models import SavedView


def register() -> None:
    provide(Section("views", gettext_lazy("常用视图"), gettext_lazy("您为自己保存的列表。"), _views, _erase))


def _views(user: User) -> list[Row]:
    return [{str(_("名称")): row.name, str(_("条件")): row.query} for row in SavedView.objects.filter(user=user)]


def _erase(user: User, at: datetime) -> int:
    return SavedView.objects.filter(user=user).delete()[0]
