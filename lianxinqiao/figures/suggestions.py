"""The figures of suggestions （建议办理）. Each function's docstring is its definition in the report."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import figure, rate
from lianxinqiao.figures.subjects import Rows, Text
from lianxinqiao.figures.suggestion_rows import (
    COUNTED_STAGES,
    SUGGESTIONS,
)
from lianxinqiao.matters.stages import HANDLED
from lianxinqiao.people.models import Body

# One that came in as history is handled where the day of its answer is on record.
HANDLED_OR_ON_RECORD = Q(stage__in=[str(stage) for stage in HANDLED]) | Q(stage="recorded", answered_on__isnull=False)


@figure(
    "suggestions.raised",
    _("代表提出的建议"),
    _("件"),
    _("本期登记编号的代表建议；撤回的、不予受理的不计。"),
    of=SUGGESTIONS,
)
def raised(body: Body, period: Period) -> Rows:
    """Suggestions that were registered and numbered in the period; withdrawn and declined ones are not counted."""
    return SUGGESTIONS.of(body, period).filter(stage__in=COUNTED_STAGES)


@figure(
    "suggestions.in_session",
    _("会议期间提出的建议"),
    _("件"),
    _("本期代表建议中，编入会议期间序列的。"),
    of=SUGGESTIONS,
)
def in_session(body: Body, period: Period) -> Rows:
    """Of those raised: numbered in the series of the session."""
    return raised(body, period).filter(between_sessions=False)


@figure(
    "suggestions.between", _("闭会期间提出的建议"), _("件"), _("本期代表建议中，编入闭会期间序列的。"), of=SUGGESTIONS
)
def between(body: Body, period: Period) -> Rows:
    """Of those raised: numbered in the series between sessions."""
    return raised(body, period).filter(between_sessions=True)


@figure(
    "suggestions.handled",
    _("办理完毕的建议"),
    _("件"),
    _("本期代表建议中，各承办单位的答复均已送达代表的。"),
    of=SUGGESTIONS,
)
def handled(body: Body, period: Period) -> Rows:
    """Of those raised: every answering unit's reply has been delivered to the deputy."""
    return raised(body, period).filter(HANDLED_OR_ON_RECORD)


@figure(
    "suggestions.outcome_known",
    _("办理结果有记录的建议"),
    _("件"),
    _("本期代表建议中，办理结果有记录的；作为历史记录导入、结果不详的不计。"),
    of=SUGGESTIONS,
)
def outcome_known(body: Body, period: Period) -> Rows:
    """Of those raised: what became of them is on record; not those that came in as history without their outcome."""
    return raised(body, period).exclude(stage="recorded", answered_on__isnull=True)


@figure(
    "suggestions.session_handled",
    _("会议期间提出、已办理完毕的建议"),
    _("件"),
    _("会议期间提出的建议中，各承办单位的答复均已送达代表的。"),
    of=SUGGESTIONS,
)
def session_handled(body: Body, period: Period) -> Rows:
    """Of those handled: numbered in the series of the session."""
    return handled(body, period).filter(between_sessions=False)


@figure(
    "suggestions.closed",
    _("办结的建议"),
    _("件"),
    _("本期代表建议中，已答复、已评价并由代工委办结的。"),
    of=SUGGESTIONS,
)
def closed(body: Body, period: Period) -> Rows:
    """Of those raised: answered, assessed and closed by the office."""
    return raised(body, period).filter(stage="closed")


@figure(
    "suggestions.answered",
    _("已答复的建议"),
    _("件"),
    _("本期代表建议中，至少答复过一次的，不论其后情形。"),
    of=SUGGESTIONS,
)
def answered(body: Body, period: Period) -> Rows:
    """Of those raised: answered at least once, whatever came after."""
    return raised(body, period).filter(answered_on__isnull=False)


@figure(
    "suggestions.on_time",
    _("按期答复的建议"),
    _("件"),
    _("已答复的建议中，首次完整答复在期限当日或之前送达的（代表法第五十一条）。"),
    of=SUGGESTIONS,
    tells="clock",
)
def on_time(body: Body, period: Period) -> Rows:
    """Of those answered: the first complete answer was delivered on or before its due date (Deputies Law §51)."""
    return answered(body, period).filter(answered_on__lte=F("answer_due_on"))


@figure(
    "suggestions.timed",
    _("答复期限有记录的建议"),
    _("件"),
    _("已答复的建议中，首次完整答复的期限有记录的；作为历史记录导入、期限不详的不计。"),
    of=SUGGESTIONS,
    tells="clock",
)
def timed(body: Body, period: Period) -> Rows:
    """Of those answered: the due date of the first complete answer is on record."""
    return answered(body, period).filter(answer_due_on__isnull=False)


@figure(
    "suggestions.late",
    _("逾期答复的建议"),
    _("件"),
    _("已答复的建议中，首次完整答复在期限之后送达的。"),
    of=SUGGESTIONS,
    tells="clock",
)
def late(body: Body, period: Period) -> Rows:
    """Of those answered: the first complete answer was delivered after its due date."""
    return answered(body, period).filter(answered_on__gt=F("answer_due_on"))


