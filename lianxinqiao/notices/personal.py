"""What the notices room keeps about a person, and for how long."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, Term, provide
from lianxinqiao.notices.models import Dispatch, Notice, Preference


def register() -> None:
    notices, letters = gettext_lazy("通知"), gettext_lazy("发出的邮件和短信")
    provide(
        Section("notices", notices, gettext_lazy("告诉您轮到您办什么。"), _notices, _erase_notices),
        Section("letters", letters, gettext_lazy("把通知送到系统外面。"), _letters, _erase_letters),
        Term("notices", notices, settings.KEEP_NOTICES_DAYS, _forget_notices),
        Term("letters", letters, settings.KEEP_LETTERS_DAYS, _forget_letters),
    )


def _notices(user: User) -> list[Row]:
    rows = Notice.objects.filter(recipient=user)
    return [
        {
            str(_("时间")): row.created_at,
            str(_("标题")): row.subject,
            str(_("内容")): row.body,
            str(_("已读")): row.read_at,
        }
        for row in rows
    ]


def _erase_notices(user: User, at: datetime) -> int:
    Preference.objects.filter(user=user).delete()
    gone = Notice.objects.filter(recipient=user)
    number = gone.count()
    gone.delete()
    return number


def _to(user: User) -> Q:
    mine = Q(notice__recipient=user)
    return mine | Q(notice=None, address__iexact=user.email) if user.email else mine


def _letters(user: User) -> list[Row]:
    return [
        {
            str(_("时间")): row.created_at,
            str(_("地址")): row.address,
            str(_("标题")): row.subject,
            str(_("状态")): row.get_state_display(),
        }
        for row in Dispatch.objects.filter(_to(user)).order_by("-created_at")
    ]


def _erase_letters(user: User, at: datetime) -> int:
    return Dispatch.objects.filter(_to(user)).delete()[0]


def _forget_notices(before: datetime) -> int:
    old = Notice.objects.filter(created_at__lt=before)
    number = old.count()
    old.delete()
    return number


def _forget_letters(before: datetime) -> int:
    """What still waits to go out stays."""
    return Dispatch.objects.filter(created_at__lt=before).exclude(state=Dispatch.State.WAITING).delete()[0]
