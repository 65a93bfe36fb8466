"""Every act on a station, as a table: its word, who may, when, and who is told."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Page, Who, of_body
from lianxinqiao.stations.stages import STANDING, DutyStage, RatingStage, Stage, SwapStage, TurnStage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ who
def _staff(post: "Post", subject: Any) -> bool:
    """Whoever holds a post at this very station today."""
    if post.role != roles.RoleCode.STATION_STAFF or post.body_id != subject.root.body_id:
        return False
    return any(row.post_id == post.pk and row.to_on is None for row in subject.root.workers.all())


def _team(post: "Post", subject: Any) -> bool:
    """A deputy who serves at this station."""
    if post.mandate_id is None or post.role not in roles.DEPUTIES:
        return False
    return any(row.mandate_id == post.mandate_id and row.to_on is None for row in subject.root.members.all())


def _on_turn(post: "Post", turn: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == turn.mandate_id and post.role in roles.DEPUTIES


def _on_duty(post: "Post", duty: Any) -> bool:
    return any(_on_turn(post, turn) for turn in duty.serving)


def _asked_for(post: "Post", swap: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == swap.to_id and post.role in roles.DEPUTIES


def _asker(post: "Post", swap: Any) -> bool:
    return _on_turn(post, swap.turn)


def _township(post: "Post", subject: Any) -> bool:
    """A post of station staff that is held for the whole street or township."""
    station = subject.root
    held = post.role == roles.RoleCode.STATION_STAFF and post.body_id == station.body_id
    return held and post.township_id is not None and post.township_id == station.township_id


def _rater(post: "Post", subject: Any) -> bool:
    """Several from outside: the office's people, and deputies who do not serve there."""
    if post.body_id != subject.root.body_id:
        return False
    return OFFICE.is_played_by(post, subject) or (post.role in roles.DEPUTIES and not _team(post, subject))


def _deputies(*mandates: int | None) -> Q:
    return Q(role__in=roles.DEPUTIES, mandate_id__in=[key for key in mandates if key])


def _staff_posts(subject: Any) -> Q:
    return Q(
        role=roles.RoleCode.STATION_STAFF, pk__in=[row.post_id for row in subject.root.workers.all() if not row.to_on]
    )


def _team_posts(subject: Any) -> Q:
    return _deputies(*(row.mandate_id for row in subject.root.members.all() if row.to_on is None))


def _township_posts(subject: Any) -> Q:
    station = subject.root
    return Q(role=roles.RoleCode.STATION_STAFF, body_id=station.body_id, township_id=station.township_id or 0)


OFFICE = of_body("office", _("代工委工作人员"), *roles.OFFICE)
STAFF = Who("staff", _("这个联络站的工作人员"), _staff, _staff_posts)
TEAM = Who("team", _("这个联络站的进站代表"), _team, _team_posts)
ON_TURN = Who("on_turn", _("值班代表本人"), _on_turn, lambda turn: _deputies(turn.mandate_id))
ON_DUTY = Who(
    "on_duty", _("当天值班的代表"), _on_duty, lambda duty: _deputies(*(turn.mandate_id for turn in duty.serving))
)
ASKED_FOR = Who("asked_for", _("被请换班的代表"), _asked_for, lambda swap: _deputies(swap.to_id))
ASKER = Who("asker", _("提出换班的代表"), _asker, lambda swap: _deputies(swap.turn.mandate_id))
OFFICE_HEAD = of_body("office_head", _("代工委负责人"), roles.RoleCode.OFFICE_HEAD)
TOWNSHIP = Who("township", _("街道、乡镇的人大工作人员"), _township, _township_posts)
RATER = Who("rater", _("评分人（代工委工作人员，或者不在这个站的代表）"), _rater)
KEEPERS = (OFFICE, STAFF)
D, T, W, R = DutyStage, TurnStage, SwapStage, RatingStage


def _has_planned(station: Any) -> bool:
    return any(duty.stage == D.PLANNED and duty.serving for duty in station.duties.all())


def _lacks(duty: Any) -> bool:
    return len(duty.serving) < duty.wanted


