"""The pages of this room: an assessment as the office sees it, and one person's year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.acts import places
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.people.models import Post
from lianxinqiao.scores import engine, group_activities, standard_pages, standing
from lianxinqiao.scores.events import called
from lianxinqiao.scores.group_activities import GroupYear
from lianxinqiao.scores.models import Assessment, Point, Rating, Standing
from lianxinqiao.scores.rules import of
from lianxinqiao.scores.stages import POINT, AppealStage, Counted, Stage
from lianxinqiao.scores.tables import Rater
from lianxinqiao.ui.filters import Filters

Facts = list[tuple[Any, Any]]
OVERVIEW = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}  # who compares persons with each other


def compares(post: Post, assessment: Assessment) -> bool:
    """Whether somebody sees all names beside each other: who oversees always, the others where the profile allows it."""
    if post.role in OVERVIEW:
        return True
    said = of(assessment.body, timezone.localdate()).compared_by
    return said == "all" and assessment.stage in {Stage.PUBLISHED, Stage.FROZEN} and post.body_id == assessment.body_id


def facts(assessment: Assessment, _post: Post | None) -> Facts:
    table = assessment.rules
    return [
        (gettext_lazy("年度"), str(assessment.year)),
        (gettext_lazy("评分标准"), table.name),
        (gettext_lazy("标准来源"), table.source),
        (gettext_lazy("假定"), table.assumed),
        (gettext_lazy("归集时间"), assessment.gathered_at),
        (gettext_lazy("预览日期"), assessment.previewed_on),
        (gettext_lazy("公布日期"), assessment.published_on),
        (gettext_lazy("定档日期"), assessment.frozen_on),
    ]


def context(assessment: Assessment, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    sees_all = post is not None and post.role in OVERVIEW
    sees_names = post is not None and compares(post, assessment)
    ways = by_subject(offers)
    near = assessment.points.filter(stage=Counted.CLAIMED).select_related("mandate__person") if sees_all else []
    appeals = assessment.appeals.select_related("mandate__person") if sees_all else []
    rows = list(_standings(assessment)) if sees_names else []
    table = assessment.rules
    return {
        "standings": rows,
        "claims": [(row, ways.get(row, [])) for row in near],
        "appeals": [(row, ways.get(row, [])) for row in appeals],
        "is_assessed": post is not None and post.mandate_id is not None,
        "table": table,
        "group_years": _group_years(assessment) if sees_all else [],
        "follows": following(assessment, rows) if sees_all and table.steps else [],
        "items": standard_pages.rows(table),
        "minimums": [(row, [called(event) for event in row.events]) for row in table.minimums],
    }


def _standings(assessment: Assessment) -> QuerySet[Standing]:
    return assessment.standings.select_related("mandate__person", "mandate__delegation")


def cut(assessment: Assessment, post: Post, asked: QueryDict) -> dict[str, Any]:
    """The standings of one street or committee, as the page's address asks. Places stay those among all."""
    chosen = Filters(asked, places.by_seat(post, "mandate"))
    rows = list(chosen.apply(_standings(assessment))) if compares(post, assessment) else []
    return {"filters": chosen, "standings": rows, "groups": groups(rows)}


def _group_years(assessment: Assessment) -> list[GroupYear]:
    least = of(assessment.body, timezone.localdate()).group_meetings
    return group_activities.of(assessment.body, assessment.year, least)


@dataclass(frozen=True)
class Group:
    """A delegation or a sector: how many persons, their mean, and how many have met every minimum."""

    name: str
    persons: int
    mean: Decimal
    met: int


def groups(rows: Sequence[Standing]) -> list[Group]:
    """By sector in a CPPCC, by delegation in a congress; the best mean first."""
    there: dict[str, list[Standing]] = {}
    for row in rows:
        delegation = row.mandate.delegation
        name = row.mandate.sector_spoken or (str(delegation.spoken) if delegation else "")
        there.setdefault(name or _("未分组"), []).append(row)
    made = [
        Group(
            name,
            len(of_group),
            round(sum((row.total for row in of_group), Decimal(0)) / len(of_group), 1),
            sum(not row.missing for row in of_group),
        )
        for name, of_group in there.items()
    ]
    return sorted(made, key=lambda group: (-group.mean, group.name))


