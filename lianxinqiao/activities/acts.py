"""Every act of this room, as tables: on an activity and its parts, on a problem, on a campaign, on a line of a ledger."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.activities.stages import AFTER, BEFORE, Kept, ProblemStage, Seat, Stage
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body, of_unit

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ who
def of_township(post: "Post", subject: Any) -> bool:
    """Staff of the very street or township in whose name it stands, in the same body."""
    root = subject.root
    if post.role != roles.RoleCode.STATION_STAFF or post.body_id != root.body_id:
        return False
    return post.township_id is not None and post.township_id == root.township_id


def _organiser(post: "Post", subject: Any) -> bool:
    """The office for what its body organises, the township's staff for what theirs does."""
    return OFFICE.is_played_by(post, subject) or of_township(post, subject)


def _self(post: "Post", subject: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == subject.mandate_id


def _deputy(post: "Post", subject: Any) -> bool:
    """Any deputy of the body: whoever is not on the list may sign up too."""
    return post.role in roles.DEPUTIES and post.body_id == subject.root.body_id


def _taking_part(post: "Post", subject: Any) -> bool:
    """Whoever came."""
    rows = subject.root.participations.all()
    return post.mandate_id is not None and any(row.mandate_id == post.mandate_id and row.came_at for row in rows)


OFFICE = of_body("office", _("代工委工作人员"), *roles.OFFICE)


def _township_posts(subject: Any) -> Q:
    root = subject.root
    return Q(role=roles.RoleCode.STATION_STAFF, body_id=root.body_id, township_id=root.township_id or 0)


def _organiser_posts(subject: Any) -> Q:
    return Q(role__in=roles.OFFICE, body_id=subject.root.body_id) | _township_posts(subject)


def _self_posts(subject: Any) -> Q:
    return Q(mandate_id=subject.mandate_id or 0)


def _present_posts(subject: Any) -> Q:
    return Q(mandate_id__in=[row.mandate_id for row in subject.root.participations.all() if row.came_at])


TOWNSHIP = Who("township", _("街道、乡镇工作人员"), of_township, _township_posts)
ORGANISER = Who("organiser", _("组织者"), _organiser, _organiser_posts)
SELF = Who("self", _("代表本人"), _self, _self_posts)
DEPUTY = Who("deputy", pgettext_lazy("一位", "代表"), _deputy)
PRESENT = Who("present", _("到场的代表"), _taking_part, _present_posts)
UNIT = of_unit("unit", _("研究处理单位"), *roles.UNIT)
OWNER = of_unit("owner", _("责任单位"), *roles.UNIT)

OPEN_SEATS = codes(Seat.INVITED, Seat.WITHDRAWN)

# ------------------------------------------------------------------ the tables
ACTS = Acts(
    (
        Act("activity.plan", _("安排活动"), (ORGANISER,)),
        Act("activity.record", _("补登活动"), (ORGANISER,)),
        Act("activity.change", _("修改安排"), (ORGANISER,), when=BEFORE, tells=("listed",), needs=()),
        Act(
            "activity.call",
            _("发通知"),
            (ORGANISER,),
            when=codes(Stage.PLANNED),
            tells=("listed",),
            needs=("listed",),
            moves=True,
            then=_("名单上的代表会收到通知，可以报名或者请假。"),
        ),
        Act("activity.invite", _("列入名单"), (ORGANISER,), when=BEFORE, shows=False),
        Act("activity.sign_up", _("报名"), (DEPUTY,), when=codes(Stage.CALLED), moves=True, shows=False),
        Act(
            "participation.withdraw",
            _("取消报名"),
            (SELF,),
            on="participation",
            when=codes(Stage.CALLED),
            at=codes(Seat.SIGNED_UP, Seat.WAITING),
            shows=False,
        ),
        Act(
            "participation.ask_leave",
            _("请假"),
            (SELF,),
            on="participation",
            when=codes(Stage.CALLED),
            at=codes(Seat.INVITED, Seat.SIGNED_UP),
            tells=("organisers",),
            needs=("organisers",),
            shows=False,
        ),
        Act(
            "participation.grant_leave",
            _("准假"),
            (ORGANISER,),
            on="participation",
            when=BEFORE | AFTER,
            at=codes(Seat.LEAVE_ASKED),
            tells=("participant",),
            needs=(),
            moves=True,
            shows=False,
        ),
        Act("activity.sign_in", _("签到"), (DEPUTY,), when=codes(Stage.CALLED, Stage.HELD), moves=True, shows=False),
        Act(
            "participation.mark",
            _("登记到场"),
            (ORGANISER,),
            on="participation",
            when=codes(Stage.CALLED, Stage.HELD),
            shows=False,
        ),
        Act(
            "activity.hold",
            _("活动结束"),
            (ORGANISER,),
            when=BEFORE,
            moves=True,
            then=_("到场人数按签到记录统计，不再填写。"),
        ),
        Act("activity.note", _("记录发现的问题"), (PRESENT, ORGANISER), when=codes(Stage.CALLED) | AFTER, shows=False),
        Act(
            "finding.suggest",
            _("转为建议草稿"),
            (SELF,),
            on="finding",
            when=codes(Stage.CALLED) | AFTER,
            then=_("会生成一份您的建议草稿，内容不用重新输入；提交后按代表建议的期限办理。"),
            shows=False,
        ),
        Act("activity.report", _("提交报告"), (ORGANISER,), when=codes(Stage.HELD, Stage.REPORTED), moves=True),
        Act(
            "activity.forward",
            _("转交研究处理"),
            (OFFICE,),
            when=codes(Stage.REPORTED),
            tells=("unit",),
            needs=("unit",),
            moves=True,
        ),
        Act(
            "activity.answer",
            _("反馈研究处理情况"),
            (UNIT,),
            when=codes(Stage.FORWARDED),
            tells=("participants", "organisers"),
            needs=("organisers",),
            moves=True,
        ),
        Act(
            "activity.close",
            _("归档"),
            (ORGANISER,),
            when=codes(Stage.HELD, Stage.REPORTED, Stage.ANSWERED),
            moves=lambda subject: subject.stage == Stage.ANSWERED or not subject.of_kind.reports,
        ),
        Act("activity.cancel", _("取消活动"), (ORGANISER,), when=BEFORE, tells=("listed",), needs=(), final=True),
    ),
    root="activities.Activity",
    thing=_("这次活动"),
    parts={"participation": "activities.Participation", "finding": "activities.Finding"},
    events={"participation.move_up": _("候补转为报名")},
)

PROBLEMS = Acts(
    (
        Act("problem.list", _("问题挂号"), (OFFICE,), tells=("owner",), needs=("owner",)),
        Act(
            "problem.solve",
            _("报告已解决"),
            (OWNER, OFFICE),
            when=codes(ProblemStage.LISTED),
            tells=("office",),
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
            then=_("请先向企业或村核实确实解决了。"),
        ),
        Act(
            "problem.reopen",
            _("退回继续解决"),
            (OFFICE,),
            when=codes(ProblemStage.DONE),
            tells=("owner",),
            needs=("owner",),
        ),
    ),
    root="activities.Problem",
    thing=_("这个问题"),
)

CAMPAIGNS = Acts(
    (
        Act("campaign.begin", _("发起主题活动"), (OFFICE,)),
        Act("campaign.gather", _("归集群众意见"), (OFFICE,), when=frozenset({"running"})),
        Act("campaign.close", _("结束并总结"), (OFFICE,), when=frozenset({"running"}), moves=True),
    ),
    root="activities.Campaign",
    thing=_("这个主题活动"),
)


def _ledger(name: str, model: str) -> Acts:
    """The acts on one ledger's lines, which are the same for all of them."""
    return Acts(
        (
            Act(f"{name}.enter", _("登记台账"), (ORGANISER,)),
            Act(f"{name}.confirm", _("核实"), (OFFICE,), when=codes(Kept.ENTERED), moves=True),
            Act(f"{name}.strike", _("撤销这条记录"), (ORGANISER,), when=codes(Kept.ENTERED, Kept.CONFIRMED)),
        ),
        root=f"activities.{model}",
        thing=_("这条记录"),
    )


LEDGERS = {
    name.lower(): _ledger(name.lower(), name) for name in ("Team", "Deed", "Support", "Donation", "Article", "Building")
}
TABLES = (ACTS, PROBLEMS, CAMPAIGNS, *LEDGERS.values())
