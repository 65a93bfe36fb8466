"""Acts on what stands beside an activity: a problem, a campaign, a line of a ledger, the yearly plan."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities.stages import Kept, PhotoStage, ProblemStage, WorkPlanStage
from lianxinqiao.activities.who import DEPUTY, ENTERED, OFFICE, ORGANISER, OWNER, SELF, STAFF
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts

OPEN = codes(ProblemStage.LISTED, ProblemStage.DONE)
KEPT = codes(Kept.ENTERED, Kept.CONFIRMED)
# What deputies did themselves, and enter themselves.
OF_DEPUTIES = frozenset({"Deed", "Donation", "Article"})

PROBLEMS = Acts(
    (
        Act(
            "problem.list",
            _("问题挂号"),
            (OFFICE,),
            tells=("owner",),
            told=_("问题“%(thing)s”已挂号，由你单位解决，请按期报告。"),
            needs=("owner",),
        ),
        Act(
            "problem.solve",
            _("报告已解决"),
            (OWNER, OFFICE),
            when=codes(ProblemStage.LISTED),
            tells=("office",),
            told=_("问题“%(thing)s”报告已解决，请核实后销号。"),
            needs=("office",),
            moves=True,
        ),
        Act(
            "problem.strike_off",
            _("确认销号"),
            (OFFICE,),
            when=codes(ProblemStage.DONE),
            tells=("owner",),
            needs=(),
            moves=True,
            then=_("企业或村确认解决了才销号；销号后不再计算期限。"),
        ),
        Act(
            "problem.reopen",
            _("退回继续解决"),
            (OFFICE,),
            when=codes(ProblemStage.DONE),
            tells=("owner",),
            told=_("问题“%(thing)s”退回继续解决，请看理由。"),
            needs=("owner",),
        ),
        Act("problem.attach", _("添加照片、材料"), (OWNER, OFFICE), when=OPEN, shows=False, speaks=False),
        Act("problem.detach", _("去掉一份材料"), (OFFICE,), when=OPEN, shows=False, speaks=False),
    ),
    root="activities.Problem",
    thing=_("这个问题"),
)

HOSTS = Acts(
    (Act("host.register", _("登记走访对象"), (OFFICE, STAFF), shows=False, speaks=False),),
    root="activities.Host",
    thing=_("这个走访对象"),
)

CAMPAIGNS = Acts(
    (
        Act("campaign.begin", _("发起主题活动"), (OFFICE,)),
        Act("campaign.gather", _("归集群众意见"), (OFFICE,), when=frozenset({"running"})),
        Act("campaign.aim", _("设定目标数"), (OFFICE,), when=frozenset({"running"})),
        Act(
            "campaign.show",
            _("对外公开"),
            (OFFICE,),
            when=frozenset({"running", "closed"}),
            sensible=lambda campaign: not campaign.is_shown,
        ),
        Act(
            "campaign.hide",
            _("停止公开"),
            (OFFICE,),
            when=frozenset({"running", "closed"}),
            sensible=lambda campaign: campaign.is_shown,
        ),
        Act("campaign.photo", _("添加照片"), (OFFICE, STAFF), when=frozenset({"running", "closed"}), shows=False),
        Act(
            "photo.clear",
            _("审看后公开"),
            (OFFICE,),
            on="photo",
            when=frozenset({"running", "closed"}),
            at=codes(PhotoStage.OFFERED, PhotoStage.WITHHELD),
            then=_("公开后人人看得到；照片里不能有未经同意、能认出的人。"),
            final=True,
        ),
        Act(
            "photo.withhold",
            _("不公开这张"),
            (OFFICE,),
            on="photo",
            when=frozenset({"running", "closed"}),
            at=codes(PhotoStage.OFFERED, PhotoStage.CLEARED),
        ),
        Act("campaign.close", _("结束并总结"), (OFFICE,), when=frozenset({"running"}), moves=True),
    ),
    root="activities.Campaign",
    thing=_("这个主题活动"),
    parts={"photo": "activities.Photo"},
)


OWN = Acts(
    (Act("kind.set", _("设定活动类别"), (OFFICE,), shows=False, speaks=False),),
    root="activities.OwnKind",
    thing=_("这个活动类别"),
)

WORKPLANS = Acts(
    (
        Act("workplan.draft", _("起草年度活动计划"), (OFFICE,)),
        Act("workplan.add", _("增加安排"), (OFFICE,), when=codes(*WorkPlanStage)),
        Act(
            "line.drop",
            _("取消这项安排"),
            (OFFICE,),
            on="line",
            when=codes(*WorkPlanStage),
            sensible=lambda line: not line.dropped,
        ),
        Act(
            "workplan.adopt",
            _("登记通过"),
            (OFFICE,),
            when=codes(WorkPlanStage.DRAFTED),
            moves=True,
            rule=_("代表法第四十三条"),
        ),
        Act(
            "workplan.publish",
            _("通知并公布"),
            (OFFICE,),
            when=codes(WorkPlanStage.ADOPTED),
            tells=("deputies",),
            needs=(),
            moves=True,
            rule=_("代表法第四十三条"),
        ),
    ),
    root="activities.WorkPlan",
    thing=_("这份年度活动计划"),
    parts={"line": "activities.PlanLine"},
)

TEAM_ACTS = (
    Act("team.join", _("加入服务队"), (DEPUTY, ORGANISER), when=KEPT),
    Act("member.leave", _("退出服务队"), (SELF, ORGANISER), on="member", when=KEPT),
)


def _evidence(name: str) -> tuple[Act, ...]:
    """A deputy shows what they entered as long as it waits to be confirmed."""
    silent: dict[str, Any] = {"shows": False, "speaks": False}
    return (
        Act(f"{name}.attach", _("添加照片、材料"), (ORGANISER, ENTERED), when=KEPT, **silent),
        Act(f"{name}.detach", _("去掉一份材料"), (ORGANISER, ENTERED), when=KEPT, **silent),
    )


def _ledger(name: str, model: str) -> Acts:
    """The acts on one ledger's lines, which are the same for all of them."""
    return Acts(
        (
            Act(f"{name}.enter", _("登记台账"), (ORGANISER, DEPUTY) if model in OF_DEPUTIES else (ORGANISER,)),
            Act(f"{name}.confirm", _("核实"), (OFFICE,), when=codes(Kept.ENTERED), moves=True),
            Act(f"{name}.strike", _("撤销这条记录"), (ORGANISER,), when=KEPT),
            *(TEAM_ACTS if model == "Team" else _evidence(name)),
        ),
        root=f"activities.{model}",
        thing=_("这条记录"),
        parts={"member": "activities.Member"} if model == "Team" else None,
    )


LEDGERS = {
    name.lower(): _ledger(name.lower(), name) for name in ("Team", "Deed", "Support", "Donation", "Article", "Building")
}
