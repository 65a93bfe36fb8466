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
