"""Who may look into the outbox and send again."""

from collections.abc import Callable

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxinqiao.access import roles
from lianxinqiao.access.actor import Actor
from lianxinqiao.access.refused import Refused
from lianxinqiao.notices.models import Dispatch

KEEPERS = roles.OFFICE | {roles.RoleCode.ADMINISTRATOR}
# What a letter says is read by who may read what it is about, and the room that it is about says who that is: a condition
# on dispatches, None where it knows no letter for this reader. Of all others the outbox tells only how they fared.
Readable = Callable[[Actor], Q | None]
READABLE: list[Readable] = []


def may_see_outbox(by: Actor | None) -> None:
    if not by or by.role not in KEEPERS:
        raise Refused(_("发件箱由代表工作机构和系统管理员查看。"))


def readable(by: Actor) -> Q:
    """The letters that this person may read, and not only see that they went out."""
    found = Q(pk__in=[])
    for asked in READABLE:
        if (letters := asked(by)) is not None:
            found |= letters
    return found


def may_send_again(by: Actor | None, dispatch: Dispatch) -> None:
    may_see_outbox(by)
    if dispatch.state == Dispatch.State.SENT:
        raise Refused(_("这一封已经发出，不再重发。"))
