"""Every act of this room, as a table: on a year's assessment, on a point in it, on an appeal."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body
from lianxinqiao.scores.stages import RUNNING, AppealStage, Counted, Stage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


def _assessed(post: "Post", subject: Any) -> bool:
    return post.mandate_id is not None and post.body_id == subject.root.body_id


OFFICE = of_body("office", _("代工委工作人员"), *roles.OFFICE)
ASSESSED = Who("assessed", pgettext_lazy("考核", "被考核的代表、委员"), _assessed)
S, C = Stage, Counted

ACTS = Acts(
    (
        Act("assessment.begin", _("建立年度考核"), (OFFICE,), shows=False),
        Act("assessment.gather", _("归集履职记录"), (OFFICE,), when=RUNNING, shows=False),
        Act(
            "assessment.claim",
            _("申报履职事项"),
            (ASSESSED,),
            when=codes(S.OPEN, S.PREVIEW),
            tells=("office",),
            needs=(),
            shows=False,
        ),
        Act(
            "point.confirm",
            _("核实履职事项"),
            (OFFICE,),
            on="point",
            when=RUNNING,
            at=codes(C.CLAIMED, C.REFUSED, C.VOID),
            tells=("person",),
            needs=(),
            shows=False,
        ),
        Act(
            "point.refuse",
            _("不采信"),
            (OFFICE,),
            on="point",
            when=RUNNING,
            at=codes(C.CLAIMED),
            tells=("person",),
            needs=(),
            shows=False,
        ),
        Act(
            "point.void",
            _("撤回这条记录"),
            (OFFICE,),
            on="point",
            when=RUNNING,
            at=codes(C.COUNTED),
            tells=("person",),
            needs=(),
            shows=False,
        ),
        Act(
            "assessment.preview",
            _("请本人核对"),
            (OFFICE,),
            when=codes(S.OPEN),
            tells=("everybody",),
            needs=(),
            moves=True,
            then=_("每个人看到自己的分数和依据，可以申诉。"),
            shows=False,
        ),
        Act(
            "assessment.appeal",
            _("申诉"),
            (ASSESSED,),
            when=codes(S.PREVIEW, S.PUBLISHED),
            tells=("office",),
            needs=(),
            shows=False,
        ),
        Act(
            "appeal.settle",
            _("处理申诉"),
            (OFFICE,),
            on="appeal",
            when=codes(S.PREVIEW, S.PUBLISHED),
            at=codes(AppealStage.MADE),
            tells=("person",),
            needs=(),
            shows=False,
        ),
        Act(
            "assessment.publish",
            _("公布结果"),
            (OFFICE,),
            when=codes(S.PREVIEW),
            tells=("everybody",),
            needs=(),
            moves=True,
            shows=False,
        ),
        Act(
            "assessment.freeze",
            _("定档"),
            (OFFICE,),
            when=codes(S.PUBLISHED),
            moves=True,
            final=True,
            then=_("定档以后分数不再变动。"),
            shows=False,
        ),
    ),
    root="scores.Assessment",
    thing=_("这次履职考核"),
    parts={"point": "scores.Point", "appeal": "scores.Appeal"},
)
