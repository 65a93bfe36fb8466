"""Who may see how the installation fares."""

from django.utils.translation import gettext as _

from lianxinqiao.access.actor import Actor
from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode


def may_see_status(by: Actor | None) -> None:
    if not by or by.role != RoleCode.ADMINISTRATOR:
        raise Refused(_("运行状况由系统管理员查看。"))
