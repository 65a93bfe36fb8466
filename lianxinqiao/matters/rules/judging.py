"""An answer is assessed; the office closes the matter, has it handled again, calls both sides together."""

from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import (
    Assessment,
    Matter,
)
from lianxinqiao.matters.rules.table import RULES, may_when
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post


@RULES("assessment.give")
def may_assess(post: Post, assessment: Assessment, at: datetime) -> None:
    """Only the deputy, in their own session: nobody fills it in for them.

    What the office entered from paper gives way to the deputy's own word, within the profile's days.
    """
    on = timezone.localdate(at)
    if post.mandate_id != assessment.mandate_id:
        raise Refused(_("评价只能由%(raiser)s本人填写。") % assessment.suggestion.words)
    if not assessment.contestable(on):
        _not_yet_given(assessment)
        if assessment.suggestion.stage == Stage.MEDIATION:  # there only what was entered from paper is put right
            may_when(replace(ACTS["assessment.give"], when=ACTS["assessment.enter"].when), assessment)


@RULES("assessment.confirm")
def may_stand_by(post: Post, assessment: Assessment, at: datetime) -> None:
    """The deputy says that what was entered from paper is their own word."""
    on = timezone.localdate(at)
    if post.mandate_id != assessment.mandate_id:
        raise Refused(_("录入的评价只能由%(raiser)s本人确认。") % assessment.suggestion.words)
    if not assessment.contestable(on):
        raise Refused(_("没有等待确认的纸质评价。"))


def may_enter_assessment(post: Post, assessment: Assessment, scan: object | None) -> None:
    if scan is None:
        raise Refused(_("录入纸质评价必须附%(raiser)s签名的征询意见表扫描件。") % assessment.suggestion.words)
    if assessment.state == Assessment.State.GIVEN:
        raise Refused(_("这份征询意见表已经填写过了。"))


def _not_yet_given(assessment: Assessment) -> None:
    if assessment.from_paper and assessment.contest_until and not assessment.confirmed_on:
        facts = {**assessment.suggestion.words, "until": assessment.contest_until.isoformat()}
        raise Refused(_("这份征询意见表已凭纸质件录入，%(raiser)s提出异议的期限已于%(until)s届满。") % facts)
    if assessment.state == Assessment.State.GIVEN:
        raise Refused(_("这份征询意见表已经填写过了。"))


def may_mark_not_returned(post: Post, assessment: Assessment, on: date) -> None:
    _not_yet_given(assessment)
    if assessment.reminded_on is None:
        raise Refused(
            _("请先催请%(raiser)s评价；经催请仍未反馈的，才按未反馈处理。") % assessment.suggestion.words,
            rule=assessment.suggestion.of_congress(_("重庆市条例第二十九条")),
        )
    if assessment.due_on and on <= assessment.due_on:
        raise Refused(_("评价期限%(due)s还没有到。") % {"due": assessment.due_on.isoformat()})


@RULES("suggestion.close")
def may_close(post: Post, suggestion: Matter, at: datetime) -> None:
    on = timezone.localdate(at)
    _no_word_awaited(suggestion, on)
    if Assessment.objects.filter(reply__handling__suggestion=suggestion, decisive=True, state="asked").exists():
        raise Refused(_("还有%(raiser)s没有评价：请等待、录入纸质评价，或催请后按未反馈处理。") % suggestion.words)
    if suggestion.final_result == Assessment.Grade.UNSATISFIED:
        raise Refused(_("%(raiser)s不满意的，应当重新办理或召集协调后再办结。") % suggestion.words)


def _no_word_awaited(suggestion: Matter, on: date) -> None:
    """What was entered from paper is not the last word while its deputy may still say otherwise."""
    replies = [reply for share in suggestion.handlings.all() for reply in share.replies.all()]
    for form in (form for reply in replies for form in reply.assessments.all() if form.decisive):
        if form.contestable(on):
            until = form.contest_until.isoformat()  # type: ignore[union-attr]
            facts = {**suggestion.words, "name": form.mandate.person.spoken, "until": until}
            raise Refused(
                _("%(name)s%(raiser)s在%(until)s前可以对录入的纸质评价提出异议，期满或本人确认后再办结。") % facts
            )


@RULES("suggestion.conclude")
def may_conclude(post: Post, suggestion: Matter, at: datetime) -> None:
    on = timezone.localdate(at)
    _no_word_awaited(suggestion, on)


@RULES("suggestion.rehandle")
def may_rehandle(post: Post, suggestion: Matter, _at: datetime) -> None:
    if suggestion.stage == Stage.ANSWERED and suggestion.final_result != Assessment.Grade.UNSATISFIED:
        raise Refused(_("%(raiser)s评价为不满意的，才重新办理。") % suggestion.words)
    if suggestion.stage == Stage.ANSWERED and suggestion.round > 1:
        raise Refused(_("重新办理后仍不满意的，由%(office)s召集协调。") % suggestion.words)


@RULES("suggestion.convene")
def may_convene(post: Post, suggestion: Matter, _at: datetime) -> None:
    if suggestion.final_result != Assessment.Grade.UNSATISFIED:
        raise Refused(_("%(raiser)s不满意时才召集协调。") % suggestion.words)
