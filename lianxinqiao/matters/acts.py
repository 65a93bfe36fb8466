"""Every act of the office on a suggestion, as a table: its word, who may, when, and who is told.

What the table cannot say (return windows, gates, the profile's ways) is asked by a named rule in rules.py.
"""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Page, Who, never, of_body, of_unit
from lianxinqiao.matters.stages import COUNTED, HandlingStage, PromiseStage, ReplyStage, Stage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ who
def _lead_deputy(post: "Post", subject: Any) -> bool:
    suggestion = subject.root
    if post.role == roles.RoleCode.DELEGATION_HEAD and suggestion.delegation_id:
        return bool(post.mandate and post.mandate.delegation_id == suggestion.delegation_id)
    return post.role in roles.DEPUTIES and post.mandate_id is not None and post.mandate_id == suggestion.lead_id


def _cosigner(post: "Post", subject: Any) -> bool:
    if post.role not in roles.DEPUTIES or post.mandate_id is None:
        return False
    return bool(subject.root.cosigners.filter(mandate_id=post.mandate_id).exists())


def _raiser(post: "Post", subject: Any) -> bool:
    return _lead_deputy(post, subject) or _cosigner(post, subject)


def _administrator(post: "Post", subject: Any) -> bool:
    return post.role == roles.RoleCode.ADMINISTRATOR


def _lead_unit(post: "Post", subject: Any) -> bool:
    at_work = (row for row in subject.root.handlings.all() if row.kind == "lead" and row.stage == "accepted")
    return post.role in roles.UNIT and any(row.organization_id == post.organization_id for row in at_work)


def _lead_posts(subject: Any) -> Q:
    suggestion = subject.root
    led = Q(role=roles.RoleCode.DELEGATION_HEAD, mandate__delegation_id=suggestion.delegation_id or 0)
    return led | Q(role__in=roles.DEPUTIES, mandate_id=suggestion.lead_id or 0)


def _cosigner_posts(subject: Any) -> Q:
    keys = [row.mandate_id for row in subject.root.cosigners.all()]
    return Q(role__in=roles.DEPUTIES, mandate_id__in=keys)


def _lead_unit_posts(subject: Any) -> Q:
    at_work = [row.organization_id for row in subject.root.handlings.all() if row.kind == "lead"]
    return Q(role__in=roles.UNIT, organization_id__in=at_work)


BODY_DEPUTY = of_body("body_deputy", _("本级人大代表"), *roles.DEPUTIES)
LEAD_DEPUTY = Who("lead_deputy", _("领衔代表"), _lead_deputy, _lead_posts)
COSIGNER = Who("cosigner", _("受邀联名的代表"), _cosigner, _cosigner_posts)
RAISER = Who("raiser", _("提出建议的代表"), _raiser, lambda subject: _lead_posts(subject) | _cosigner_posts(subject))
STATION = of_body("station", _("本级代表联络站工作人员"), roles.RoleCode.STATION_STAFF)
OFFICE = of_body("office", _("代工委工作人员"), *roles.OFFICE)
OFFICE_HEAD = of_body("office_head", _("代工委负责人"), roles.RoleCode.OFFICE_HEAD)
CHAIRPERSONS = of_body("chairpersons", _("主任会议"), roles.RoleCode.CHAIRPERSONS)
SUPERVISION = of_body("supervision", _("政府督查室"), roles.RoleCode.SUPERVISION)
UNIT = of_unit("unit", _("承办单位"), *roles.UNIT)
UNIT_HEAD = of_unit("unit_head", _("承办单位负责人"), roles.RoleCode.UNIT_HEAD)
LEAD_UNIT = Who("lead_unit", _("主办单位"), _lead_unit, _lead_unit_posts)
ASSISTING_UNIT = of_unit("assisting_unit", _("会办单位"), *roles.UNIT)
ADMINISTRATOR = Who("administrator", _("系统管理员"), _administrator)


# ------------------------------------------------------------------ what and when
S, H, R, P = Stage, HandlingStage, ReplyStage, PromiseStage
WRITING = codes(S.DRAFT, S.SENT_BACK)
RUNNING = codes(S.ASSIGNED, S.HANDLING)
AFTER_REPLY = codes(S.ANSWERED, S.HANDLING, S.MEDIATION, S.CLOSED)
HAS_NUMBER = COUNTED
OVER = codes(S.CLOSED, S.RECORDED)