def following(assessment: Assessment, rows: Sequence[Standing]) -> list[tuple[Standing, list[str]]]:
    """Who falls under what the table asks for, this year or several running: by persons, since seats change."""
    before = Standing.objects.filter(
        assessment__body=assessment.body_id,
        assessment__year__lt=assessment.year,
        assessment__year__gte=assessment.year - 4,
        assessment__stage__in=[Stage.PUBLISHED, Stage.FROZEN],
    ).order_by("-assessment__year")
    years: dict[int, list[tuple[int, Decimal]]] = {}
    for person, year, total in before.values_list("mandate__person", "assessment__year", "total"):
        years.setdefault(person, []).append((year, total))
    found = []
    for row in rows:
        totals = [row.total]
        for year, total in years.get(row.mandate.person_id, []):
            if year != assessment.year - len(totals):
                break  # a year between them is missing: it was not running
            totals.append(total)
        if words := engine.follows(assessment.rules, totals):
            found.append((row, words))
    return found


@dataclass(frozen=True)
class Entry:
    """A line of the ledger: the act, what it gave, and, where it was taken back, that it did."""

    point: Point
    given: Decimal
    tone: str
    called: str = ""


@dataclass(frozen=True)
class Section:
    name: str
    points: Decimal
    raw: Decimal
    entries: Sequence[Entry]


def year_of(assessment: Assessment, mandate: int) -> dict[str, Any]:
    """One person's year: the sum, what is missing, and every point with its evidence; the same sum as everywhere."""
    score = standing.scores(assessment, [mandate])[mandate]
    points = {row.pk: row for row in assessment.points.filter(mandate=mandate)}
    items = assessment.rules.items
    sections = []
    for each in score.items:
        entries = [Entry(points[line.event.key], line.points, "good", called(line.event.name)) for line in each.lines]
        fallen = [row for row in points.values() if row.stage == Counted.VOID and row.event in each.item.points]
        entries += [Entry(row, -each.item.points[row.event], "bad", called(row.event)) for row in fallen]
        sections.append(Section(each.item.name, each.points, each.raw, entries))
    scored = {event for item in items for event in item.points}
    rest = [row for row in points.values() if row.event not in scored and row.stage in {Counted.COUNTED, Counted.VOID}]
    settled = assessment.standings.filter(mandate=mandate).first()
    return {
        "score": score,
        "sections": sections,
        "unscored": [
            Entry(row, Decimal(0), "bad" if row.stage == Counted.VOID else "good", called(row.event)) for row in rest
        ],
        "standing": settled,
        "waiting": [
            (row, POINT.tones.get(row.stage, "neutral"))
            for row in points.values()
            if row.stage in {Counted.CLAIMED, Counted.REFUSED}
        ],
        "appeals": assessment.appeals.filter(mandate=mandate),
        "open_appeal": assessment.appeals.filter(mandate=mandate, stage=AppealStage.MADE).exists(),
        "has_items": bool(items),
        "open_items": [
            (item.name, [(called(event), worth) for event, worth in item.points.items() if worth > 0], item.cap)
            for item, section in zip(items, sections, strict=True)
            if not section.entries and any(worth > 0 for worth in item.points.values())
        ],
        "ratings": ratings(assessment, mandate),
        "as_of": assessment.gathered_at,
        "quarters": quarters(points.values()),
    }


def ratings(assessment: Assessment, mandate: int) -> list[tuple[Rater, Rating | None, list[str]]]:
    """A row for each rater beside the columns, whoever of them counts （四方评定并列）."""
    table = assessment.rules
    there = {row.rater: row for row in assessment.ratings.filter(mandate=mandate)}
    return [
        (rater, row := there.get(rater.code), [row.marks.get(name, "") if row else "" for name in table.columns])
        for rater in table.raters
    ]


def quarters(points: Iterable[Point]) -> list[tuple[int, int]]:
    """How many acts of each quarter count （按季度登记）."""
    counted = [(row.on.month + 2) // 3 for row in points if row.stage == Counted.COUNTED]
    return [(quarter, counted.count(quarter)) for quarter in range(1, 5)]
