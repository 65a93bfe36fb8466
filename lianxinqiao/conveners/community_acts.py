"""Every act of members in the community: reporting, offering, taking along; studios opened and closed. Rules and frame."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access import roles
from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.audience import Audiences
from lianxinqiao.acts.frame import Frame
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.table import Act, Acts, Page, Who
from lianxinqiao.conveners.acts import OFFICE
from lianxinqiao.conveners.stages import RUNNING, THERE
from lianxinqiao.people.models import Body, Post

if TYPE_CHECKING:
    from lianxinqiao.acts.subjects import Subject


def _self(post: Post, subject: "Subject") -> bool:
    """The member who reports, or whose report it is."""
    root = subject.root
    return post.role in roles.DEPUTIES and post.mandate_id == root.mandate_id and post.body_id == root.body_id


MEMBER = Who("member", _("委员本人"), _self, lambda subject: Q(mandate_id=subject.root.mandate_id or 0))
CHECK_INS = Acts(
    (
        Act(
            "check_in.report",
            _("到街道、社区报到"),
            (MEMBER,),
            tells=("convener",),
            needs=(),
            told=_("%(actor)s到街道、社区报到：%(thing)s。"),
            shows=False,
        ),
        Act("check_in.offer", _("修改可以提供的服务"), (MEMBER,), when=THERE, shows=False),
        Act(
            "check_in.take",
            _("带回群众反映的事项"),
            (MEMBER,),
            when=THERE,
            then=_("存为您的一篇社情民意草稿，补充建议以后提交。"),
            shows=False,
        ),
        Act("check_in.end", pgettext_lazy("进社区", "结束报到"), (MEMBER, OFFICE), when=THERE, shows=False),
    ),
    root="conveners.CheckIn",
    thing=_("这次报到"),
)
STUDIOS = Acts(
    (
        Act("studio.open", _("设立工作室、议事室"), (OFFICE,), tells=("convener",), needs=(), shows=False),
        Act(
            "studio.change",
            _("修改工作室、议事室"),
            (OFFICE,),
            when=RUNNING,
            page=Page("studio-edit", _("修改工作室、议事室")),
            shows=False,
        ),
        Act("studio.close", pgettext_lazy("工作室", "撤销"), (OFFICE,), when=RUNNING, final=True, shows=False),
    ),
    root="conveners.Studio",
    thing=_("这个工作室"),
)
CHECK_IN_RULES, STUDIO_RULES = Rules(CHECK_INS), Rules(STUDIOS)


@CHECK_IN_RULES("check_in.report")
@STUDIO_RULES("studio.open")
def in_a_cppcc(_post: Post, subject: Any, _at: datetime) -> None:
    if subject.root.body.kind != Body.Kind.CPPCC:
        raise Refused(gettext("委员进社区和委员工作室由政协办理。"))


def convener(body: int, township: int) -> Q:
    return Q(body=body, role=roles.RoleCode.STATION_STAFF, township=township)


KEYS = {"body": lambda subject: subject.root.body_id, "township": lambda subject: subject.root.township_id}
AUDIENCES = Audiences(KEYS, (convener,))
CHECK_IN_FRAME, STUDIO_FRAME = Frame(CHECK_IN_RULES, AUDIENCES), Frame(STUDIO_RULES, AUDIENCES)