# ------------------------------------------------------------------ without sense now, though no rule refuses it
def _held(suggestion: Any) -> bool:
    return any(hold.to_on is None for hold in suggestion.holds.all())


def _not_merged(suggestion: Any) -> bool:
    return suggestion.merged_into_id is None and not suggestion.merged.exists()


def _has_its_paper(suggestion: Any) -> bool:
    """What the office entered is handed in with its scan."""
    return suggestion.source != "paper" or bool(suggestion.files.exists())


def _no_reply_of_this_round(handling: Any) -> bool:
    return all(reply.round != handling.root.round for reply in handling.replies.all())


def _waits_for_openness(suggestion: Any) -> bool:
    """What is published is decided at any time, but waited for only once there is an answer to publish."""
    return not suggestion.openness and suggestion.stage in {S.ANSWERED, S.MEDIATION, S.CLOSED}


_LIST = [
    # 1-2 draft and co-sign
    Act(
        "suggestion.start",
        _("新建草稿"),
        (BODY_DEPUTY,),
        "beginning",
        rule=_("代表法第二十四条、第三十六条"),
        shows=False,
    ),
    Act("suggestion.enter", _("录入纸质建议"), (OFFICE,), "beginning", shows=False),
    Act("suggestion.convert", _("议案转为建议"), (OFFICE,), "beginning", shows=False),
    Act("suggestion.help", _("协助代表起草"), (STATION,), "beginning", tells=("lead_deputy",), needs=(), shows=False),
    Act(
        "suggestion.save",
        _("保存草稿"),
        (LEAD_DEPUTY, OFFICE),
        when=WRITING,
        page=Page("suggestion-edit", _("修改建议")),
        shows=False,
    ),
    Act("file.attach", _("添加附件"), (LEAD_DEPUTY, OFFICE), when=WRITING, shows=False),
    Act("file.detach", _("移除附件"), (LEAD_DEPUTY, OFFICE), when=WRITING, shows=False),
    Act(
        "suggestion.discard",
        _("删除草稿"),
        (LEAD_DEPUTY,),
        when=codes(S.DRAFT, S.COSIGNING),
        then=_("草稿删除后不能恢复。"),
        final=True,
        shows=False,
    ),
    Act(
        "suggestion.invite",
        _("邀请联名"),
        (LEAD_DEPUTY,),
        when=codes(S.DRAFT, S.COSIGNING, S.SENT_BACK),
        tells=("invited",),
        needs=("invited",),
        told=_("%(actor)s邀请您联名提出“%(thing)s”。"),
        shows=False,
    ),
    Act("suggestion.uninvite", _("取消邀请"), (LEAD_DEPUTY,), when=codes(S.COSIGNING), shows=False),
    Act(
        "suggestion.cosign",
        _("签署联名"),
        (COSIGNER,),
        when=codes(S.COSIGNING),
        tells=("lead_deputy",),
        needs=(),
        told=_("%(actor)s签署了“%(thing)s”的联名。"),
        then=_("签署后您的名字列入联名；提交以前可以改为不参加。"),
        moves=True,
        sensible=lambda s: any(row.signed_at is None for row in s.cosigners.all()),
        shows=False,
    ),
    Act(
        "suggestion.decline_cosign",
        _("不参加联名"),
        (COSIGNER,),
        when=codes(S.COSIGNING),
        tells=("lead_deputy",),
        needs=(),
        then=_("不参加联名，领衔代表会收到通知。"),
        shows=False,
    ),
    Act(
        "suggestion.reopen_text",
        _("收回修改"),
        (LEAD_DEPUTY,),
        when=codes(S.COSIGNING),
        tells=("cosigners", "invited"),
        needs=(),
        then=_("收回后可以修改文字；已经签署的代表要对新的文字重新签署。"),
        shows=False,
    ),
    Act(
        "suggestion.submit",
        _("提交"),
        (LEAD_DEPUTY, OFFICE),
        when=codes(S.DRAFT, S.COSIGNING, S.SENT_BACK),
        tells=("office", "deputies"),  # the lead deputy too, where the office hands in their paper
        needs=("office",),
        told=_("“%(thing)s”已提交，请审查登记。"),
        rule=_("代表法第二十四条、第三十六条"),
        then=_("提交后由代工委审查登记，文字不再改动。"),
        moves=True,
        sensible=_has_its_paper,
        shows=False,
    ),
    Act(
        "suggestion.withdraw",
        _("撤回"),
        (LEAD_DEPUTY,),
        when=codes(S.SUBMITTED, S.SENT_BACK, S.REGISTERED, S.ASSIGNED, S.HANDLING),
        tells=("office", "cosigners", "units"),
        needs=(),
        told=_("“%(thing)s”已由代表撤回，不再办理。"),
        then=_("撤回后不再办理，不能恢复。"),
        final=True,
    ),
    # 3 register
    Act(
        "suggestion.send_back",
        pgettext_lazy("动作", "退回修改"),
        (OFFICE,),
        when=codes(S.SUBMITTED),
        tells=("deputies",),
        needs=("deputies",),
        told=_("“%(thing)s”退回修改，请修改后重新提交。"),
        then=_("代表按要求修改后重新提交。"),
        shows=False,
    ),
    Act(
        "suggestion.decline",
        _("不作为建议处理"),
        (OFFICE,),
        when=codes(S.SUBMITTED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”不作为建议处理。"),
        then=_("不再编号、交办；代表会收到理由。"),
        final=True,
        shows=False,
    ),
    Act(
        "suggestion.forward",
        _("转送参考"),
        (OFFICE,),
        when=codes(S.DECLINED),
        tells=("deputies", "forwarded_unit"),
        needs=(),
        told=_("“%(thing)s”已转送有关单位参考。"),
        shows=False,
    ),
    Act(
        "suggestion.register",
        _("登记编号"),
        (OFFICE,),
        when=codes(S.SUBMITTED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”已登记编号，等待交办。"),
        then=_("登记后取得编号，等待交办；代表会收到通知。"),
        moves=True,
    ),
    Act("suggestion.classify", pgettext_lazy("动作", "分类"), (OFFICE,), when=HAS_NUMBER - OVER),
    # 4 merge
    Act(
        "suggestion.merge",
        _("并案"),
        (OFFICE,),
        when=codes(S.REGISTERED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”已并案办理。"),
        sensible=_not_merged,
    ),
    Act(
        "suggestion.unmerge",
        _("取消并案"),
        (OFFICE,),
        when=codes(S.REGISTERED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”不再并案，单独办理。"),
        then=_("取消后单独交办、答复。"),
        sensible=lambda s: s.merged_into_id is not None,
    ),
    # 5 assign
    Act(
        "suggestion.assign",
        _("交办"),
        (OFFICE, SUPERVISION),
        when=codes(S.REGISTERED),
        tells=("units", "deputies"),
        needs=("units",),
        told=_("“%(thing)s”已交办，由承办单位签收办理。"),
        rule=_("代表法第五十一条"),
        then=_("交办后各承办单位收到通知，办理期限从交办之日起计算。"),
        moves=True,
        sensible=lambda s: s.merged_into_id is None,
    ),
    Act("meeting.call", _("安排交办会"), (OFFICE, SUPERVISION), "beginning", shows=False),
    Act("meeting.plan", _("列入交办会"), (OFFICE, SUPERVISION), "meeting", shows=False),
    Act("meeting.take_off", _("移出交办会"), (OFFICE, SUPERVISION), "meeting", shows=False),
    Act("meeting.hold", _("整批交办"), (OFFICE, SUPERVISION), "meeting"),
    Act(
        "suggestion.add_unit",
        _("增加承办单位"),
        (OFFICE, SUPERVISION),
        when=RUNNING,
        tells=("units",),
        needs=("units",),
        told=_("“%(thing)s”增加了承办单位，请签收。"),
    ),
    # 6 accept or return
    Act(
        "handling.accept",
        _("签收"),
        (UNIT,),
        "handling",
        when=RUNNING,
        at=codes(H.ASSIGNED),
        tells=("supervision",),
        needs=(),
        told=_("%(actor)s签收了“%(thing)s”。"),
        then=_("签收后由本单位办理；不属本单位职责的，应当申请退回，不要签收。"),
        moves=True,
        speaks=False,
    ),
    Act(
        "handling.ask_return",
        pgettext_lazy("动作", "申请退回"),
        (UNIT,),
        "handling",
        when=RUNNING,
        at=codes(H.ASSIGNED),
        tells=("supervision", "office"),
        needs=("supervision",),
        told=_("%(actor)s申请退回“%(thing)s”，请改派或答复。"),
        then=_("由政府督查室决定改派，或者说明理由后仍由本单位办理。"),
        speaks=False,
    ),
    Act(
        "handling.reassign",
        _("改派"),
        (SUPERVISION,),
        "handling",
        when=RUNNING,
        at=codes(H.RETURN_ASKED),
        tells=("units", "former_unit", "deputies", "office"),
        needs=("units",),
        told=_("“%(thing)s”已改派承办单位。"),
        moves=True,
        speaks=False,
    ),
    Act(
        "handling.refuse_return",
        _("不同意退回"),
        (SUPERVISION,),
        "handling",
        when=RUNNING,
        at=codes(H.RETURN_ASKED),
        tells=("this_unit",),
        needs=("this_unit",),
        told=_("“%(thing)s”不同意退回，仍由本单位办理。"),
        speaks=False,
    ),
    # 7 handle
    Act(
        "handling.note_contact",
        _("登记联系面商"),
        (UNIT,),
        "handling",
        when=RUNNING,
        at=codes(H.ACCEPTED),
        tells=("deputies",),
        needs=("deputies",),
        told=_("%(actor)s登记了“%(thing)s”的联系面商，请代表确认。"),
        speaks=False,
    ),
    Act(
        "contact.confirm",
        _("确认联系面商"),
        (RAISER,),
        "contact",
        when=RUNNING | AFTER_REPLY,
        tells=("this_unit",),
        needs=(),
        told=_("代表确认了“%(thing)s”的联系面商。"),
        then=_("确认后计入联系代表的次数。"),
        moves=True,
        sensible=lambda contact: contact.confirmed_at is None,
        speaks=False,
    ),
    Act(
        "contact.dispute",
        _("对联系面商有不同意见"),
        (RAISER,),
        "contact",
        when=RUNNING | AFTER_REPLY,
        tells=("this_unit", "supervision"),
        needs=("this_unit",),
        told=_("代表对“%(thing)s”的联系面商有不同意见。"),
        sensible=lambda contact: contact.confirmed_at is None and not contact.disputed,
        speaks=False,
    ),
    Act(
        "handling.give_opinion",
        _("提出会办意见"),
        (UNIT_HEAD,),
        "handling",
        when=RUNNING,
        at=codes(H.ACCEPTED),
        tells=("lead_unit",),
        needs=(),
        told=_("%(actor)s提出了“%(thing)s”的会办意见。"),
        then=_("会办意见送交主办单位，写入答复。"),
        moves=True,
        speaks=False,
    ),
    Act(
        "handling.ask_redo",
        _("要求重提会办意见"),
        (LEAD_UNIT,),
        "handling",
        when=codes(S.HANDLING),
        at=codes(H.DONE),
        tells=("this_unit",),
        needs=("this_unit",),
        told=_("“%(thing)s”的会办意见要重新提出。"),
        rule=_("重庆市条例第二十条"),
        shows=False,
        speaks=False,
    ),
    Act(
        "handling.ask_extension",
        _("申请延期"),
        (UNIT,),
        "handling",
        when=codes(S.HANDLING),
        at=codes(H.ACCEPTED),
        tells=("extension_decider",),
        needs=("extension_decider",),
        told=_("%(actor)s申请延长“%(thing)s”的答复期限，请决定。"),
        shows=False,
        speaks=False,
    ),
    Act(
        "extension.grant",
        _("同意延期"),
        (LEAD_DEPUTY, OFFICE_HEAD, SUPERVISION),
        "extension",
        when=codes(S.HANDLING),
        tells=("this_unit", "office"),
        needs=(),
        told=_("“%(thing)s”的延期申请已经同意。"),
        moves=True,
        speaks=False,
    ),
    Act(
        "extension.refuse",
        _("不同意延期"),
        (LEAD_DEPUTY, OFFICE_HEAD, SUPERVISION),
        "extension",
        when=codes(S.HANDLING),
        tells=("this_unit", "office"),
        needs=(),
        told=_("“%(thing)s”的延期申请没有同意。"),
        shows=False,
        speaks=False,
    ),
    Act(
        "suggestion.hold",
        _("中止计时"),
        (OFFICE_HEAD,),
        when=RUNNING,
        tells=("units", "deputies"),
        needs=(),
        told=_("“%(thing)s”中止计算办理期限。"),
        then=_("恢复计时以前，期限不再减少。"),
        sensible=lambda s: not _held(s),
    ),
    Act(
        "suggestion.release",
        _("恢复计时"),
        (OFFICE_HEAD,),
        when=RUNNING,
        tells=("units", "deputies"),
        needs=(),
        told=_("“%(thing)s”恢复计算办理期限。"),
        then=_("期限从现在起继续计算，顺延中止的天数。"),
        sensible=_held,
    ),
    # 8 reply
    Act(
        "reply.draft",
        _("起草答复"),
        (UNIT,),
        "handling",
        when=codes(S.HANDLING),
        at=codes(H.ACCEPTED),
        moves=True,
        sensible=_no_reply_of_this_round,
        shows=False,
        speaks=False,
    ),
    Act(
        "reply.save",
        _("保存答复"),
        (UNIT,),
        "reply",
        when=codes(S.HANDLING),
        at=codes(R.DRAFT),
        moves=True,
        page=Page("reply", _("修改答复")),
        shows=False,
        speaks=False,
    ),
    Act(
        "reply.send",
        _("送会签、签发"),
        (UNIT,),
        "reply",
        when=codes(S.HANDLING),
        at=codes(R.DRAFT),
        tells=("reply_next",),
        needs=("reply_next",),
        told=_("“%(thing)s”的答复已经送出，等待会签、签发。"),
        then=_("依次经会签、签发、督查审核后送达代表；退回以前不能再修改。"),
        moves=True,
        shows=False,
        speaks=False,
    ),
    Act(
        "reply.countersign",
        _("会签"),
        (ASSISTING_UNIT,),
        "countersign",
        when=codes(S.HANDLING),
        tells=("this_unit",),
        needs=("this_unit",),
        told=_("%(actor)s会签了“%(thing)s”的答复。"),
        then=_("会签齐后由主办单位负责人签发。"),
        moves=True,
        shows=False,
        speaks=False,
    ),
    Act(
        "reply.sign",
        _("签发"),
        (UNIT_HEAD,),
        "reply",
        when=codes(S.HANDLING),
        at=codes(R.SIGNING),
        tells=("supervision",),
        needs=("supervision",),
        told=_("“%(thing)s”的答复已经签发，请审核。"),
        then=_("签发后送政府督查室审核；退回以前不能再修改。"),
        moves=True,
        shows=False,
        speaks=False,
    ),
    Act(
        "reply.review",
        _("审核通过"),
        (SUPERVISION,),
        "reply",
        when=codes(S.HANDLING),
        at=codes(R.REVIEWING),
        tells=("office", "this_unit"),
        needs=("office",),
        told=_("“%(thing)s”的答复审核通过，等待送达代表。"),
        then=_("审核通过后由代工委送达代表。"),
        moves=True,
        shows=False,
        speaks=False,
    ),
    Act(
        "reply.send_back",
        _("退回答复"),
        (UNIT_HEAD, SUPERVISION, OFFICE),
        "reply",
        when=codes(S.HANDLING),
        at=codes(R.COUNTERSIGNING, R.SIGNING, R.REVIEWING, R.DELIVERING),
        tells=("this_unit",),
        needs=("this_unit",),
        told=_("“%(thing)s”的答复被退回，请修改后重新送签。"),
        then=_("答复回到承办单位修改，重新会签、签发。"),
        shows=False,
        speaks=False,
    ),
    Act(
        "reply.deliver",
        _("送达"),
        (OFFICE,),
        "reply",
        when=codes(S.HANDLING),
        at=codes(R.DELIVERING),
        tells=("deputies", "this_unit"),
        needs=("deputies",),
        told=_("“%(thing)s”的答复已经送达，请代表评价。"),
        then=_("送达后代表收到答复和征询意见表，评价期限开始计算；答复不能再修改。"),
        final=True,
        moves=True,
    ),
    # 9 assess
    Act(
        "assessment.give",
        pgettext_lazy("动作", "评价"),
        (RAISER,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING, S.MEDIATION),
        tells=("office",),
        needs=("office",),
        told=_("代表评价了“%(thing)s”的办理情况。"),
        then=_("提交后不能修改；办结以前承办单位看不到您的评价。"),
        final=True,
        moves=True,
        speaks=False,
    ),
    Act(
        "assessment.enter",
        _("录入纸质评价"),
        (OFFICE,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING),
        tells=("asked_deputy",),
        needs=("asked_deputy",),
        told=_(
            "代工委录入了您对“%(thing)s”的纸质评价，请核对。"
        ),  # whose word it is sees what was entered in their name
        sensible=lambda form: form.state == "asked",
        speaks=False,
    ),
    Act(
        "assessment.confirm",
        _("确认录入的评价"),
        (RAISER,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING, S.MEDIATION),
        tells=("office",),
        needs=(),
        speaks=False,
    ),
    Act(
        "assessment.remind",
        _("催请评价"),
        (OFFICE,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING),
        tells=("asked_deputy",),
        needs=("asked_deputy",),
        told=_("请您评价“%(thing)s”的答复。"),
        then=_("代表会收到催请；期限届满仍未反馈的，可以按未反馈处理。"),
        sensible=lambda form: form.state == "asked" and form.reminded_on is None,
        shows=False,
        speaks=False,
    ),
    Act(
        "assessment.not_returned",
        _("按未反馈处理"),
        (OFFICE,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING),
        then=_("这份征询意见表按未反馈计，不计入满意率的基数。"),
        final=True,
        sensible=lambda form: form.state == "asked" and form.reminded_on is not None,
        speaks=False,
    ),
    Act(
        "suggestion.rehandle",
        _("重新办理"),
        (OFFICE,),
        when=codes(S.ANSWERED, S.MEDIATION),
        tells=("units", "deputies", "supervision"),
        needs=("units",),
        told=_("“%(thing)s”要求重新办理，由承办单位再次答复。"),
        then=_("承办单位按重新办理的期限再次答复，代表再次评价。"),
        moves=True,
    ),
    Act(
        "suggestion.convene",
        _("召集协调"),
        (OFFICE,),
        when=codes(S.ANSWERED, S.MEDIATION),
        tells=("units", "deputies", "supervision"),
        needs=("units",),
        told=_("就“%(thing)s”召集协调。"),
        moves=True,
        sensible=lambda s: s.round > 1 or s.profile_version.rules.rehandle is None,
    ),
    Act(
        "suggestion.conclude",
        _("协调结束"),
        (OFFICE,),
        when=codes(S.MEDIATION),
        tells=("units", "deputies"),
        needs=(),
        told=_("“%(thing)s”的协调已经结束。"),
        moves=True,
    ),
    Act(
        "suggestion.close",
        pgettext_lazy("动作", "办结"),
        (OFFICE,),
        when=codes(S.ANSWERED),
        tells=("deputies", "units"),
        needs=(),
        told=_("“%(thing)s”已经办结。"),
        then=_("办结后承办单位可以看到评价，承诺事项继续跟踪；办结不能撤销。"),
        final=True,
        moves=True,
    ),
    # 10 promises
    Act(
        "promise.report",
        _("报告进展"),
        (UNIT,),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.OPEN),
        tells=("deputies",),
        needs=(),
        told=_("%(actor)s报告了“%(thing)s”承诺事项的进展。"),
        moves=True,
    ),
    Act(
        "promise.carry_over",
        _("转下年度跟踪办理"),
        (UNIT_HEAD,),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.OPEN),
        tells=("deputies", "office", "supervision"),
        needs=(),
    ),
    Act(
        "promise.declare",
        _("报告兑现"),
        (UNIT,),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.OPEN),
        tells=("deputies", "office"),
        needs=("deputies",),
        told=_("%(actor)s报告“%(thing)s”的承诺已经兑现，请代表确认。"),
        then=_("由代表确认是否兑现。"),
    ),
    Act(
        "promise.confirm",
        _("确认兑现"),
        (LEAD_DEPUTY, OFFICE),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.DECLARED, P.KEPT),  # kept: where the deputy's own word replaces what was entered from paper
        tells=("this_unit", "deputies"),
        needs=(),
        told=_("“%(thing)s”的承诺已确认兑现。"),
        then=_("确认后按已兑现统计，不能撤销。"),
        final=True,
        moves=True,
    ),
    Act(
        "promise.enter",
        _("录入纸质再评价"),
        (OFFICE,),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.DECLARED),
        tells=("this_unit", "deputies"),
        needs=(),
    ),
    Act(
        "promise.reject",
        _("尚未兑现"),
        (LEAD_DEPUTY, OFFICE),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.DECLARED, P.KEPT),
        tells=("this_unit", "supervision"),
        needs=("this_unit",),
        told=_("“%(thing)s”的承诺尚未兑现，请继续办理。"),
        then=_("承诺事项回到承办单位继续办理。"),
    ),
    # 11 key suggestions
    Act(
        "suggestion.choose_key",
        _("确定为重点督办建议"),
        (CHAIRPERSONS,),
        when=HAS_NUMBER - OVER,
        tells=("units", "deputies", "office", "supervision"),
        needs=(),
        told=_("“%(thing)s”确定为重点督办建议。"),
        rule=_("代表法第五十二条"),
        sensible=lambda s: not s.is_key,
    ),
    Act(
        "suggestion.supervise",
        _("登记督办"),
        (CHAIRPERSONS, OFFICE, SUPERVISION),
        when=HAS_NUMBER - codes(S.REGISTERED, S.RECORDED),
        tells=("units", "deputies"),
        needs=(),
    ),
    # 12 publish
    Act(
        "suggestion.decide_openness",
        _("公开决定"),
        (OFFICE,),
        when=HAS_NUMBER,
        then=_("作出决定后，还要另外办理“公开”，公众才能看到。"),
        moves=_waits_for_openness,
    ),
    Act(
        "suggestion.publish",
        _("公开"),
        (OFFICE,),
        when=codes(S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”已向公众公开。"),
        rule=_("代表法第五十一条；国办发〔2014〕46号"),
        then=_("公众可以在门户上读到建议和已送达的答复；代工委负责人可以撤下。"),
        moves=True,
        sensible=lambda s: s.published_at is None,
    ),
    Act(
        "suggestion.unpublish",
        _("撤下"),
        (OFFICE_HEAD,),
        when=codes(S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED, S.HANDLING),
        then=_("公众不再能读到；已经被转载的无法收回。"),
        sensible=lambda s: s.published_at is not None,
    ),
    # 13 a unit is merged, split or abolished; done by the register's own act (people/actions/reorganizing.py)
    Act(
        "suggestion.succeed",
        _("机构改革移交"),
        (ADMINISTRATOR,),
        when=RUNNING | AFTER_REPLY,
        tells=("units", "promising_units", "deputies", "office"),
        needs=("units",),
        then=_("在办的份额、答复草稿、会签和承诺转给承接单位，期限照旧计算。"),
    ),
    # 14 sheets of the office; nobody is told of what is past
    Act("suggestion.import", _("导入"), (OFFICE,), "beginning"),
    Act("suggestion.correct_import", _("更正导入的内容"), (OFFICE,), when=codes(S.REGISTERED), sensible=never),
    Act("import.record", _("导入往年建议"), (OFFICE,), "import"),
    Act("import.take_back", _("撤回导入"), (OFFICE,), "import"),
]
# What changes the page of another suggestion too.
BESIDE = {"suggestion.merge", "suggestion.unmerge", "suggestion.succeed", "suggestion.correct_import"}
# What stands in the journal and no person does.
EVENTS = {"suggestion.recompute": _("重新计算期限")}
ACTS = Acts(
    _LIST,
    root="matters.Suggestion",
    thing=_("这件建议"),
    parts={
        "handling": "matters.Handling",
        "contact": "matters.Contact",
        "extension": "matters.Extension",
        "reply": "matters.Reply",
        "countersign": "matters.Countersign",
        "assessment": "matters.Assessment",
        "promise": "matters.Promise",
        "beginning": "people.Body",
        "meeting": "matters.AssigningMeeting",
        "import": "files.Intake",
    },
    events=EVENTS,
    elsewhere=lambda act: act.on in {"beginning", "meeting", "import"} or act.code in BESIDE,
)
