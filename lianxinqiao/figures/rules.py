"""Who may see the figures and take the papers away."""

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.people.models import Body, Post

CHECKERS = OFFICE | {RoleCode.CHAIRPERSONS}
READERS = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.SUPERVISION, RoleCode.AUDITOR}


def may_read(post: Post, body: Body) -> None:
    """The body's own staff, the chairpersons, the supervision office and the auditor."""
    if not post or post.role not in READERS or not post.serves(body):
        raise Refused(_("建议办理的统计由代工委、主任会议、督查室和审计员查看。"))


def may_make_public(post: Post | None, body: Body) -> None:
    """What a body says of itself in public is for the head of its office."""
    if not post or not post.heads_the_office or post.body_id != body.pk:
        raise Refused(_("对外公布哪些数字由代工委负责人决定。"))


def may_check(post: Post | None, body: Body | None) -> None:
    """A draft report is checked by those who write and answer for it: the office, and the chairpersons."""
    if not post or not body or post.role not in CHECKERS or post.body_id != body.pk:
        raise Refused(_("报告由代工委和主任会议核对。"))


def must_be_known(code: str) -> None:
    """A correction names a figure of ours, or none."""
    if code and code not in FIGURES and code not in RATES:
        raise Refused(_("没有这个指标，请从列表中选择。"))