@figure(
    "suggestions.merged",
    _("并案办理的建议"),
    _("件"),
    _("本期代表建议中，并入另一件一起办理、分别答复的。"),
    of=SUGGESTIONS,
    tells="work",
)
def merged(body: Body, period: Period) -> Rows:
    """Of those raised: handled together with another one, and answered separately."""
    return raised(body, period).filter(merged_into__isnull=False)


@figure(
    "suggestions.key",
    _("重点督办建议"),
    _("件"),
    _("本期代表建议中，由主任会议确定重点督办的（代表法第五十二条）。"),
    of=SUGGESTIONS,
)
def key(body: Body, period: Period) -> Rows:
    """Of those raised: chosen by the council of chairpersons (Deputies Law §52)."""
    return raised(body, period).filter(is_key=True)


@figure("suggestions.published", _("已公开的建议"), _("件"), _("本期代表建议中，已向社会公开的。"), of=SUGGESTIONS)
def published(body: Body, period: Period) -> Rows:
    """Of those raised: open to citizens on the portal."""
    return raised(body, period).filter(published_at__isnull=False)


# ------------------------------------------------------------------ satisfaction
@figure(
    "suggestions.assessed_first",
    _("首次评价的建议"),
    _("件"),
    _("已答复的建议中，代表对首次答复交回评价的；未交回的不计入基数。"),
    of=SUGGESTIONS,
    tells="grades",
)
def assessed_first(body: Body, period: Period) -> Rows:
    """Of those answered: the deputy returned the form on the first reply. Forms not returned are outside the base."""
    return answered(body, period).exclude(first_result="")


@figure(
    "suggestions.assessed",
    _("已评价的建议"),
    _("件"),
    _("已答复的建议中，代表对最后一次答复交回评价的。"),
    of=SUGGESTIONS,
    tells="grades",
)
def assessed(body: Body, period: Period) -> Rows:
    """Of those answered: the deputy returned the form on the last reply."""
    return answered(body, period).exclude(final_result="")


def _graded(code: str, name: Text, meaning: Text) -> None:
    """One grade of one round, such as `first_satisfied`."""
    which, grade = code.split("_")

    def rows(body: Body, period: Period) -> Rows:
        return answered(body, period).filter(**{f"{which}_result": grade})

    reply = {"first": "the first reply", "final": "the last reply"}[which]
    rows.__doc__ = f"Of those assessed: the deputy's grade for the result of {reply} is this one."
    figure(f"suggestions.{code}", name, _("件"), meaning, of=SUGGESTIONS, tells="grades")(rows)


FIRST_MEANING = _("首次评价中，代表对办理结果的评价为此档的建议。")
FINAL_MEANING = _("最后一次评价中，代表对办理结果的评价为此档的建议。")
for _code, _name, _meaning in (
    ("first_satisfied", _("首次评价为满意"), FIRST_MEANING),
    ("first_basically", _("首次评价为基本满意"), FIRST_MEANING),
    ("first_unsatisfied", _("首次评价为不满意"), FIRST_MEANING),
    ("final_satisfied", _("最终评价为满意"), FINAL_MEANING),
    ("final_basically", _("最终评价为基本满意"), FINAL_MEANING),
    ("final_unsatisfied", _("最终评价为不满意"), FINAL_MEANING),
):
    _graded(_code, _name, _meaning)


@figure(
    "suggestions.first_content",
    _("首次满意和基本满意"),
    _("件"),
    _("首次评价的建议中，对办理结果满意和基本满意的。"),
    of=SUGGESTIONS,
    tells="grades",
)
def first_content(body: Body, period: Period) -> Rows:
    """Of those assessed on the first reply: satisfied or basically satisfied with the result."""
    return answered(body, period).filter(first_result__in=["satisfied", "basically"])


@figure(
    "suggestions.final_content",
    _("最终满意和基本满意"),
    _("件"),
    _("已评价的建议中，对最后一次办理结果满意和基本满意的。"),
    of=SUGGESTIONS,
    tells="grades",
)
def final_content(body: Body, period: Period) -> Rows:
    """Of those assessed on the last reply: satisfied or basically satisfied with the result."""
    return answered(body, period).filter(final_result__in=["satisfied", "basically"])


@figure(
    "suggestions.rehandled",
    _("重新办理的建议"),
    _("件"),
    _("本期代表建议中，因代表不满意而重新办理的。"),
    of=SUGGESTIONS,
)
def rehandled(body: Body, period: Period) -> Rows:
    """Of those raised: handled again because the deputy was not satisfied."""
    return raised(body, period).filter(round__gt=1)


rate("suggestions.handled_rate", _("办理率"), part="suggestions.handled", whole="suggestions.outcome_known")
rate("suggestions.on_time_rate", _("按期答复率"), part="suggestions.on_time", whole="suggestions.timed")
rate(
    "suggestions.first_rate",
    _("首次满意率（含基本满意）"),
    part="suggestions.first_content",
    whole="suggestions.assessed_first",
)
rate(
    "suggestions.first_only_rate",
    _("首次满意率"),
    part="suggestions.first_satisfied",
    whole="suggestions.assessed_first",
)
rate(
    "suggestions.final_rate",
    _("最终满意率（含基本满意）"),
    part="suggestions.final_content",
    whole="suggestions.assessed",
)
rate("suggestions.final_only_rate", _("最终满意率"), part="suggestions.final_satisfied", whole="suggestions.assessed")
