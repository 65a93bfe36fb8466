"""The pages of this room: an assessment as the office sees it, and one person's year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer
from lianxinqiao.people.models import Post
from lianxinqiao.scores import standing
from lianxinqiao.scores.models import Assessment, Point
from lianxinqiao.scores.stages import POINT, AppealStage, Counted

Facts = list[tuple[Any, Any]]
OVERVIEW = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}  # who compares persons with each other


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
    waiting = [offer for offer in offers if offer.act.on]
    ways: dict[tuple[str, int], list[Offer]] = {}
    for offer in waiting:
        ways.setdefault((offer.act.on, offer.subject.pk), []).append(offer)
    own = [offer for offer in offers if not offer.act.on]
    first = next((offer for offer in own if offer.primary), None)
    near = assessment.points.filter(stage=Counted.CLAIMED).select_related("mandate__person") if sees_all else []
    appeals = assessment.appeals.select_related("mandate__person") if sees_all else []
    rows = assessment.standings.select_related("mandate__person", "mandate__delegation") if sees_all else []
    return {
        "offers": own,
        "first": first,
        "rest": [offer for offer in own if offer is not first],
        "standings": rows,
        "claims": [(row, ways.get(("point", row.pk), [])) for row in near],
        "appeals": [(row, ways.get(("appeal", row.pk), [])) for row in appeals],
        "is_assessed": post is not None and post.mandate_id is not None,
        "table": assessment.rules,
    }


@dataclass(frozen=True)
class Entry:
    """A line of the ledger: the act, what it gave, and, where it was taken back, that it did."""

    point: Point
    given: Decimal
    tone: str


@dataclass(frozen=True)
class Section:
    name: str
    points: Decimal
    raw: Decimal
    entries: Sequence[Entry]


def year_of(assessment: Assessment, mandate: int) -> dict[str, Any]:
    """One person's year: the sum, what is missing, and every point with its evidence; the same sum as everywhere."""
    score = standing.scores(assessment, mandate)[mandate]
    points = {row.pk: row for row in assessment.points.filter(mandate=mandate)}
    items = assessment.rules.items
    sections = []
    for each in score.items:
        entries = [Entry(points[line.event.key], line.points, "good") for line in each.lines]
        fallen = [row for row in points.values() if row.stage == Counted.VOID and row.event in each.item.points]
        entries += [Entry(row, -each.item.points[row.event], "bad") for row in fallen]
        sections.append(Section(each.item.name, each.points, each.raw, entries))
    settled = assessment.standings.filter(mandate=mandate).first()
    return {
        "score": score,
        "sections": sections,
        "standing": settled,
        "waiting": [
            (row, POINT.tones.get(row.stage, "neutral"))
            for row in points.values()
            if row.stage in {Counted.CLAIMED, Counted.REFUSED}
        ],
        "appeals": assessment.appeals.filter(mandate=mandate),
        "open_appeal": assessment.appeals.filter(mandate=mandate, stage=AppealStage.MADE).exists(),
        "has_items": bool(items),
    }
