"""What this room keeps about a person beside their work: which suggestions they follow."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.matters.models import Follow


def register() -> None:
    title, why = gettext_lazy("关注的建议"), gettext_lazy("有进展时告诉您。")
    provide(Section("followed", title, why, _followed, _erase))


def _followed(user: User) -> list[Row]:
    rows = Follow.objects.filter(user=user).select_related("suggestion").order_by("-id")
    return [{str(_("标题")): row.suggestion.title} for row in rows]


def _erase(user: User, at: datetime) -> int:
    return Follow.objects.filter(user=user).delete()[0]
