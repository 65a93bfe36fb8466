"""Who may change a profile, and when that is possible."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import STAFF, RoleCode

if TYPE_CHECKING:
    from lianxinqiao.access.actor import Actor
    from lianxinqiao.rulebook.models import ProfileVersion, RuleProfile


def may_read(by: "Actor | None") -> None:
    """Rules are no secret; but the screens belong to the staff of the offices."""
    if not by or by.role not in STAFF:
        raise Refused(_("规则方案和工作日历由工作人员查看，请以工作人员身份登录。"))


def may_edit(by: "Actor | None") -> None:
    if not by or by.role != RoleCode.ADMINISTRATOR:
        raise Refused(_("规则方案和工作日历由系统管理员维护。"))


def may_edit_profile(profile: "RuleProfile") -> None:
    if profile.builtin:
        raise Refused(_("内置方案不能直接修改，请先复制一份。"))


def may_change(version: "ProfileVersion") -> None:
    may_edit_profile(version.profile)
    if version.issued:
        raise Refused(_("已定稿的版本不能再改：正在办理的事项以它为准。请另起新版本。"))


def may_issue(version: "ProfileVersion", effective_on: date) -> None:
    earlier = version.profile.versions.exclude(issued_at=None).order_by("-number").first()
    if earlier and effective_on < earlier.effective_on:
        raise Refused(_("施行日期不能早于上一版的%(day)s。") % {"day": earlier.effective_on.isoformat()})
    if earlier and earlier.checksum == version.checksum:
        raise Refused(_("与上一版没有任何不同，不必定稿。"))
