"""Who may see the figures and take the papers away."""

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.people.models import Body, Post

READERS = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.SUPERVISION, RoleCode.AUDITOR}


def may_read(post: Post, body: Body) -> None:
    """The body's own staff, the chairpersons, the supervision office and the auditor."""
    if not post or post.role not in READERS or post.body_id != body.pk:
        raise Refused(_("建议办理的统计由代工委、主任会议、督查室和审计员查看。"))


def may_make_public(post: Post | None, body: Body) -> None:
    """What a body says of itself in public is for the head of its office."""
    if not post or post.role != RoleCode.OFFICE_HEAD or post.body_id != body.pk:
        raise Refused(_("对外公布哪些数字由代工委负责人决定。"))
