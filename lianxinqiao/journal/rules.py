"""Who may read the journal and the trail of the doors."""

from django.utils.translation import gettext as _

from lianxinqiao.access.actor import Actor
from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode


def may_audit(by: Actor | None) -> None:
    if not by or by.role != RoleCode.AUDITOR:
        raise Refused(_("办理日志和登录记录只由审计员查看和导出。"))
