"""Acts on a year's plan and what is planned in it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts
from lianxinqiao.meetings.players import CHAIR, DEPUTY, OFFICE, STAFF
from lianxinqiao.meetings.stages import PlanItemStage, PlanStage

PLANS = Acts(
    (
        Act("plan.begin", _("起草年度计划"), (OFFICE,)),
        Act(
            "plan.add",
            _("增加计划事项"),
            (OFFICE,),
            when=codes(PlanStage.DRAFTED, PlanStage.ADOPTED, PlanStage.PUBLISHED),
        ),
        Act(
            "plan.bid",
            _("申报议题"),
            (DEPUTY, STAFF),
            when=codes(PlanStage.DRAFTED),
            tells=("office",),
            told=_("%(actor)s为“%(thing)s”申报了议题，请采纳或者不采纳。"),
            needs=("office",),
            rule=_("监督法第十二条"),
        ),
        Act("plan.adopt", _("通过年度计划"), (CHAIR,), when=codes(PlanStage.DRAFTED), moves=True),
        Act("plan.publish", pgettext_lazy("年度计划", "公布"), (OFFICE,), when=codes(PlanStage.ADOPTED), moves=True),
        Act(
            "planned.take",
            _("采纳申报"),
            (OFFICE,),
            on="planned",
            when=codes(PlanStage.DRAFTED),
            at=codes(PlanItemStage.PROPOSED),
            tells=("bidder",),
            needs=(),
        ),
        Act(
            "planned.pass_over",
            _("不采纳申报"),
            (OFFICE,),
            on="planned",
            when=codes(PlanStage.DRAFTED),
            at=codes(PlanItemStage.PROPOSED),
            tells=("bidder",),
            needs=(),
        ),
        *(
            Act(code, word, (OFFICE,), on="planned", when=when, at=codes(PlanItemStage.PLANNED))
            for code, word, when in (
                ("planned.change", _("修改计划事项"), codes(*PlanStage)),
                ("planned.drop", _("取消计划事项"), codes(*PlanStage)),
                ("planned.put_on_agenda", _("列入会议议程"), codes(PlanStage.ADOPTED, PlanStage.PUBLISHED)),
                ("planned.carry_out", _("登记完成"), codes(PlanStage.ADOPTED, PlanStage.PUBLISHED)),
            )
        ),
    ),
    root="meetings.YearPlan",
    thing=_("这份年度工作计划"),
    parts={"planned": "meetings.PlanItem"},
)
