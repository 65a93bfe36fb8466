"""What the lists and pages of this room read."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities import hours, kinds
from lianxinqiao.activities.kinds import KINDS
from lianxinqiao.activities.models import (
    Activity,
    Campaign,
    Evidence,
    Finding,
    Host,
    Member,
    Occasion,
    OwnKind,
    Participation,
    Problem,
    Team,
    Visit,
    WorkPlan,
)
from lianxinqiao.activities.stages import AFTER, Kept, ProblemStage, Seat
from lianxinqiao.acts.beside import number
from lianxinqiao.people.models import Body, Mandate, Post

LINES = ("team", "deed", "support", "donation", "article", "building")
WORDS = {
    "activities": _("开展的活动"),
    "hosts": _("走访的企业、村"),
    "opinions": _("收集的意见建议"),
    "problems": _("解决的问题"),
    "team": _("志愿服务队"),
    "deed": _("为民办实事"),
    "support": _("支持事项"),
    "donation": _("捐款捐物"),
    "article": _("发表文章"),
    "building": _("分包楼院"),
}


def own_kinds(body: Body) -> dict[str, OwnKind]:
    """How this body has the kinds, where it said so."""
    return {row.kind: row for row in OwnKind.objects.filter(body=body)}


def local_kind(body: Body, kind: str) -> str:
    """The name that this body gave it; "" where it gave none."""
    row = OwnKind.objects.filter(body=body, kind=kind).first()
    return row.name if row else ""


def kind_words(body: Body | None) -> list[tuple[str, Any]]:
    """Every kind by the name that this body gave it: for what was held before it was switched off, too."""
    own = own_kinds(body) if body else {}
    known = {code: kind for code, kind in KINDS.items() if body is None or kinds.is_for(code, body.kind)}
    return [(code, (own[code].name if code in own else "") or kind.word) for code, kind in known.items()]


def kind_choices(body: Body) -> list[tuple[str, Any]]:
    """The kinds that are on."""
    off = {code for code, row in own_kinds(body).items() if not row.is_on}
    return [(code, word) for code, word in kind_words(body) if code not in off]


def turned(findings: Iterable[Finding], post: Post | None) -> dict[int, list[tuple[Any, Any]]]:
    """What each became, as far as this post may read it: the word, and the thing or None."""
    rows = list(findings)
    wanted: dict[Any, set[int]] = {}
    for row in rows:
        for _word, thing in row.became:
            wanted.setdefault(type(thing), set()).add(thing.pk)
    read = {
        (model, key)
        for model, keys in wanted.items()
        for key in model.objects.visible_to(post).filter(pk__in=keys).values_list("pk", flat=True)
    }
    return {
        row.pk: [(word, thing if (type(thing), thing.pk) in read else None) for word, thing in row.became]
        for row in rows
    }


def activities(post: Post | None) -> QuerySet[Activity]:
    """What this post may see, each with how many came."""
    rows = Activity.objects.visible_to(post).select_related(
        "township", "committee", "campaign", "body", "unit", "line", "team"
    )
    return rows.annotate(came=number(Participation.objects.filter(came_at__isnull=False), "activity"))


def problems(post: Post | None) -> QuerySet[Problem]:
    return Problem.objects.visible_to(post).select_related("host", "organization", "campaign", "body")


def hosts(post: Post | None) -> QuerySet[Host]:
    """Of the district of this post's body: when its deputies came last, how often, and what is open there."""
    body = post.body if post and post.role in Activity.readers else None
    came = Visit.objects.filter(activity__body=body, activity__stage__in=AFTER)
    still = Problem.objects.filter(body=body).exclude(stage=ProblemStage.STRUCK_OFF)
    rows = Host.objects.filter(district=body.district_id) if body else Host.objects.none()
    return rows.select_related("township").annotate(
        last=Subquery(
            came.filter(host=OuterRef("pk")).order_by("-activity__starts_at").values("activity__starts_at")[:1]
        ),
        times=number(came, "host"),
        still=number(still, "host"),
    )


