"""The frame of this room's acts, and who is told of one."""

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body
from lianxinqiao.acts.frame import Frame
from lianxinqiao.conveners.rules import RULES


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


FRAME = Frame(RULES, Audiences({"body": lambda subject: subject.root.body_id}, (office,)))
