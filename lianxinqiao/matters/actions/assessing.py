"""Assess （评价）, and what follows when a deputy is not satisfied."""

from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.files.models import Attachment
from lianxinqiao.matters import deadlines, rules
from lianxinqiao.matters.frame import FRAME
from lianxinqiao.matters.models import Assessment, Handling, Matter, Mediation, Reply
from lianxinqiao.matters.stages import HandlingStage, Stage
from lianxinqiao.people.models import Post

WORST_FIRST = [Assessment.Grade.UNSATISFIED, Assessment.Grade.BASICALLY, Assessment.Grade.SATISFIED]


def ask(reply: Reply, on: date) -> None:
    """An opinion form for each deputy who assesses by the profile: the lead signer, or every co-signer."""
    suggestion = reply.suggestion
    rules_of = suggestion.profile_version.rules
    mandates = [suggestion.lead_id]
    if rules_of.assessment_by == "each":
        mandates += list(suggestion.cosigners.exclude(signed_at=None).values_list("mandate_id", flat=True))
    Assessment.objects.bulk_create(
        Assessment(reply=reply, mandate_id=mandate, asked_on=on, due_on=reply.assess_due_on) for mandate in mandates
    )


def _grades(attitude: str, result: str) -> None:
    grades = {str(grade) for grade in Assessment.Grade}
    if attitude not in grades or result not in grades:
        raise Refused(_("请对办理态度和办理结果分别作出评价。"))


def assess(assessment: Assessment, *, attitude: str, result: str, comment: str = "", by: Post, at: datetime) -> None:
    """The deputy's own judgement, in their own session; attitude and result apart.

    It takes the place of what the office entered from paper; that stays in the journal and beside it.
    """
    with FRAME.act("assessment.give", assessment, by=by, at=at) as done:
        data: dict[str, Any] = {"attitude": attitude, "result": result}
        if assessment.from_paper:
            assessment.replaced = data["replaces"] = {
                "attitude": assessment.attitude,
                "result": assessment.result,
                "comment": assessment.comment,
                "entered_by": str(assessment.given_by),
                "entered_on": str(assessment.given_on),
            }
        _give(assessment, attitude, result, comment, by=by, at=at)
        done(data=data)


def stand_by(assessment: Assessment, *, by: Post, at: datetime) -> None:
    """The deputy confirms what the office entered from paper: it need not wait any longer."""
    with FRAME.act("assessment.confirm", assessment, by=by, at=at) as done:
        assessment.confirmed_on = day(at)
        assessment.save()
        data = {"attitude": assessment.attitude, "result": assessment.result}
        done(data=data)


def enter_paper(
    assessment: Assessment,
    *,
    attitude: str,
    result: str,
    comment: str = "",
    scan: Attachment | None,
    by: Post,
    at: datetime,
) -> None:
    """The office enters a form that the deputy signed on paper; the scan is kept, and the deputy is told what it says."""
    with FRAME.act("assessment.enter", assessment, by=by, at=at) as done:
        rules.may_enter_assessment(by, assessment, scan)
        assessment.scan = scan
        assessment.contest_until = deadlines.contest(assessment.suggestion, day(at))
        _give(assessment, attitude, result, comment, by=by, at=at)
        data = {"attitude": attitude, "result": result, "scan": scan.sha256 if scan else ""}
        deputy = assessment.mandate.person.name
        with translation.override("zh-hans"):
            said = _("凭扫描件录入：对办理态度%(attitude)s，对办理结果%(result)s。") % {
                "attitude": assessment.get_attitude_display(),
                "result": assessment.get_result_display(),
            }
            note = f"{said}{contestable_until(assessment.contest_until)}"
        done(on_behalf_of=deputy, note=note, data=data)


def contestable_until(until: date | None) -> str:
    """What the deputy is told of their own word, in the language of the moment."""
    if until is None:
        return ""
    return _("不是您本人的意思的，请在%(until)s前登录评价，以您本人的评价为准。") % {"until": until.isoformat()}


def _give(assessment: Assessment, attitude: str, result: str, comment: str, *, by: Post, at: datetime) -> None:
    _grades(attitude, result)
    if Assessment.Grade.UNSATISFIED in (attitude, result) and not comment.strip():
        raise Refused(_("不满意的，请写明意见，以便重新办理。"))
    assessment.state = Assessment.State.GIVEN
    assessment.attitude, assessment.result, assessment.comment = attitude, result, comment
    assessment.given_on, assessment.given_by = day(at), by
    assessment.save()
    _sum_up(assessment.suggestion)


