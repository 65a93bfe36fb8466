"""Rules say no in a sentence.

`may(act, post, subject)` reads the table of acts; the functions below ask what the table cannot say.
Each is silent or raises `Refused`. `access.can(rules.may, …)` is the question form for screens.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.access.roles import DEPUTIES
from lianxinqiao.acts.kinds import Kinds
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.files.models import Intake
from lianxinqiao.matters import deadlines
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import (
    Assessment,
    AssigningMeeting,
    Extension,
    Handling,
    Matter,
    Promise,
    Reply,
    Suggestion,
)
from lianxinqiao.matters.models.matters import of_body
from lianxinqiao.matters.stages import HandlingStage, PromiseStage, ReplyStage, Stage
from lianxinqiao.people import plausible
from lianxinqiao.people.models import Mandate, Organization, Post

RULES = Rules(ACTS)


def _kind(root: Any) -> str:
    return root.kind if isinstance(root, Matter) else str(Matter.Kind.SUGGESTION)


KINDS = Kinds(_kind, "suggestion", RULES)
may, may_who, may_when = KINDS.may, RULES.may_who, RULES.may_when


# ------------------------------------------------------------------ draft, co-sign, submit, withdraw
def may_begin(code: str, post: Post | None, body_id: int | None = None) -> None:
    """Begin something in a body, which is the post's own where none is named."""
    own = post.body_id if post else None
    if post and post.body and of_body(post.body) is not Suggestion and code.startswith("suggestion."):
        raise Refused(_("政协委员提出的是提案，请从“写提案”开始。"))
    may(code, post, Beginning(own if body_id is None else body_id))


def may_raise(post: Post) -> None:
    """A deputy in office raises suggestions in their own body (代表法 §24, §36)."""
    if not can(may_begin, "suggestion.start", post):
        raise Refused(_("只有本级人大代表可以提出建议。"), rule=str(ACTS["suggestion.start"].rule))


def may_submit(post: Post, suggestion: Matter, at: datetime) -> None:
    if post.role in {"office_clerk", "office_head"}:
        may_enter_for(post, suggestion)
    lengths = suggestion.profile_version.rules.lengths
    if not suggestion.title.strip():
        raise Refused(_("请填写标题。"))
    if len(suggestion.title) > lengths.title_max:
        raise Refused(
            _("标题有%(n)s字，超过了%(max)s字的上限，请精简后再提交。")
            % {"n": len(suggestion.title), "max": lengths.title_max}
        )
    if not suggestion.cause.strip():
        raise Refused(
            _("请填写%(cause)s：%(matter)s应当明确具体，注重反映实际情况和问题。")
            % {**suggestion.words, "cause": suggestion.cause_word},
            rule=str(suggestion.writing_rule),
        )
    points = [point.text.strip() for point in suggestion.requests.all()]
    if not any(points):
        raise Refused(_("请至少写一条具体建议。"))
    total = len(suggestion.cause) + len(suggestion.analysis) + sum(map(len, points))
    if total > lengths.body_max:
        raise Refused(
            _("正文共%(n)s字，超过了%(max)s字的上限，请精简或分成几件提出。") % {"n": total, "max": lengths.body_max}
        )
    if not suggestion.wish_open and not suggestion.closed_reason.strip():
        raise Refused(_("选择不公开的，请说明理由。"))
    if suggestion.delegation_id and post.role == "deputy":
        raise Refused(_("以代表团名义提出的建议，由代表团团长签署后提交。"))
    if suggestion.delegation_id and suggestion.between_sessions:
        raise Refused(_("闭会期间不能以代表团名义提出建议。"))


@RULES("suggestion.save", "file.attach", "file.detach")
def may_write(post: Post, suggestion: Matter, _at: datetime) -> None:
    """The text with its files is the deputy's own, or the paper's that this office entered."""
    if post.role in {"office_clerk", "office_head"} and suggestion.source != Suggestion.Source.PAPER:
        raise Refused(
            _("%(raiser)s自己的草稿只能由本人修改；%(office)s只能修改自己录入的纸质%(matter)s。") % suggestion.words
        )


