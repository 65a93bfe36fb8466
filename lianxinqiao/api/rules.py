"""Who makes and takes back tokens, and what one may be used for."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode
from lianxinqiao.api.models import Token
from lianxinqiao.api.scopes import Scope
from lianxinqiao.people.models import Post

DAYS_MAX = 366
"""Days that a token lives at most."""
# An assessment is given in the deputy's own session (代表法 §51): none of these lets anybody else give one.
ROLES_OF = {
    Scope.REGISTER: {RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD},
    Scope.ASSIGN: {RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD, RoleCode.SUPERVISION},
    Scope.ACCEPT: {RoleCode.UNIT_CLERK, RoleCode.UNIT_HEAD},
    Scope.CONTACT: {RoleCode.UNIT_CLERK, RoleCode.UNIT_HEAD},
    Scope.REPLY: {RoleCode.UNIT_CLERK, RoleCode.UNIT_HEAD},
}


def may_make(post: Post, name: str, scopes: Iterable[str], days: int) -> None:
    if not name.strip():
        raise Refused(_("请写明令牌的用途。"))
    scopes = set(scopes)
    if not scopes or not scopes <= set(Scope.values):
        raise Refused(_("请为令牌选择权限。"))
    for scope in sorted(scopes):
        may_hold(post, Scope(scope))
    if not 1 <= days <= DAYS_MAX:
        raise Refused(_("令牌的有效期为1至%(max)s天。") % {"max": DAYS_MAX})


def may_hold(post: Post, scope: Scope) -> None:
    """A token is for what its owner's role does."""
    if post.role not in ROLES_OF.get(scope, {post.role}):
        role = post.role_name
        raise Refused(_("%(role)s不办理“%(scope)s”。") % {"role": role, "scope": scope.label})


def may_revoke(token: Token, by: Post) -> None:
    if by.role != RoleCode.ADMINISTRATOR and token.post.person_id != by.person_id:
        raise Refused(_("令牌由持有人本人或系统管理员撤销。"))
    if token.revoked_at:
        raise Refused(_("这个令牌已经撤销。"))


def may_use(token: Token, scope: Scope) -> None:
    if scope not in token.scopes:
        raise Refused(_("这个令牌没有“%(scope)s”的权限。") % {"scope": scope.label})


def may_hook(token: Token, by: Post, url: str) -> None:
    """Its owner alone, and only where nobody listens on the way."""
    may_revoke(token, by)
    if not Token.objects.valid(timezone.localdate()).filter(pk=token.pk).exists():
        raise Refused(_("令牌已经失效。"))
    if not url.startswith("https://") and not settings.DEBUG:
        raise Refused(_("推送地址须以 https:// 开头。"))
