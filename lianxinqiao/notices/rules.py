"""Who may look into the outbox and send again."""

from django.utils.translation import gettext as _

from lianxinqiao.access import roles
from lianxinqiao.access.actor import Actor
from lianxinqiao.access.refused import Refused
from lianxinqiao.notices.models import Dispatch

KEEPERS = roles.OFFICE | {roles.RoleCode.ADMINISTRATOR}


def may_see_outbox(by: Actor | None) -> None:
    if not by or by.role not in KEEPERS:
        raise Refused(_("发件箱由代表工作机构和系统管理员查看。"))


def may_send_again(by: Actor | None, dispatch: Dispatch) -> None:
    may_see_outbox(by)
    if dispatch.state == Dispatch.State.SENT:
        raise Refused(_("这一封已经发出，不再重发。"))