def may_enter_for(post: Post, suggestion: Matter) -> None:
    """The office hands in a paper suggestion for its deputy, whose signature is on the scan."""
    if suggestion.source != Suggestion.Source.PAPER or not suggestion.files.filter(attachment__kind="scan").exists():
        raise Refused(_("%(office)s只能代为提交附有%(raiser)s签名扫描件的纸质%(matter)s。") % suggestion.words)


def may_invite(suggestion: Matter, mandates: list[Mandate], until: datetime | None, at: datetime) -> None:
    if not mandates:
        raise Refused(_("请选择要邀请的%(raiser)s。") % suggestion.words)
    if suggestion.delegation_id:
        raise Refused(_("以代表团名义提出的建议不再邀请个人联名。"))
    if any(mandate.term_id != suggestion.lead.term_id for mandate in mandates):
        raise Refused(_("只能邀请本届%(raiser)s联名。") % suggestion.words)
    if any(mandate.pk == suggestion.lead_id for mandate in mandates):
        raise Refused(_("领衔%(raiser)s不用邀请自己。") % suggestion.words)
    if until is not None and until <= at:
        raise Refused(_("联名截止时间应当晚于现在。"))


@RULES("suggestion.cosign")
def may_cosign(post: Post, suggestion: Matter, at: datetime) -> None:
    if suggestion.cosign_until and at > suggestion.cosign_until:
        until = timezone.localtime(suggestion.cosign_until).strftime("%Y-%m-%d %H:%M")
        raise Refused(_("联名已于%(until)s截止。") % {"until": until})


@RULES("suggestion.withdraw")
def may_withdraw(post: Post, suggestion: Matter, _at: datetime) -> None:
    until = suggestion.profile_version.rules.withdraw
    assigned = suggestion.stage in {Stage.ASSIGNED, Stage.HANDLING}
    if until.until == "assignment" and assigned:
        raise Refused(_("%(matter)s交办后不能撤回。") % suggestion.words, rule=str(until.source))


# ------------------------------------------------------------------ register, merge, assign
def may_decline(post: Post, suggestion: Matter, ground: str) -> None:
    if ground not in {row.code for row in suggestion.profile_version.rules.not_a_suggestion}:
        raise Refused(_("请选择规则中列明的不作为建议的情形。"))


def may_merge(post: Post, suggestion: Matter, into: Matter) -> None:
    may("suggestion.merge", post, suggestion)
    may("suggestion.merge", post, into)
    if suggestion.pk == into.pk:
        raise Refused(_("不能与自身并案。"))
    if suggestion.body_id != into.body_id:
        raise Refused(_("不同机构的%(matter)s不能并案。") % suggestion.words)
    if suggestion.merged_into:
        raise Refused(
            _("这件%(matter)s已并入第%(n)s号。") % {**suggestion.words, "n": suggestion.merged_into.number_text}
        )
    if into.merged_into_id or suggestion.merged.exists():
        raise Refused(_("并案只有一层：请并入主件，或先取消原来的并案。"))


def may_assign(post: Post, suggestion: Matter, to: Sequence[tuple[str, Organization]]) -> None:
    """`to`: each unit with its part."""
    may("suggestion.assign", post, suggestion)
    kinds = [kind for kind, _unit in to]
    if suggestion.merged_into:
        raise Refused(
            _("这件%(matter)s已并入第%(n)s号，请对主件交办。")
            % {**suggestion.words, "n": suggestion.merged_into.number_text}
        )
    leads, separates = kinds.count(Handling.Kind.LEAD), kinds.count(Handling.Kind.SEPARATE)
    if separates and (leads or kinds.count(Handling.Kind.ASSIST)):
        raise Refused(_("分别办理时，各单位都是分办，不再设主办和会办。"))
    if not separates and leads != 1:
        raise Refused(_("请确定一个主办单位。"))
    if separates == 1:
        raise Refused(_("分别办理至少要有两个单位。"))
    for _kind, unit in to:
        may_take(suggestion, unit)


