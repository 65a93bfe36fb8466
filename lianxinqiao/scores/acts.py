"""Every act of this room, as a table: on a year's assessment, on a point in it, on an appeal."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body
from lianxinqiao.scores.stages import LEAST_STEPS, RUNNING, AppealStage, Counted, SampleStage, Stage, StandardStage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


def _assessed(post: "Post", subject: Any) -> bool:
    return post.mandate_id is not None and post.body_id == subject.root.body_id


def _few_steps(sample: Any) -> bool:
    """Not yet enough to show how it was done step by step."""
    return sample.steps.count() < LEAST_STEPS


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
        Act("assessment.rate", _("登记评定"), (OFFICE, ASSESSED), when=codes(S.OPEN, S.PREVIEW), shows=False),
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
            "appeal.correct",
            _("更正"),
            (OFFICE,),
            on="appeal",
            when=codes(S.PREVIEW, S.PUBLISHED),
            at=codes(AppealStage.UPHELD),
            tells=("person",),
            needs=(),
            then=_("补记的事项计入得分，并写明依据哪一件申诉。"),
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
    events={"assessment.follow": _("履职记录随办随记")},
)

STANDARDS = Acts(
    (
        Act("standard.draft", _("编制评分标准"), (OFFICE,), shows=False),
        Act("standard.change", _("修改总分和来源"), (OFFICE,), when=codes(StandardStage.DRAFTED), shows=False),
        Act("standard.put_item", _("增加或者修改项目"), (OFFICE,), when=codes(StandardStage.DRAFTED), shows=False),
        Act("standard.drop_item", _("删去项目"), (OFFICE,), when=codes(StandardStage.DRAFTED), shows=False),
        Act("standard.set_grades", _("设定等次"), (OFFICE,), when=codes(StandardStage.DRAFTED), shows=False),
        Act("standard.set_minimums", _("设定基本要求"), (OFFICE,), when=codes(StandardStage.DRAFTED), shows=False),
        Act("standard.set_raters", _("设定评定方"), (OFFICE,), when=codes(StandardStage.DRAFTED), shows=False),
        Act("standard.set_steps", _("设定结果运用"), (OFFICE,), when=codes(StandardStage.DRAFTED), shows=False),
        Act(
            "standard.release",
            pgettext_lazy("评分标准", "启用"),
            (OFFICE,),
            when=codes(StandardStage.DRAFTED),
            moves=True,
            then=_("启用以后不再修改；建立年度考核时可以选用。"),
            shows=False,
        ),
        Act(
            "standard.withdraw",
            pgettext_lazy("评分标准", "停用"),
            (OFFICE,),
            when=codes(StandardStage.RELEASED),
            shows=False,
        ),
    ),
    root="scores.Standard",
    thing=_("这份评分标准"),
)

SAMPLES = Acts(
    (
        Act("sample.draft", _("整理履职样本"), (OFFICE,), shows=False),
        Act("sample.add_step", _("写一步"), (OFFICE,), when=frozenset(SampleStage.values), moves=_few_steps),
        Act(
            "sample.publish",
            pgettext_lazy("履职样本", "公开"),
            (OFFICE,),
            when=codes(SampleStage.DRAFTED, SampleStage.WITHDRAWN),
            moves=lambda sample: not _few_steps(sample),
        ),
        Act("sample.withdraw", pgettext_lazy("履职样本", "撤下"), (OFFICE,), when=codes(SampleStage.PUBLISHED)),
    ),
    root="scores.Sample",
    thing=_("这个履职样本"),
)
TABLES = (ACTS, STANDARDS, SAMPLES)
