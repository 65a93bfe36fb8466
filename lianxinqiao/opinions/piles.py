"""What waits for each role: one row per kind of work."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT, RoleCode
from lianxinqiao.acts.piles import Pile
from lianxinqiao.opinions import visibility
from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.models import ContactChange, Errand, Opinion, Share
from lianxinqiao.opinions.stages import ShareStage, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook.queries import ANSWERING, HANDLING, ROUTING

OFFICES, UNITS, SEATS = (frozenset(map(str, roles)) for roles in (OFFICE, UNIT, DEPUTIES))
STATION = frozenset({str(RoleCode.STATION_STAFF)})


def _at(post: Post, stage: Stage) -> Q:
    return Q(body=post.body, stage=stage)


def _ours(post: Post, stage: Stage) -> Q:
    return visibility.of_front(post) & Q(stage=stage, kind=Kind.SUGGESTION)


def unrouted(post: Post) -> Q:
    """Opinions that somebody at the counter has to hand on."""
    return _ours(post, Stage.RECEIVED)


def _own_shares(post: Post) -> Q:
    return Q(organization=post.organization, stage=ShareStage.ASSIGNED, opinion__stage=Stage.HANDLING)


def _of_the_station(post: Post) -> Q:
    """Parts without a unit, done in the community."""
    open_ = Share.objects.filter(opinion=OuterRef("pk"), organization=None, outside="", stage=ShareStage.ASSIGNED)
    return _ours(post, Stage.HANDLING) & Q(Exists(open_))


def _came_from_outside(post: Post) -> Q:
    came = Errand.objects.filter(share__opinion=OuterRef("pk"), answered_at__isnull=False, ended_at=None)
    return _ours(post, Stage.HANDLING) & Q(Exists(came))


def _to_call(post: Post) -> Q:
    """Where no code went out, somebody has to call."""
    ours = Opinion.objects.filter(visibility.of_front(post)).order_by()
    return Q(confirmed_at=None, ended_at=None, key="", opinion__in=ours)


PILES = (
    Pile("held", _("待甄别的意见"), OFFICES, Opinion, lambda post, today: _at(post, Stage.HELD), tone="warn"),
    Pile(
        "petitions",
        _("待转送的检举控告、申诉求决"),
        OFFICES,
        Opinion,
        lambda post, today: _at(post, Stage.RECEIVED) & ~Q(kind=Kind.SUGGESTION),
        tone="warn",
        due="route_due_on",
    ),
    Pile(
        "unrouted",
        _("待分办的意见"),
        OFFICES | STATION,
        Opinion,
        lambda post, today: unrouted(post),
        due="route_due_on",
        terms=ROUTING,
    ),
    Pile(
        "outside",
        _("外单位已答复、待核对的意见"),
        OFFICES | STATION,
        Opinion,
        lambda post, today: _came_from_outside(post),
        tone="warn",
        due="due_on",
        terms=ANSWERING,
    ),
    Pile(
        "contacts",
        _("待核实的新号码"),
        OFFICES | STATION,
        ContactChange,
        lambda post, today: _to_call(post),
        path="opinion",
        tone="warn",
    ),
    Pile(
        "unit-opinions",
        _("待答复的群众意见"),
        UNITS,
        Share,
        lambda post, today: _own_shares(post),
        path="opinion",
        due="due_on",
        terms=HANDLING,
    ),
    Pile(
        "community",
        _("社区正在办的意见"),
        STATION,
        Opinion,
        lambda post, today: _of_the_station(post),
        due="due_on",
        terms=ANSWERING,
    ),
    Pile(
        "proposed",
        _("请您提出建议的意见"),
        SEATS,
        Opinion,
        lambda post, today: Q(mandate=post.mandate, stage=Stage.PROPOSED),
        due="due_on",
        terms=ANSWERING,
    ),
    Pile(
        "late-opinions",
        _("超过答复期限的意见"),
        OFFICES,
        Opinion,
        lambda post, today: Q(body=post.body, stage__in=[Stage.HANDLING, Stage.PROPOSED], due_on__lt=today),
        tone="bad",
        due="due_on",
        terms=ANSWERING,
        watched=True,
    ),
    Pile(
        "unsatisfied",
        _("群众不满意的意见"),
        OFFICES,
        Opinion,
        lambda post, today: _at(post, Stage.ANSWERED) & Q(rating="unsatisfied"),
        tone="warn",
    ),
)