# ------------------------------------------------------------------ the table
ACTS = Acts(
    (
        Act("station.found", _("登记联络站"), (OFFICE,)),
        Act("station.import", _("导入联络站"), (OFFICE,)),
        Act("map.bound", _("导入边界"), (OFFICE,)),
        Act("map.lay_base", _("登记底图"), (OFFICE,)),
        Act("map.take_off_base", _("撤下底图"), (OFFICE,)),
        Act(
            "station.change",
            _("更改登记"),
            (OFFICE,),
            when=STANDING,
            page=Page("station-edit", _("更改登记")),
        ),
        Act("station.furnish", _("登记改造提升"), (OFFICE, STAFF), when=STANDING),
        Act("station.choose_key", _("确定为重点打造"), (OFFICE,), when=codes(Stage.OPEN)),
        Act("station.join", _("代表进站"), (OFFICE, STAFF), when=STANDING, tells=("member",), needs=()),
        Act("member.leave", _("代表离站"), (OFFICE, STAFF), "member", when=STANDING, tells=("member",), needs=()),
        Act("station.employ", _("配备工作人员"), (OFFICE,), when=STANDING, tells=("worker",), needs=()),
        Act("worker.leave", _("不再担任工作人员"), (OFFICE,), "worker", when=STANDING, tells=("worker",), needs=()),
        Act("station.place", _("登记地点"), (OFFICE, STAFF), when=STANDING),
        Act(
            "station.pause", _("暂停开放"), (OFFICE, STAFF), when=codes(Stage.OPEN), tells=("team", "office"), needs=()
        ),
        Act(
            "station.reopen",
            _("恢复开放"),
            (OFFICE, STAFF),
            when=codes(Stage.PAUSED),
            tells=("team",),
            needs=(),
            moves=True,
        ),
        Act("station.away", _("登记不能值班的日子"), (TEAM,), when=STANDING, shows=False),
        Act("station.plan", _("排值班表"), KEEPERS, when=codes(Stage.OPEN)),
        Act(
            "station.publish",
            _("公布值班表"),
            KEEPERS,
            when=codes(Stage.OPEN),
            tells=("team",),
            needs=(),
            moves=True,
            sensible=_has_planned,
            then=_("公布后值班代表会收到通知，公开页面和日历上可以看到。"),
        ),
        Act(
            "duty.fill",
            _("补排代表"),
            KEEPERS,
            "duty",
            STANDING,
            codes(D.PLANNED, D.PUBLISHED),
            ("on_turn",),
            needs=(),
            sensible=_lacks,
        ),
        Act(
            "duty.cancel",
            _("取消接待"),
            KEEPERS,
            "duty",
            STANDING,
            codes(D.PLANNED, D.PUBLISHED),
            ("serving",),
            needs=(),
        ),
        Act(
            "duty.note_visit",
            _("登记来访"),
            (STAFF, ON_DUTY),
            "duty",
            STANDING,
            codes(D.PUBLISHED, D.HELD),
            shows=False,
        ),
        Act("duty.record", _("登记接待情况"), (STAFF, ON_DUTY), "duty", STANDING, codes(D.PUBLISHED), moves=True),
        Act(
            "turn.ask_swap",
            _("请人换班"),
            (ON_TURN,),
            "turn",
            STANDING,
            codes(T.SERVES),
            ("asked_for",),
            told=_("%(actor)s请您换班：“%(thing)s”，请答复同意或者不同意。"),
            needs=("asked_for",),
        ),
        Act("turn.explain", _("说明未到原因"), (ON_TURN,), "turn", STANDING, codes(T.MISSED), ("staff",), needs=()),
        Act(
            "swap.agree",
            _("同意换班"),
            (ASKED_FOR,),
            "swap",
            STANDING,
            codes(W.ASKED),
            ("asker", "staff"),
            needs=(),
            moves=True,
            then=_("值班表随即更改，两个人的日历都会更新。"),
        ),
        Act("swap.decline", _("不同意换班"), (ASKED_FOR,), "swap", STANDING, codes(W.ASKED), ("asker",), needs=()),
        Act("swap.withdraw", _("撤回换班请求"), (ASKER,), "swap", STANDING, codes(W.ASKED), ("asked_for",), needs=()),
        Act("swap.undo", _("收回同意"), (ASKED_FOR,), "swap", STANDING, codes(W.AGREED), ("asker", "staff"), needs=()),
        Act("rating.rubric", _("登记评定标准"), (OFFICE,)),
        Act(
            "station.apply",
            _("申报星级"),
            (STAFF, OFFICE),
            when=codes(Stage.OPEN),
            tells=("township",),
            told=_("“%(thing)s”申报了星级，请初审。"),
            needs=("township",),
            page=Page("station-rate", _("申报星级")),
        ),
        Act(
            "rating.check",
            _("初审"),
            (TOWNSHIP, OFFICE),
            "rating",
            STANDING,
            codes(R.APPLIED),
            ("staff", "office"),
            told=_("“%(thing)s”的星级申报已经初审，请安排现场评分。"),
            needs=("office",),
        ),
        Act(
            "rating.apply_again",
            _("重新申报"),
            (STAFF, OFFICE),
            "rating",
            STANDING,
            codes(R.RETURNED),
            ("township",),
            told=_("“%(thing)s”重新申报了星级，请初审。"),
            needs=("township",),
        ),
        Act("rating.score", _("现场评分"), (RATER,), "rating", STANDING, codes(R.CHECKED), shows=False),
        Act("rating.list", _("公示"), (OFFICE,), "rating", STANDING, codes(R.CHECKED), ("team",), needs=()),
        Act(
            "rating.object",
            _("提出异议"),
            (STAFF, TEAM, TOWNSHIP, OFFICE),
            "rating",
            STANDING,
            codes(R.LISTED),
            ("office",),
            told=_("有人对“%(thing)s”的星级提出异议，请核实后答复。"),
            needs=("office",),
        ),
        Act("objection.answer", _("答复异议"), (OFFICE,), "objection", STANDING, codes("open"), ("staff",), needs=()),
        Act("rating.decide", _("评定星级"), (OFFICE_HEAD,), "rating", STANDING, codes(R.LISTED), ("team",), needs=()),
        Act("station.close", _("撤销联络站"), (OFFICE,), when=STANDING, tells=("team",), needs=()),
    ),
    root="stations.Station",
    thing=_("这个联络站"),
    parts={
        "member": "stations.Member",
        "worker": "stations.Worker",
        "duty": "stations.Duty",
        "turn": "stations.Turn",
        "swap": "stations.Swap",
        "rating": "stations.Rating",
        "objection": "stations.Objection",
    },
    events={"turn.miss": _("值班未到")},
)