def may_take(suggestion: Matter, unit: Organization) -> None:
    """Whether a unit may have a share: its own district's, in use, and not below another unless the profile allows."""
    if unit.district_id != suggestion.body.district_id:
        raise Refused(_("%(unit)s不是本行政区划的单位。") % {"unit": unit})
    if not unit.active:
        raise Refused(_("%(unit)s已停用。") % {"unit": unit})
    if unit.parent and not suggestion.profile_version.rules.assigns_below(unit.kind):
        words = {"unit": unit, "above": unit.parent}
        raise Refused(_("%(unit)s是%(above)s的下属单位，本机构的规则方案不直接向它交办。") % words)


def may_change_package(code: str, post: Post, meeting: AssigningMeeting) -> None:
    """Put on its list, take off it, or assign all that stands there: as long as the meeting has not been held."""
    may(code, post, meeting)
    if meeting.made_at:
        raise Refused(_("这次交办会已经交办完毕。"))


# ------------------------------------------------------------------ accept, return, handle
def may_ask_return(post: Post, handling: Handling, on: date, reason: str, proposed: Organization | None) -> None:
    if handling.return_until and on > handling.return_until:
        window = handling.suggestion.profile_version.rules.return_window
        raise Refused(
            _("申请退回的期限已于%(until)s届满，不再调整。") % {"until": handling.return_until.isoformat()},
            rule=str(window.source) if window else "",
        )
    if not reason.strip():
        raise Refused(_("申请退回必须说明理由。"))
    if proposed is None:
        raise Refused(_("申请退回必须提出建议改由哪个单位办理。"))
    if proposed == handling.organization:
        raise Refused(_("建议改由的单位不能是本单位。"))
    may_take(handling.suggestion, proposed)


@RULES("handling.give_opinion")
def may_give_opinion(post: Post, handling: Handling, _at: datetime) -> None:
    if handling.kind != Handling.Kind.ASSIST:
        raise Refused(_("只有会办单位提出会办意见；主办和分办单位直接答复%(raiser)s。") % handling.suggestion.words)


@RULES("handling.ask_redo")
def may_ask_redo(post: Post, handling: Handling, _at: datetime) -> None:
    """Only of an opinion that is given, and before the answer that rests on it has left the unit's desk."""
    if handling.kind != Handling.Kind.ASSIST:
        raise Refused(_("只有会办意见可以要求重提。"))
    replies = (reply for share in handling.suggestion.handlings.all() for reply in share.replies.all())
    if any(reply.round == handling.suggestion.round and reply.stage != ReplyStage.DRAFT for reply in replies):
        raise Refused(_("答复已经送出会签、签发，不能再要求重提会办意见。"))


@RULES("handling.ask_extension")
def may_ask_extension(post: Post, handling: Handling, _at: datetime) -> None:
    if not handling.answers:
        raise Refused(_("会办单位不申请延期。"))
    mode = handling.suggestion.profile_version.rules.extension
    if mode.mode == "by_classification":
        raise Refused(
            _("本方案不设延期：答复期限按%(matter)s的难易在交办时确定。") % handling.suggestion.words,
            rule=str(mode.source),
        )
    if handling.extensions.filter(round=handling.suggestion.round).exclude(state=Extension.State.REFUSED).exists():
        raise Refused(_("这一轮办理已申请过延期。"))


def may_extend_to(suggestion: Matter, until: date) -> None:
    """Later than the day that stands, and not beyond what the profile allows."""
    if suggestion.due_on and until <= suggestion.due_on:
        raise Refused(_("延期到的日子应当晚于现在的期限%(due)s。") % {"due": suggestion.due_on.isoformat()})
    limit = deadlines.longest(suggestion)
    if limit is not None and until > limit.date:
        raise Refused(_("最长可以延期到%(day)s。") % {"day": limit.date.isoformat()}, rule=str(limit.source))


