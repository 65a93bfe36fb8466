"""What its sender does with the code of the receipt: add, answer a question, rate, reopen, take back."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.opinions import deadlines, errands, rules
from lianxinqiao.opinions.actions import answering
from lianxinqiao.opinions.frame import FRAME
from lianxinqiao.opinions.models import Addition, Opinion, Question, Share
from lianxinqiao.opinions.stages import ShareStage, Stage


def _said(words: str) -> str:
    """Words that somebody wrote. They stand apart from the journal, so that they may be erased."""
    words = words.strip()
    if not words:
        raise Refused(_("请写下要说的话。"))
    if len(words) > rules.MOST:
        raise Refused(_("写了%(n)s个字，超过了%(max)s字，请精简后再提交。") % {"n": len(words), "max": rules.MOST})
    return words


def add(opinion: Opinion, *, words: str, by: Doer, at: datetime) -> Addition:
    with FRAME.act("opinion.add", opinion, by=by, at=at) as done:
        row = Addition.objects.create(opinion=opinion, words=_said(words), said_at=at)
        done(data={"addition": row.pk})
        return row


def answer_question(question: Question, *, words: str, by: Doer, at: datetime) -> None:
    with FRAME.act("question.answer", question, by=by, at=at) as done:
        if not question.is_open:
            raise Refused(_("这个问题已经不用回复。"))
        question.answer, question.answered_at = _said(words), at
        question.save()
        answering.give_back_time(question, at)
        done()


def rate(opinion: Opinion, *, rating: str, reason: str = "", words: str = "", by: Doer, at: datetime) -> None:
    """Asked once for each answer. It closes the opinion unless its sender is not satisfied."""
    with FRAME.act("opinion.rate", opinion, by=by, at=at) as done:
        if rating not in {str(each) for each in Opinion.Rating}:
            raise Refused(_("请选择是否满意。"))
        if reason and reason not in {str(each) for each in Opinion.RatingReason}:
            raise Refused(_("请从列出的原因里选择，或者用自己的话写。"))
        opinion.rating, opinion.rating_reason, opinion.rating_words = rating, reason, words.strip()[: rules.MOST]
        opinion.rated_at = at
        unsatisfied = rating == Opinion.Rating.UNSATISFIED
        if opinion.stage == Stage.ANSWERED and not unsatisfied:
            step(opinion, Stage.CLOSED)
            opinion.closed_at = at
        opinion.save()
        done(data={"rating": rating}, tells=("office",) if unsatisfied else ())


def reopen(opinion: Opinion, *, words: str, by: Doer, at: datetime) -> Addition:
    """Not solved, says whoever sent it: the first answer stays, and whoever answered reads why."""
    with FRAME.act("opinion.reopen", opinion, by=by, at=at) as done:
        row = Addition.objects.create(
            opinion=opinion,
            kind=Addition.Kind.REOPENED,
            words=_said(words),
            said_at=at,
            reply_before=opinion.reply,
            outcome_before=opinion.outcome,
        )
        # Somebody outside is asked anew by whoever asked them: nothing leaves the house by itself.
        answered = list(opinion.shares.filter(round=opinion.round, stage=ShareStage.ANSWERED, outside=""))
        opinion.round += 1
        opinion.closed_at = None
        step(opinion, Stage.HANDLING if answered else Stage.RECEIVED)
        for share in answered:
            Share.objects.create(
                opinion=opinion,
                organization_id=share.organization_id,
                round=opinion.round,
                assigned_at=at,
                assigned_by_id=share.assigned_by_id,
                words=share.words,
                due_on=deadlines.handling(opinion, day(at)),
            )
        opinion.save()
        done(data={"addition": row.pk})
        return row


def withdraw(opinion: Opinion, *, by: Doer, at: datetime) -> None:
    """Its sender takes it back; nobody has to be told why."""
    with FRAME.act("opinion.withdraw", opinion, by=by, at=at) as done:
        step(opinion, Stage.WITHDRAWN)
        opinion.save()
        done()
        for share in opinion.shares.filter(stage=ShareStage.ASSIGNED).exclude(outside=""):
            errands.end(share, at)
        opinion.shares.filter(stage=ShareStage.ASSIGNED).update(stage=ShareStage.ENDED, done_at=at)
