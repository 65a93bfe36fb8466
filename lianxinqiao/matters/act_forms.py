"""A form for each act on a suggestion: what it asks, and the one function it calls."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.matters.actions import (
    assessing,
    assigning,
    drafting,
    handling,
    promising,
    publishing,
    registering,
    replying,
    supervising,
)
from lianxinqiao.matters.assigning_forms import (
    AddUnit,
    AskExtension,
    AskReturn,
    Assign,
    Classify,
    Decline,
    Forward,
    Invite,
    Merge,
    Reassign,
    Register,
    Submit,
)
from lianxinqiao.matters.models import (
    Contact,
    SupervisionRecord,
)
from lianxinqiao.matters.reply_forms import (
    Assess,
    ConfirmPromise,
    DecideOpenness,
    Deliver,
    DraftReply,
    EnterPaper,
    EnterPromise,
    Review,
    SendReply,
    Sign,
)
from lianxinqiao.ui.forms import RadioCards


def _reason(
    name: str, function: Callable[..., Any], label: Any, argument: str = "reason", *, danger: bool = False
) -> type[ActForm]:
    return form(name, function, danger=danger, one_press=False, **{argument: words(label)})


FORMS: dict[str, type[ActForm]] = {
    "suggestion.discard": form("Discard", drafting.discard, danger=True),
    "suggestion.invite": Invite,
    "suggestion.cosign": form("Cosign", drafting.cosign),
    "suggestion.decline_cosign": form("DeclineCosign", drafting.decline_to_cosign),
    "suggestion.reopen_text": form("ReopenText", drafting.reopen_text),
    "suggestion.submit": Submit,
    "suggestion.withdraw": _reason("Withdraw", drafting.withdraw, _("撤回理由"), danger=True),
    "suggestion.send_back": _reason("SendBack", registering.send_back, _("退回理由和修改要求")),
    "suggestion.decline": Decline,
    "suggestion.forward": Forward,
    "suggestion.register": Register,
    "suggestion.classify": Classify,
    "suggestion.merge": Merge,
    "suggestion.unmerge": form("Unmerge", registering.unmerge),
    "suggestion.assign": Assign,
    "suggestion.add_unit": AddUnit,
    "handling.accept": form("Accept", assigning.accept),
    "handling.ask_return": AskReturn,
    "handling.reassign": Reassign,
    "handling.refuse_return": _reason("RefuseReturn", assigning.refuse_return, _("不同意的理由"), "answer"),
    "handling.note_contact": form(
        "NoteContact",
        handling.note_contact,
        kind=forms.ChoiceField(label=_("方式"), choices=Contact.Kind.choices, widget=RadioCards()),
        held_on=day(_("日期")),
        place=forms.CharField(label=_("地点"), required=False, max_length=100),
        note=words(_("沟通情况")),
    ),
    "contact.confirm": form("ConfirmContact", handling.confirm_contact),
    "contact.dispute": _reason("DisputeContact", handling.dispute_contact, _("不同意见")),
    "handling.give_opinion": _reason("GiveOpinion", handling.give_opinion, _("会办意见"), "opinion"),
    "handling.ask_redo": _reason("AskRedo", handling.ask_redo, _("要求重提的理由")),
    "handling.ask_extension": AskExtension,
    "extension.grant": form("GrantExtension", handling.grant_extension, answer=words(_("答复"), required=False)),
    "extension.refuse": _reason("RefuseExtension", handling.refuse_extension, _("不同意的理由"), "answer"),
    "suggestion.hold": _reason("Hold", handling.hold, _("中止计时的理由")),
    "suggestion.release": form("Release", handling.release),
    "reply.draft": DraftReply,
    "reply.send": SendReply,
    "reply.countersign": form(
        "Countersign", replying.countersign, one_press=True, remark=words(_("会签意见"), required=False)
    ),
    "reply.sign": Sign,
    "reply.review": Review,
    "reply.send_back": _reason("SendReplyBack", replying.send_back, _("退回理由")),
    "reply.deliver": Deliver,
    "assessment.give": Assess,
    "assessment.enter": EnterPaper,
    "assessment.confirm": form("StandBy", assessing.stand_by),
    "assessment.remind": form("Remind", assessing.remind),
    "assessment.not_returned": form("NotReturned", assessing.mark_not_returned),
    "suggestion.rehandle": form("Rehandle", assessing.rehandle, reason=words(_("重新办理的要求"), required=False)),
    "suggestion.convene": _reason("Convene", assessing.convene, _("召集事由"), "note"),
    "suggestion.conclude": _reason("Conclude", assessing.conclude, _("协调结果"), "outcome"),
    "suggestion.close": form("Close", assessing.close),
    "promise.report": form(
        "ReportPromise",
        promising.report,
        percent=forms.IntegerField(label=_("进度（%）"), min_value=0, max_value=100),
        note=words(_("进展情况")),
    ),
    "promise.carry_over": form(
        "CarryOver", promising.carry_over, due_on=day(_("新的完成期限")), reason=words(_("理由"))
    ),
    "promise.declare": _reason("DeclareKept", promising.declare_kept, _("完成情况"), "note"),
    "promise.confirm": ConfirmPromise,
    "promise.enter": EnterPromise,
    "promise.reject": _reason("RejectPromise", promising.reject, _("尚未兑现的理由")),
    "suggestion.choose_key": form(
        "ChooseKey",
        supervising.choose_key,
        leader=forms.CharField(label=_("领衔督办领导"), max_length=60),
        leader_office=forms.CharField(label=_("职务"), max_length=80, required=False),
        meeting=forms.CharField(label=_("确定的会议"), max_length=120, required=False),
    ),
    "suggestion.supervise": form(
        "Supervise",
        supervising.record_supervision,
        kind=forms.ChoiceField(label=_("方式"), choices=SupervisionRecord.Kind.choices, widget=RadioCards()),
        held_on=day(_("日期")),
        leader=forms.CharField(label=_("督办领导"), max_length=60, required=False),
        participants=forms.CharField(label=_("参加单位和人员"), max_length=300, required=False),
        note=words(_("督办情况和要求")),
    ),
    "suggestion.decide_openness": DecideOpenness,
    "suggestion.publish": form("Publish", publishing.publish),
    "suggestion.unpublish": _reason("Unpublish", publishing.unpublish, _("撤下的理由")),
}