@RULES("extension.grant", "extension.refuse")
def may_decide_extension(post: Post, extension: Extension, _at: datetime) -> None:
    if extension.state != Extension.State.ASKED:
        raise Refused(_("这项延期申请已经处理过了。"))
    decider = extension.suggestion.profile_version.rules.extension.decided_by
    wanted = {"deputy": "deputy", "office": "office_head", "assigner": "supervision"}.get(decider)
    if wanted == "deputy" and post.role not in {"deputy", "delegation_head"}:
        raise Refused(_("延期须经%(raiser)s同意。") % extension.suggestion.words)
    if wanted == "office_head" and post.role != "office_head":
        raise Refused(_("延期由%(office)s负责人批准。") % extension.suggestion.words)
    if wanted == "supervision" and post.role != "supervision":
        raise Refused(_("延期由交办机关同意。"))


# ------------------------------------------------------------------ reply
@RULES("reply.draft")
def may_draft_reply(post: Post, handling: Handling, _at: datetime) -> None:
    if not handling.answers:
        raise Refused(_("会办单位向主办单位提出会办意见，不单独答复%(raiser)s。") % handling.suggestion.words)


def may_send_reply(post: Post, reply: Reply) -> None:
    if not reply.body.strip():
        raise Refused(_("答复正文还是空的。"))
    classes = {row.semantic: row for row in reply.suggestion.profile_version.rules.reply_classes}
    if classes and reply.reply_class not in classes:
        raise Refused(_("请选择答复类别。"))
    if reply.reply_class in {"SOLVING", "PLANNED"} and not (reply.promise_plan.strip() and reply.promise_due_on):
        raise Refused(_("正在解决或列入计划解决的，请写明承诺事项、计划和完成日期。"))
    if wrong := plausible.wrong_contact(reply.contact_phone):
        raise Refused(_("联系电话“%(number)s”不是电话号码，请核对位数。") % {"number": wrong[:30]})
    if reply.openness != Suggestion.Openness.FULL and not reply.openness_reason.strip():
        raise Refused(_("答复不全文公开的，请说明理由。"))
    if reply.openness == Suggestion.Openness.SUMMARY and not reply.public_summary.strip():
        raise Refused(_("摘要公开的，请写好公开摘要。"))
    lacking = reply.suggestion.handlings.filter(
        kind="assist", stage__in=[HandlingStage.ASSIGNED, HandlingStage.RETURN_ASKED]
    )
    if reply.handling.kind == "lead" and lacking.exists():
        names = "、".join(str(handling.organization) for handling in lacking.select_related("organization"))
        raise Refused(_("会办单位%(names)s还没有签收，不能送会签。") % {"names": names})


@RULES("reply.countersign")
def may_countersign(post: Post, countersign: Any, _at: datetime) -> None:
    if countersign.reply.stage != ReplyStage.COUNTERSIGNING:
        raise Refused(_("这份答复不在会签中。"))
    if countersign.signed_on:
        raise Refused(_("贵单位已经会签。"))


@RULES("reply.send_back")
def may_send_reply_back(post: Post, reply: Reply, _at: datetime) -> None:
    turn = {
        ReplyStage.COUNTERSIGNING: "unit_head",
        ReplyStage.SIGNING: "unit_head",
        ReplyStage.REVIEWING: "supervision",
        ReplyStage.DELIVERING: "office",
    }[ReplyStage(reply.stage)]
    if not post.role.startswith(turn):
        raise Refused(_("答复现在处于“%(stage)s”环节，由该环节的人员退回。") % {"stage": reply.get_stage_display()})


# ------------------------------------------------------------------ assess
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


