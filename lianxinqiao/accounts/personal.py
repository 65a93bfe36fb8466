"""What is kept about a person, and for how long. Each room says its own part; nobody else knows all of it.

A section shows what a room keeps about one account, and forgets of it what may be forgotten (个人信息保护法 §45, §47).
A term says after how many days a room forgets by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts import devices, queries
from lianxinqiao.accounts.models import Device, DoorEvent, User

Text = str | Promise
Row = dict[str, Any]


@dataclass(frozen=True)
class Section:
    """`kept` says why something of it stays when its owner asks for erasure; `erase` returns how much went."""

    code: str
    title: Text
    why: Text
    rows: Callable[[User], list[Row]]
    erase: Callable[[User, datetime], int] | None = None
    kept: Text = ""


@dataclass(frozen=True)
class Term:
    """What goes by itself after some days; `forget` takes away what is older and returns how much."""

    code: str
    title: Text
    days: int
    forget: Callable[[datetime], int]


_sections: dict[str, Section] = {}
_terms: dict[str, Term] = {}


def provide(*parts: Section | Term) -> None:
    """Called in `AppConfig.ready()`."""
    for part in parts:
        if isinstance(part, Section):
            _sections[part.code] = part
        else:
            _terms[part.code] = part


def sections() -> list[Section]:
    return list(_sections.values())


def terms() -> list[Term]:
    return list(_terms.values())


def forget(*, at: datetime) -> dict[str, int]:
    """Take away what is past its term, counted by its kind."""
    return {term.code: term.forget(at - timedelta(days=term.days)) for term in terms()}


# ------------------------------------------------------------------ what this room keeps
def register() -> None:
    doors = _("网络安全法第二十一条要求登录日志至少保存六个月。")
    provide(
        Section("account", _("账号"), _("登录本系统。"), _account, _erase_account, _("账号名和姓名随办理记录保存。")),
        Section("factors", _("二次验证"), _("防止冒用账号。只记种类，不显示种子。"), _factors),
        Section("outside", _("外部身份"), _("用单位的身份认证系统登录。"), _outside, _erase_outside),
        Section("sessions", _("正在登录的设备"), _("让您看到并结束自己的登录。"), _sessions),
        Section("devices", _("记住的设备"), _("别人反复试您的密码时，您仍能登录。"), _devices, _erase_devices),
        Section("doors", _("登录记录"), _("发现冒用。"), _doors, _erase_doors, doors),
        Term("doors", _("登录记录"), settings.KEEP_DOORS_DAYS, _forget_doors),
    )


def _account(user: User) -> list[Row]:
    return [
        {
            str(_("账号")): user.name,
            str(_("姓名")): user.display_name,
            str(_("手机号")): user.phone,
            str(_("电子邮箱")): user.email,
            str(_("开通时间")): user.created_at,
        }
    ]


def _erase_account(user: User, at: datetime) -> int:
    gone = bool(user.phone) + bool(user.email)
    User.objects.filter(pk=user.pk).update(phone="", email="")
    return gone


def _factors(user: User) -> list[Row]:
    return [
        {str(_("种类")): row.get_type_display(), str(_("添加时间")): row.created_at} for row in queries.factors(user)
    ]


def _outside(user: User) -> list[Row]:
    return [
        {str(_("身份认证系统")): row.issuer, str(_("编号")): row.subject, str(_("添加时间")): row.added_at}
        for row in user.outside_identities.order_by("id")
    ]


def _erase_outside(user: User, at: datetime) -> int:
    return user.outside_identities.all().delete()[0]


def _sessions(user: User) -> list[Row]:
    rows = UserSession.objects.filter(user=user).order_by("-last_seen_at")
    return [
        {
            str(_("设备")): devices.words(row.user_agent),
            str(_("地址")): row.ip,
            str(_("登录时间")): row.created_at,
            str(_("最近操作")): row.last_seen_at,
        }
        for row in rows
    ]


def _devices(user: User) -> list[Row]:
    return [
        {str(_("设备")): devices.words(row.agent), str(_("地址")): row.address, str(_("最近使用")): row.last_used_at}
        for row in Device.objects.filter(user=user).order_by("-last_used_at")
    ]


def _erase_devices(user: User, at: datetime) -> int:
    return devices.forget(user)


def _doors(user: User) -> list[Row]:
    return [
        {
            str(_("时间")): row.at,
            str(_("结果")): row.get_result_display(),
            str(_("地址")): row.address,
            str(_("设备")): devices.words(row.agent),
            str(_("说明")): row.detail,
        }
        for row in DoorEvent.objects.filter(user=user).order_by("-at")
    ]


def _erase_doors(user: User, at: datetime) -> int:
    old = DoorEvent.objects.filter(user=user, at__lt=at - timedelta(days=settings.KEEP_DOORS_LEAST_DAYS))
    return old.delete()[0]


def _forget_doors(before: datetime) -> int:
    return DoorEvent.objects.filter(at__lt=before).delete()[0]
