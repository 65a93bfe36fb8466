"""How the year of each convener and of each sector goes, from what was entered anyway."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.activities import kinds
from lianxinqiao.activities.kinds import Family, Organiser
from lianxinqiao.activities.models import Activity, Participation
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.conveners.models import YearPlan
from lianxinqiao.people import sectors
from lianxinqiao.people.models import Body, Mandate, Post
from lianxinqiao.proposals.models import Particulars, Proposal
from lianxinqiao.proposals.stages import RECEIVED
from lianxinqiao.reports.models import Report, Speech
from lianxinqiao.reports.stages import SpeechStage


# ------------------------------------------------------------------ conveners
@dataclass
class Row:
    """One convener's year: who, where, how many members and activities, plan and report."""

    post: Post
    members: int
    activities: int
    plan: YearPlan | None


def conveners(body: Body, on: date) -> QuerySet[Post]:
    rows = Post.objects.filter(body=body, role=RoleCode.STATION_STAFF, township__isnull=False).held(on)
    return rows.select_related("person", "township", "body").order_by("township__position", "pk")


def activities_of(body: Body, year: int) -> QuerySet[Activity]:
    rows = Activity.objects.filter(body=body, organiser=Organiser.CONVENER, stage__in=sorted(AFTER))
    return rows.filter(starts_at__year=year)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def of_conveners(body: Body, year: int, today: date) -> list[Row]:
    on = min(today, date(year, 12, 31))
    members = Mandate.objects.filter(term__body=body).held(on).values_list("township").annotate(n=Count("pk"))
    counted = dict(members)
    held = dict(activities_of(body, year).order_by().values_list("township").annotate(n=Count("pk")))
    plans = {plan.township_id: plan for plan in YearPlan.objects.filter(body=body, year=year, sector="")}
    return [
        Row(post, counted.get(key, 0), held.get(key, 0), plans.get(key))
        for post in conveners(body, on)
        for key in [post.township_id]
    ]


# ------------------------------------------------------------------ sectors
@dataclass(frozen=True)
class Duty:
    """One thing that a sector owes a year, and what was done of it."""

    code: str
    word: str | Promise
    done: int


@dataclass
class Sector:
    name: str
    members: int
    duties: list[Duty] = field(default_factory=list)

    @property
    def spoken(self) -> str:
        return sectors.spoken(self.name)

    @property
    def open(self) -> int:
        return sum(not duty.done for duty in self.duties)


# 大兴区政协2014年的做法: a year at least one study, proposal, report, inspection, plenary speech, plan and summary.
STUDY, INSPECTION = kinds.of(Family.TRAINING), kinds.of(Family.INSPECTION, Family.RESEARCH)


def sectors_of(body: Body, on: date) -> list[str]:
    rows = Mandate.objects.filter(term__body=body).held(on).exclude(sector="")
    return list(rows.order_by("sector").values_list("sector", flat=True).distinct())


def of_sectors(body: Body, year: int, today: date) -> list[Sector]:
    on = min(today, date(year, 12, 31))
    rows = Mandate.objects.filter(term__body=body).held(on).exclude(sector="").values_list("sector", flat=True)
    members = Counter(rows)
    plans = {plan.sector: plan for plan in YearPlan.objects.filter(body=body, year=year).exclude(sector="")}
    reports = Counter(
        Report.objects.filter(body=body, year=year).exclude(mandate=None).values_list("mandate__sector", flat=True)
    )
    of_sector = Proposal.objects.filter(body=body, year=year, stage__in=[str(stage) for stage in RECEIVED])
    proposals = Counter(
        of_sector.filter(particulars__origin=Particulars.Origin.SECTOR).values_list("lead__sector", flat=True)
    )
    given = Speech.objects.filter(body=body, given_on__range=_year(year), stage=SpeechStage.GIVEN)
    speeches = Counter(given.values_list("mandate__sector", flat=True))
    studies, inspections = _together(body, year, STUDY), _together(body, year, INSPECTION)
    found = []
    for name in sorted(members):
        plan = plans.get(name)
        duties = [
            Duty("plan", _("年度计划"), int(plan is not None)),
            Duty("study", pgettext_lazy("界别", "学习"), studies[name]),
            Duty("inspection", pgettext_lazy("界别", "视察调研"), inspections[name]),
            Duty("proposal", pgettext_lazy("界别", "提案"), proposals[name]),
            Duty("report", _("社情民意"), reports[name]),
            Duty("speech", _("大会发言"), speeches[name]),
            Duty("summary", _("年度总结"), int(bool(plan and plan.reported_on))),
        ]
        found.append(Sector(name, members[name], duties))
    return found


def _together(body: Body, year: int, of_kinds: Iterable[str]) -> Counter[str]:
    """Activities of these kinds by sector: one is a sector's where most of those who came sit for it. (Assumed.)"""
    rows = Participation.objects.filter(
        activity__body=body,
        activity__kind__in=list(of_kinds),
        activity__stage__in=sorted(AFTER),
        activity__starts_at__year=year,
        came_at__isnull=False,
    ).values_list("activity", "mandate__sector")
    came: dict[int, list[str]] = defaultdict(list)
    for activity, sector in rows:
        came[activity].append(sector)
    found: Counter[str] = Counter()
    for there in came.values():
        name, number = Counter(there).most_common(1)[0]
        if name and 2 * number > len(there):
            found[name] += 1
    return found


def members_of(post: Post, on: date) -> QuerySet[Any]:
    """Who lives or works where a convener draws members together."""
    rows = Mandate.objects.filter(term__body=post.body_id, township=post.township_id).held(on)
    return rows.select_related("person").order_by("person__pinyin")
