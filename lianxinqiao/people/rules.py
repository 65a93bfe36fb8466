"""Who keeps the registers of people and places."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lianxinqiao.access.actor import Actor
from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode
from lianxinqiao.people.models import Body, Person, Post

if TYPE_CHECKING:
    from datetime import date

    from lianxinqiao.rulebook.models import ProfileVersion


def may_keep(by: Actor | None) -> None:
    if not by or by.role != RoleCode.ADMINISTRATOR:
        raise Refused(_("机构、单位和人员由系统管理员维护。"))


def must_fit(body: Body, version: "ProfileVersion") -> None:
    """The congress and the CPPCC work by rules of different kinds."""
    if version.profile.kind != body.kind:
        words = {"profile": version.profile.name, "kind": version.profile.get_kind_display(), "body": body}
        raise Refused(_("“%(profile)s”是%(kind)s的规则方案，不能用于%(body)s。") % words)


def may_end_post(post: Post, on: "date") -> None:
    """The last administrator stays, or nobody could let anyone in again."""
    if post.role != RoleCode.ADMINISTRATOR:
        return
    others = Post.objects.held(on).filter(role=RoleCode.ADMINISTRATOR, to_on=None, person__user__is_active=True)
    if not others.exclude(pk=post.pk).exists():
        raise Refused(_("至少要保留一名系统管理员，请先任命另一名。"))


def may_open_account(person: Person) -> None:
    if person.user_id:
        raise Refused(_("%(name)s已经有账号。") % {"name": person.name})


def may_close_account(person: Person, by: Actor) -> None:
    if person.user is None:
        raise Refused(_("%(name)s还没有账号。") % {"name": person.name})
    if person.user == by.user:
        raise Refused(_("不能停用自己的账号，请由另一名管理员办理。"))


def may_found() -> None:
    """The set-up page is open until the first administrator exists, and never again."""
    if Post.objects.filter(role=RoleCode.ADMINISTRATOR).exists():
        raise Refused(_("系统已经有管理员，初始设置不能再次进行。请由管理员登录后维护。"))
