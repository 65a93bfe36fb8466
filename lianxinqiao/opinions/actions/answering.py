"""Work on an opinion and answer it: each unit its part, the citizen once, at the end."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day, locked
from lianxinqiao.acts.stages import step
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.opinions import deadlines, errands, rules
from lianxinqiao.opinions.frame import FRAME, done
from lianxinqiao.opinions.models import Opinion, Question, Share
from lianxinqiao.opinions.stages import ShareStage, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.workdays import queries as workdays

# Of several answers the whole is worth what its least part is.
WORST_FIRST = ("not_ours", "explained", "planned", "solving", "solved")


def answer(
    share: Share, *, words: str, outcome: str, planned_until: date | None = None, by: Post, at: datetime
) -> None:
    """A unit answers its part. The citizen is told when the last part is answered, and reads one answer."""
    with FRAME.act("share.answer", share, by=by, at=at) as done_:
        rules.may_answer(outcome, words, planned_until)
        opinion: Opinion = share.opinion
        step(share, ShareStage.ANSWERED)
        errands.end(share, at)
        share.answer, share.outcome, share.done_at = words.strip(), outcome, at
        share.planned_until = planned_until if outcome == Opinion.Outcome.PLANNED else None
        share.save()
        last = not rules.open_shares(opinion)
        if last:
            _tell_all(opinion, at)
        done_(data={"outcome": outcome}, tells=("deputy",) if last else ())


def _tell_all(opinion: Opinion, at: datetime) -> None:
    shares = list(opinion.shares.filter(round=opinion.round, stage=ShareStage.ANSWERED))
    with translation.override("zh-hans"):
        names = [share.named for share in shares]
    words = (
        shares[0].answer
        if len(shares) == 1
        else "\n".join(f"{name}：{share.answer}" for name, share in zip(names, shares, strict=True))
    )
    outcome = min((share.outcome for share in shares), key=WORST_FIRST.index)
    planned = max((share.planned_until for share in shares if share.planned_until), default=None)
    tell(opinion, words, outcome, planned, replied_by="、".join(names)[:120], at=at)


def tell(
    opinion: Opinion, words: str, outcome: str, planned_until: date | None, *, replied_by: str, at: datetime
) -> None:
    """The answer stands on its sender's page, who may rate it; saved here."""
    step(opinion, Stage.ANSWERED)
    opinion.reply, opinion.outcome, opinion.replied_by = words.strip(), outcome, replied_by
    opinion.planned_until = planned_until if outcome == Opinion.Outcome.PLANNED else None
    opinion.first_answered_at = opinion.first_answered_at or at
    opinion.answered_at = at
    opinion.rating, opinion.rating_reason, opinion.rating_words, opinion.rated_at = "", "", "", None
    opinion.save()
    _end_question(opinion, at)


def send_back(share: Share, *, reason: str, by: Post, at: datetime) -> None:
    """The unit says that it is not its business. If no other unit works on it, it waits to be routed again."""
    with FRAME.act("share.return", share, by=by, at=at) as done_:
        if not reason.strip():
            raise Refused(_("请说明退回的理由，写明应当由谁办理。"))
        opinion: Opinion = share.opinion
        step(share, ShareStage.RETURNED)
        errands.end(share, at)
        share.return_reason, share.done_at = reason.strip(), at
        share.save()
        if not rules.open_shares(opinion):
            if opinion.shares.filter(round=opinion.round, stage=ShareStage.ANSWERED).exists():
                _tell_all(opinion, at)
            else:
                step(opinion, Stage.RECEIVED)
                opinion.save()
        done_(note=reason)


# ------------------------------------------------------------------ asking back
def ask(opinion: Opinion, *, words: str, by: Post, at: datetime) -> Question:
    """Put one question on the sender's page.

    A newer question ends it; when its days are over, work goes on by itself.
    """
    with FRAME.act("opinion.ask", opinion, by=by, at=at) as done_:
        if not words.strip():
            raise Refused(_("请写明想请群众补充什么。"))
        _end_question(opinion, at)
        until = deadlines.last_day(opinion, "asking", day(at))
        question = Question.objects.create(opinion=opinion, asked_by=by, asked_at=at, words=words.strip(), until=until)
        done_(data={"until": until})
        return question


def _end_question(opinion: Opinion, at: datetime) -> None:
    for question in opinion.questions.filter(answered_at=None, ended_at=None):
        question.ended_at = at
        question.save()
        give_back_time(question, at)


def give_back_time(question: Question, at: datetime) -> None:
    """Add the days of waiting for the sender to the unit's term. The citizen's own date does not move."""
    waited = (day(at) - day(question.asked_at)).days
    for share in question.opinion.shares.filter(stage=ShareStage.ASSIGNED) if waited > 0 else ():
        share.due_on = workdays.current().next_workday(share.due_on + timedelta(days=waited))
        share.save()


@transaction.atomic
def lapse(question: Question, *, by: None = None, at: datetime) -> bool:
    """Let work go on when the question was not answered in time; returns whether it did."""
    opinion = locked(question.opinion)
    question.refresh_from_db()
    if not question.is_open or day(at) <= question.until:
        return False
    question.ended_at = at
    question.save()
    give_back_time(question, at)
    done("question.lapse", opinion, by=None, at=at, tells=("units",))
    return True


# ------------------------------------------------------------------ what a deputy's suggestion came to
@transaction.atomic
def follow_suggestion(opinion: Opinion, suggestion: Suggestion, *, by: Any, at: datetime) -> None:
    """Tell the sender that the suggestion was answered, or that it ended without an answer."""
    locked(opinion)
    if opinion.stage != Stage.RAISED:
        return
    if suggestion.stage in {"withdrawn", "declined"}:
        step(opinion, Stage.RECEIVED)
        opinion.route, opinion.suggestion = "", None
        opinion.save()
        done("opinion.come_back", opinion, by=None, at=at, data={"suggestion": suggestion.pk}, tells=("office",))
        return
    with translation.override("zh-hans"):
        words = _("您的意见已由代表提出为%(number)s建议，有关部门已经书面答复代表，结论是“%(class)s”。") % {
            "number": suggestion.full_number,
            "class": OUTCOMES.get(suggestion.reply_class, ("explained", "解释说明"))[1],
        }
    outcome = OUTCOMES.get(suggestion.reply_class, ("explained", ""))[0]
    units = [row.organization.name for row in suggestion.handlings.select_related("organization") if row.answers]
    tell(opinion, words, "solving" if outcome == "planned" else outcome, None, replied_by="、".join(units)[:120], at=at)
    done("opinion.told", opinion, by=None, at=at, data={"suggestion": suggestion.pk}, tells=("deputy",))


OUTCOMES = {
    "SOLVED": ("solved", "已经解决"),
    "SOLVING": ("solving", "正在解决"),
    "PLANNED": ("planned", "列入计划"),
    "REFERENCE": ("explained", "留作参考"),
    "UPPER_LEVEL": ("not_ours", "涉及上级职权"),
}