def _sum_up(suggestion: Matter) -> None:
    """What counts for the suggestion: of the decisive assessments of its round, the least satisfied one."""
    given = Assessment.objects.filter(reply__handling__suggestion=suggestion, decisive=True, state="given")
    rows = list(given.values_list("reply__round", "attitude", "result"))
    suggestion.final_attitude, suggestion.final_result = _worst(rows, suggestion.round)
    if any(number == 1 for number, *_grades in rows):  # a first round's paper may be put right in the second
        suggestion.first_attitude, suggestion.first_result = _worst(rows, 1)
    suggestion.save()


def _worst(rows: list[tuple[int, str, str]], number: int) -> tuple[str, str]:
    attitudes = {attitude for each, attitude, _result in rows if each == number}
    results = {result for each, _attitude, result in rows if each == number}
    return (
        next((grade for grade in WORST_FIRST if grade in attitudes), ""),
        next((grade for grade in WORST_FIRST if grade in results), ""),
    )


def remind(assessment: Assessment, *, by: Post, at: datetime) -> None:
    with FRAME.act("assessment.remind", assessment, by=by, at=at) as done:
        if assessment.state != Assessment.State.ASKED:
            raise Refused(_("这份征询意见表不用催请。"))
        if assessment.reminded_on == day(at):
            raise Refused(_("今天已经催请过。"))
        assessment.reminded_on = day(at)
        assessment.save()
        done()


def mark_not_returned(assessment: Assessment, *, by: Post, at: datetime) -> None:
    """Reminded and still silent: outside the base of the satisfaction rate (重庆 §29)."""
    with FRAME.act("assessment.not_returned", assessment, by=by, at=at) as done:
        rules.may_mark_not_returned(by, assessment, day(at))
        if assessment.state != Assessment.State.ASKED:
            raise Refused(_("这份征询意见表已经收回，或已按未反馈处理。"))
        assessment.state = Assessment.State.NOT_RETURNED
        assessment.save()
        done()


# ------------------------------------------------------------------ close, handle again, convene
def close(suggestion: Matter, *, by: Post, at: datetime) -> None:
    """Every decisive form is back or given up, and nobody is unsatisfied: closed. Now the units see the forms."""
    with FRAME.act("suggestion.close", suggestion, by=by, at=at) as done:
        step(suggestion, Stage.CLOSED)
        suggestion.closed_at = at
        suggestion.save()
        done(data={"result": suggestion.final_result})


def rehandle(suggestion: Matter, *, reason: str = "", by: Post, at: datetime) -> None:
    """Unsatisfied: the same units handle it again, within the profile's term from today."""
    with FRAME.act("suggestion.rehandle", suggestion, by=by, at=at) as done:
        suggestion.round += 1
        suggestion.last_assigned_on = day(at)
        suggestion.due_on = deadlines.reply(suggestion, again_from=day(at)).date
        step(suggestion, Stage.HANDLING)
        suggestion.save()
        for handling in _answered(suggestion):
            step(handling, HandlingStage.ACCEPTED)
            handling.due_on, handling.done_on = suggestion.due_on, None
            handling.save()
        data = {"round": suggestion.round, "due_on": suggestion.due_on}
        done(note=reason, data=data)


def _answered(suggestion: Matter) -> list[Handling]:
    """One share for each unit; a unit that took over another's beside its own answers again in the last of them."""
    rows = suggestion.handlings.filter(kind__in=["lead", "separate"], stage=HandlingStage.DONE)
    return list({row.organization_id: row for row in rows.order_by("pk")}.values())


def convene(suggestion: Matter, *, note: str, by: Post, at: datetime) -> Mediation:
    """Still unsatisfied: the office brings deputy and unit together (重庆 §27)."""
    with FRAME.act("suggestion.convene", suggestion, by=by, at=at) as done:
        if suggestion.mediations.filter(concluded_on=None).exists():
            raise Refused(_("协调正在进行。"))
        step(suggestion, Stage.MEDIATION)
        suggestion.save()
        row = Mediation.objects.create(suggestion=suggestion, convened_on=day(at), convened_by=by, note=note)
        done(note=note)
        return row


def conclude(suggestion: Matter, *, outcome: str, by: Post, at: datetime) -> None:
    """What the mediation came to; the deputy's assessment stands as it was given."""
    with FRAME.act("suggestion.conclude", suggestion, by=by, at=at) as done:
        if not outcome.strip():
            raise Refused(_("请写明协调结果。"))
        row = suggestion.mediations.filter(concluded_on=None).latest("id")
        row.outcome, row.concluded_on, row.concluded_by = outcome, day(at), by
        row.save()
        step(suggestion, Stage.CLOSED)
        suggestion.closed_at = at
        suggestion.save()
        done(note=outcome)