def lines(model: Any, post: Post | None) -> QuerySet[Any]:
    rows = model.objects.visible_to(post).select_related("township", "campaign", "body")
    return rows.annotate(size_n=number(Member.objects.filter(left_on=None), "team")) if model is Team else rows


def seats(activity: Activity) -> list[Any]:
    """Everybody on its list: who came first, then who is to come, then the rest."""
    rows = activity.participations.select_related("mandate__person", "mandate__township")
    return sorted(rows, key=lambda row: (row.came_at is None, row.stage, row.mandate.person.pinyin))


def evidence_of(root: Any) -> list[tuple[Any, list[Any]]]:
    """Its pictures and papers, by whether they show it before or after."""
    rows = list(root.evidence.select_related("file"))
    return [
        (when.label, [row for row in rows if row.when == when])
        for when in Evidence.When
        if any(row.when == when for row in rows)
    ]


def expected(activity: Activity) -> QuerySet[Participation]:
    """Who is on the list and has not given it back, in the order of a register."""
    rows = activity.participations.exclude(stage=Seat.WITHDRAWN).select_related("mandate__person")
    return rows.order_by("mandate__person__pinyin", "pk")


def on_the_way(campaign: Campaign) -> list[tuple[Any, Any, int, int | None]]:
    """How far a campaign is: the code of what is counted, its word, its number now, and its target."""
    numbers = {code: counted(campaign, code).count() for code in COUNTED}
    return [(code, WORDS[code], number, campaign.targets.get(code)) for code, number in numbers.items() if number]


COUNTED = ("activities", "hosts", "opinions", "problems", *LINES)


def counted(campaign: Campaign, code: str) -> QuerySet[Any]:
    """The rows behind one number of a campaign."""
    if code in LINES:
        lines: QuerySet[Any] = getattr(campaign, f"{code}s").filter(stage=Kept.CONFIRMED)
        return lines
    return {
        "activities": lambda: Activity.objects.filter(campaign=campaign, stage__in=AFTER),
        "hosts": lambda: Host.objects.filter(visits__activity__campaign=campaign).distinct(),
        "opinions": campaign.opinions.counted,
        "problems": lambda: Problem.objects.filter(campaign=campaign, stage="struck_off"),
    }[code]()


def year_of(mandate: Mandate, year: int) -> QuerySet[Activity]:
    """What a deputy took part in, for their own page."""
    rows = Activity.objects.filter(participations__mandate=mandate, participations__came_at__isnull=False)
    return rows.filter(starts_at__year=year)


def lines_of(plan: WorkPlan) -> QuerySet[Any]:
    """Its lines with how often each was carried out: activities that named it and took place."""
    held = number(Activity.objects.filter(stage__in=AFTER), "line")
    return plan.lines.select_related("township", "plan").annotate(held=held).order_by("position")


def occasions(activity: Activity) -> QuerySet[Occasion]:
    """What other bodies of the district named on the same days, and this one did not."""
    since, until = timezone.localdate(activity.starts_at), timezone.localdate(activity.ends_at)
    rows = Occasion.objects.filter(district=activity.body.district_id, starts_on__lte=until, ends_on__gte=since)
    return rows.exclude(bodies__contains=[activity.body_id])


def hours_of_team(team: Team) -> dict[int, Decimal]:
    """Hours by mandate: by sign-in on activities of this team."""
    rows = Participation.objects.filter(activity__team=team, came_at__isnull=False, activity__stage__in=AFTER)
    found: dict[int, Decimal] = {}
    for row in rows.select_related("activity"):
        found[row.mandate_id] = found.get(row.mandate_id, Decimal(0)) + hours.of(row)
    return found


def hours_of(mandate: Mandate, year: int) -> Decimal:
    """What one gave in a year as a volunteer."""
    rows = Participation.objects.filter(
        mandate=mandate,
        came_at__isnull=False,
        activity__kind="volunteering",
        activity__stage__in=AFTER,
        activity__starts_at__year=year,
    )
    return sum((hours.of(row) for row in rows.select_related("activity")), Decimal(0))