# ------------------------------------------------------------------ promises, publicity
def may_carry_over(post: Post, promise: Promise, due_on: date, reason: str) -> None:
    if due_on <= promise.due_on:
        raise Refused(_("新的完成期限应当晚于原期限%(due)s。") % {"due": promise.due_on.isoformat()})
    if not reason.strip():
        raise Refused(_("请说明不能按期完成的理由。"))


@RULES("promise.confirm")
def may_confirm(post: Post, promise: Promise, at: datetime) -> None:
    """The deputy has the last word, and the grade is the deputy's alone.

    The office confirms only where the seat is vacant or the deputy's term has passed in silence, and says what it found.
    """
    on = timezone.localdate(at)
    if promise.stage == PromiseStage.KEPT:
        may_contest_promise(post, promise, on)
    if post.role in DEPUTIES:
        return
    due = promise.confirm_due_on
    if due and on <= due and not promise.suggestion.lead.vacant(on):
        raise Refused(
            _("承诺是否兑现由%(raiser)s确认，期限%(due)s还没有到。")
            % {**promise.suggestion.words, "due": due.isoformat()},
            rule=promise.suggestion.of_congress(_("重庆市条例第二十八条")),
        )


def may_confirm_so(post: Post, promise: Promise, *, grade: str, note: str) -> None:
    """What the office says where it confirms instead of the deputy."""
    if post.role in DEPUTIES:
        return
    if grade:
        raise Refused(_("评价只能由%(raiser)s本人填写。") % promise.suggestion.words)
    if not note.strip():
        raise Refused(_("代为确认的，请写明核实的情况。"))


@RULES("promise.reject")
def may_reject(post: Post, promise: Promise, at: datetime) -> None:
    on = timezone.localdate(at)
    if promise.stage == PromiseStage.KEPT:
        may_contest_promise(post, promise, on)


def may_contest_promise(post: Post, promise: Promise, on: date) -> None:
    """A grade that the office entered from paper gives way to the deputy's own word, and to nobody else's."""
    if not promise.contestable(on):
        raise Refused(_("这项承诺已经确认兑现。"))
    if post.role not in DEPUTIES:
        raise Refused(_("录入的纸质再评价只能由%(raiser)s本人更正。") % promise.suggestion.words)


def may_enter_confirmation(post: Post, promise: Promise, scan: object | None) -> None:
    """The deputy's own word, on paper: no term need pass, and the signature is on the scan."""
    if scan is None:
        raise Refused(_("录入纸质再评价必须附%(raiser)s签名的再评价表扫描件。") % promise.suggestion.words)


def may_see_scan(post: Post | None, mandate_id: int) -> bool:
    """A signed form is read by whose it is, by the office that entered it, and by who audits the office."""
    if not post:
        return False
    return post.role in {"office_clerk", "office_head", "auditor"} or post.mandate_id == mandate_id


@RULES("suggestion.publish")
def may_publish(post: Post, suggestion: Matter, _at: datetime) -> None:
    if suggestion.openness not in {Suggestion.Openness.FULL, Suggestion.Openness.SUMMARY}:
        raise Refused(_("请先作出全文公开或摘要公开的决定。"))
    if not suggestion.answered_on:
        raise Refused(_("答复送达后才能公开。"))


# ------------------------------------------------------------------ sheets of past sessions
def may_take_back(intake: Intake, reason: str) -> None:
    """Whether anybody acted on one of the records is asked where they are locked."""
    if intake.confirmed_at is None:
        raise Refused(_("这份表格还没有导入。"))
    if intake.taken_back_at:
        raise Refused(_("这次导入已经撤回。"))
    if not reason.strip():
        raise Refused(_("撤回导入请说明理由。"))


# ------------------------------------------------------------------ what is got ready for acts
def may_keep_templates(post: Post) -> None:
    if post.role not in {"unit_clerk", "unit_head"} or post.organization is None:
        raise Refused(_("答复模板由承办单位自己维护。"))
