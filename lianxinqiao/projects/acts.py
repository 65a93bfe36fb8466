"""Every act of this room, as tables: on a yearly plan and its lines, on a project and what hangs on it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts
from lianxinqiao.projects.call_acts import CALLS
from lianxinqiao.projects.stages import BUILT, STANDING, UNDER_WAY, Measured, PlanStage, Stage
from lianxinqiao.projects.who import KEEPERS, OFFICE


def _begun(project: Any) -> bool:
    return bool(project.stage == Stage.BEGUN and project.percent < 100)


def _unmeasured(project: Any) -> bool:
    """It is open and nobody has said what came of it."""
    return project.stage == Stage.OPEN and not any(row.stage != Measured.STRUCK for row in project.results.all())


S, P = Stage, PlanStage

PLANS = Acts(
    (
        Act("plan.draft", _("编制投资计划"), (OFFICE,), shows=False),
        Act("plan.change", _("修改投资计划"), (OFFICE,), when=codes(P.DRAFTED), shows=False),
        Act(
            "plan.submit",
            _("提请审议"),
            (OFFICE,),
            when=codes(P.DRAFTED),
            moves=True,
            rule=_("政府投资条例第十五条"),
            then=_("审议批准以前可以退回修改。"),
            shows=False,
        ),
        Act("plan.send_back", _("退回修改"), (OFFICE,), when=codes(P.SUBMITTED), shows=False),
        Act(
            "plan.approve",
            _("登记批准决定"),
            (OFFICE,),
            when=codes(P.SUBMITTED),
            moves=True,
            then=_("计划中的项目随之确定，并向社会公开。"),
        ),
        Act("line.put", pgettext_lazy("投资计划", "列入计划"), (OFFICE,), when=codes(P.DRAFTED), shows=False),
        Act("line.remove", _("移出计划"), (OFFICE,), on="line", when=codes(P.DRAFTED), shows=False),
        Act("line.adjust", _("调整年度投资"), (OFFICE,), on="line", when=codes(P.APPROVED), tells=("unit",), needs=()),
    ),
    root="projects.Plan",
    thing=_("这份投资计划"),
    parts={"line": "projects.Line"},
)

ACTS = Acts(
    (
        Act("project.propose", _("提出项目"), (OFFICE,), shows=False),
        Act("project.change", _("修改项目"), (OFFICE,), when=codes(S.PROPOSED) | UNDER_WAY, tells=("unit",), needs=()),
        Act(
            "project.decide",
            _("确定项目"),
            (OFFICE,),
            when=codes(S.PROPOSED),
            tells=("unit",),
            told=_("项目“%(thing)s”已经确定，由你单位负责，请按计划开工。"),
            needs=("unit",),
            moves=True,
            then=_("责任单位会收到通知；项目从此向社会公开。"),
        ),
        Act(
            "project.approve",
            _("登记批复"),
            KEEPERS,
            when=codes(S.PROPOSED) | UNDER_WAY,
            rule=_("政府投资条例第九条"),
        ),
        Act("project.contract", _("登记合同"), KEEPERS, when=codes(S.APPROVED, S.BEGUN)),
        Act("project.begin", _("开工"), KEEPERS, when=codes(S.APPROVED), tells=("office",), needs=(), moves=True),
        Act("project.report", _("报告进度"), KEEPERS, when=codes(S.BEGUN, S.COMPLETED, S.OPEN), moves=_begun),
        Act("project.set_milestone", _("安排节点"), KEEPERS, when=codes(S.PROPOSED) | UNDER_WAY),
        Act("milestone.reach", _("完成节点"), KEEPERS, on="milestone", when=codes(S.BEGUN, S.COMPLETED)),
        Act(
            "milestone.move",
            _("调整节点"),
            KEEPERS,
            on="milestone",
            when=UNDER_WAY,
            tells=("office", "followers"),
            needs=(),
        ),
        Act("project.pay", _("登记支付"), KEEPERS, when=codes(S.BEGUN, S.PAUSED) | BUILT),
        Act(
            "project.pause",
            pgettext_lazy("项目", "暂停"),
            KEEPERS,
            when=codes(S.BEGUN),
            tells=("office", "followers"),
            needs=(),
        ),
        Act("project.resume", _("复工"), KEEPERS, when=codes(S.PAUSED), tells=("office",), needs=(), moves=True),
        Act(
            "project.complete",
            _("完工"),
            KEEPERS,
            when=codes(S.BEGUN),
            tells=("office", "followers"),
            needs=(),
            moves=lambda project: project.percent == 100,
        ),
        Act(
            "project.open",
            _("投入使用"),
            KEEPERS,
            when=codes(S.COMPLETED),
            tells=("office", "followers"),
            needs=(),
            moves=True,
            then=_("请接着登记建设成效，例如新增学位。"),
        ),
        Act(
            "project.measure",
            _("登记成效"),
            KEEPERS,
            when=BUILT,
            tells=("office",),
            told=_("项目“%(thing)s”登记了成效，请核实。"),
            needs=("office",),
            moves=_unmeasured,
        ),
        Act(
            "result.confirm",
            _("核实成效"),
            (OFFICE,),
            on="result",
            when=BUILT,
            at=codes(Measured.ENTERED),
            tells=("unit",),
            needs=(),
            moves=True,
        ),
        Act(
            "result.strike",
            _("撤销这项成效"),
            (OFFICE,),
            on="result",
            when=BUILT,
            at=codes(Measured.ENTERED, Measured.CONFIRMED),
            tells=("unit",),
            needs=(),
        ),
        Act(
            "project.settle",
            _("登记竣工决算"),
            KEEPERS,
            when=codes(S.OPEN),
            rule=_("政府投资条例第二十五条"),
            tells=("office",),
            needs=(),
        ),
        Act(
            "project.evaluate",
            _("登记后评价"),
            KEEPERS,
            when=codes(S.OPEN, S.CLOSED),
            rule=_("政府投资条例第二十六条"),
            tells=("office", "followers"),
            needs=(),
        ),
        Act(
            "project.follow",
            _("确定督办代表"),
            (OFFICE,),
            when=STANDING,
            tells=("followers",),
            needs=(),
            then=_("督办代表会收到逾期、暂停、完工和投入使用的通知。"),
        ),
        Act("project.link_visit", _("关联视察"), (OFFICE,), when=codes(S.PROPOSED) | STANDING),
        Act("project.link_opinion", _("关联群众意见"), (OFFICE,), when=codes(S.PROPOSED) | STANDING),
        Act(
            "project.cancel",
            _("取消项目"),
            (OFFICE,),
            when=codes(S.PROPOSED, S.APPROVED, S.PAUSED),
            tells=("unit",),
            needs=(),
            final=True,
        ),
    ),
    root="projects.Project",
    thing=_("这个项目"),
    parts={"milestone": "projects.Milestone", "result": "projects.Result"},
)
TABLES = (PLANS, ACTS, CALLS)
