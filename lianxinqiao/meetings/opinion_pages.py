"""The page of an opinion after deliberation: which days it has, what came of its test."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.meetings import profile
from lianxinqiao.meetings.models import DeliberationOpinion
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook.parts import Term
from lianxinqiao.workdays.queries import Known, marked

Facts = list[tuple[Any, Any]]


def tested(opinion: DeliberationOpinion) -> Any:
    """The counts of its test; nothing where there was none."""
    if opinion.passed is None:
        return ""
    told = gettext_lazy("满意%(a)s票，基本满意%(b)s票，不满意%(c)s票，无效%(d)s票")
    return told % {"a": opinion.satisfied, "b": opinion.basically, "c": opinion.unsatisfied, "d": opinion.invalid}


def facts(opinion: DeliberationOpinion, _post: Post | None) -> Facts:
    """A day counted in workdays of a year whose holidays are not announced says that it is provisional."""
    rules, known = profile.of(opinion.body, timezone.localdate(opinion.meeting.starts_at)), Known()

    def by(term: Term | None, day: date | None, done_on: date | None) -> date | str | None:
        return marked(day, known, done_on) if profile.in_workdays(term) else day

    return [
        (gettext_lazy("文号"), opinion.number_text),
        (gettext_lazy("研究处理机关"), opinion.unit.spoken),
        (pgettext_lazy("列表", "会议"), opinion.meeting),
        (gettext_lazy("送达期限"), None if opinion.sent_on else by(rules.opinion_sent, opinion.send_by, None)),
        (gettext_lazy("送达日期"), opinion.sent_on),
        (gettext_lazy("办理方案期限"), by(rules.opinion_plan, opinion.plan_due_on, opinion.plan_on)),
        (gettext_lazy("办理方案日期"), opinion.plan_on),
        (gettext_lazy("报告处理情况期限"), by(rules.opinion_result, opinion.due_on, opinion.result_on)),
        (gettext_lazy("报告处理情况日期"), opinion.result_on),
        (gettext_lazy("满意度测评"), tested(opinion)),
        (gettext_lazy("办理次数"), opinion.rounds if opinion.rounds > 1 else ""),
        (gettext_lazy("公布日期"), opinion.published_on),
    ]
