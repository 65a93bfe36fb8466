"""What the portal keeps about a person who also has an account: what their e-mail address follows."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.portal.models import Following


def register() -> None:
    provide(
        Section("following", gettext_lazy("邮件订阅"), gettext_lazy("您用邮箱在公开页面关注的内容。"), _rows, _erase)
    )


def _rows(user: User) -> list[Row]:
    if not user.email:
        return []
    rows = Following.objects.filter(address=user.email.lower()).order_by("asked_at")
    return [{str(_("关注内容")): row.query, str(_("开始时间")): row.asked_at} for row in rows]


def _erase(user: User, at: datetime) -> int:
    return Following.objects.filter(address=user.email.lower()).delete()[0] if user.email else 0
