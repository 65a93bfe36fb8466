"""The page of a year's livelihood projects, inside the house and for strangers; and a project's line from idea to opening."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.ballots.shares import MORE_THAN_HALF
from lianxinqiao.opinions import screening
from lianxinqiao.people.models import Post
from lianxinqiao.projects import money
from lianxinqiao.projects.models import Call, Candidate, Idea, Project
from lianxinqiao.projects.stages import CHOSEN, CandidateStage, IdeaStage

Facts = list[tuple[Any, Any]]
SHOWN = 200  # ideas on a page


def facts(call: Call, _post: Post | None) -> Facts:
    needed = MORE_THAN_HALF.least(call.base) if call.base else ""
    return [
        (gettext_lazy("实施年度"), str(call.year)),
        (gettext_lazy("应选项目数"), call.places),
        (gettext_lazy("开始征集"), call.opened_on),
        (gettext_lazy("征集到"), call.until),
        (gettext_lazy("结束征集"), call.closed_on),
        (gettext_lazy("常委会审议日期"), call.reviewed_on),
        (gettext_lazy("审议的会议和决定"), call.review),
        (gettext_lazy("填票方式"), call.get_ballot_display() if call.reviewed_on else ""),
        (gettext_lazy("票决的会议"), call.meeting),
        (gettext_lazy("票决日期"), call.voted_on),
        (gettext_lazy("决定文号"), call.decision),
        (gettext_lazy("全体代表"), call.base or ""),
        (gettext_lazy("出席代表"), call.present or ""),
        (gettext_lazy("当选所需票数"), needed),
        (gettext_lazy("收回票数"), call.returned if call.base else ""),
        (gettext_lazy("无效票数"), call.invalid if call.base else ""),
        (gettext_lazy("报告日期"), call.reported_on),
        (gettext_lazy("测评日期"), call.tested_on),
        (gettext_lazy("取消原因"), call.reason),
    ]


def context(call: Call, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    ways = by_subject(offers)
    ideas = list(call.ideas.all())
    waiting = [row for row in ideas if row.stage in {IdeaStage.RECEIVED, IdeaStage.HIDDEN}]
    became = [row.project_id for row in call.candidates.all() if row.project_id]
    return {
        "open_projects": set(Project.objects.visible_to(post).filter(pk__in=became).values_list("pk", flat=True)),
        "candidates": [(row, ways.get(row, [])) for row in call.candidates.all()],
        "waiting": [(row, screening.in_words(row.held_because), ways.get(row, [])) for row in waiting[:SHOWN]],
        "settled": [(row, ways.get(row, [])) for row in ideas if row not in waiting][:SHOWN],
        "may_change": call.stage == "drafted" and any(offer.act.code == "call.open" for offer in offers),
        "plain": money.plain,
    }


# ------------------------------------------------------------------ what strangers read
def shown_ideas(call: Call) -> QuerySet[Idea]:
    """Those that the office has answered; what nobody has looked at yet is nobody's to read."""
    rows = call.ideas.filter(stage__in=[IdeaStage.POOLED, IdeaStage.DECLINED])
    return rows.select_related("candidate", "township", "station").order_by("-number")


def counted(call: Call) -> dict[str, int]:
    """How many asked, by where it came from."""
    rows = call.ideas.exclude(stage=IdeaStage.HIDDEN).values_list("source").annotate(n=Count("pk")).order_by("source")
    return {str(Idea.Source(source).label): n for source, n in rows}


def shown_candidates(call: Call) -> list[Candidate]:
    """Once the standing committee has let them pass; what was dropped stands with its reason."""
    if call.reviewed_on is None:
        return []
    return list(call.candidates.select_related("unit", "township", "project").order_by("number"))


# ------------------------------------------------------------------ a project's whole line
@dataclass(frozen=True)
class Step:
    """One thing that led to it, with its day; `link` opens it where it has a page."""

    on: date
    word: str
    words: str = ""
    call: int = 0


def line(project: Project) -> list[Step]:
    """From what people asked for to the opening, and what deputies said of it at the year's end."""
    return sorted(_steps(project), key=lambda step: step.on)


def _steps(project: Project) -> Iterator[Step]:
    candidate = Candidate.objects.filter(project=project).select_related("call").first()
    if candidate:
        yield from _chosen(candidate)
    elif project.decided_on:
        yield Step(project.decided_on, _("确定项目"), project.decision)
    for day, word in (
        (project.began_on, _("开工")),
        (project.completed_on, _("完工")),
        (project.opened_on, _("投入使用")),
        (project.closed_on, _("竣工决算")),
    ):
        if day:
            yield Step(day, word)


def _chosen(row: Candidate) -> Iterator[Step]:
    call = row.call
    asked = list(row.ideas.exclude(stage=IdeaStage.HIDDEN).order_by("asked_at"))
    if asked:
        words = _("%(n)s条线索提出，第一条：%(text)s") % {"n": len(asked), "text": asked[0].text[:80]}
        yield Step(timezone.localdate(asked[0].asked_at), _("提出想办的实事"), words, call.pk)
    if row.proven_on:
        yield Step(row.proven_on, _("论证"), row.proof[:80])
    if call.reviewed_on:
        yield Step(call.reviewed_on, _("常委会审议"), call.review)
    if call.voted_on and row.stage in CHOSEN:
        votes = {"yes": row.yes_again or row.yes, "base": call.base}
        yield Step(call.voted_on, _("代表票决"), _("%(yes)s票赞成，全体代表%(base)s人") % votes, call.pk)
    if call.tested_on and row.tests:
        marks = {"a": row.satisfied, "b": row.basically, "c": row.unsatisfied, "word": row.get_stage_display()}
        words = _("%(word)s：满意%(a)s票，基本满意%(b)s票，不满意%(c)s票") % marks
        yield Step(call.tested_on, _("满意度测评"), words)


def returned(call: Call) -> int:
    return call.candidates.filter(stage=CandidateStage.RETURNED).count()
