"""A form for each act on a suggestion: what it asks, and the one function it calls."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import DEPUTIES
from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files import actions as files
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.files.scans import ACCEPTED
from lianxinqiao.matters import deadlines, units
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
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import (
    Assessment,
    Contact,
    Handling,
    Matter,
    ReplyTemplate,
    Suggestion,
    SupervisionRecord,
)
from lianxinqiao.matters.stages import HandlingStage, ReplyStage
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Field, Mandate, Organization
from lianxinqiao.rulebook.schema import Rules
from lianxinqiao.rulebook.words import amount
from lianxinqiao.ui.forms import DateTimeInput, RadioCards

GRADES = Assessment.Grade.choices


class UnitField(forms.ModelChoiceField):
    """A unit that may be assigned."""

    def __init__(self, label: Any, *, required: bool = True) -> None:
        super().__init__(Organization.objects.none(), label=label, required=required)

    def of(self, suggestion: Matter) -> None:
        units.choose(self, units.of(suggestion))


class Invite(ActForm):
    act = staticmethod(drafting.invite)
    mandates = forms.ModelMultipleChoiceField(
        Mandate.objects.none(),
        label=_("邀请的代表"),
        help_text=_("可以选择多位；被邀请的代表要在自己的账号里签署。提交时还没有签署的，不列为联名代表。"),
        widget=forms.CheckboxSelectMultiple,
    )
    until = forms.DateTimeField(label=_("联名截止时间"), required=False, widget=DateTimeInput())

    def prepare(self) -> None:
        colleagues = Mandate.objects.filter(term_id=self.subject.lead.term_id).held(timezone.localdate())
        choose_seat(self.fields["mandates"], colleagues.exclude(pk=self.subject.lead_id))


class Submit(ActForm):
    act = staticmethod(drafting.submit)

    def prepare(self) -> None:
        if left := drafting.unsigned(self.subject):
            names = "、".join(str(row.mandate.person) for row in left)
            self.warning = _("%(names)s受邀联名，还没有签署。现在提交，他们就不列为联名人，会收到通知。") % {
                "names": names
            }


class Decline(ActForm):
    act = staticmethod(registering.decline)
    danger = True
    ground = forms.ChoiceField(label=_("情形"), widget=RadioCards())
    reason = words(_("向代表说明的理由"))

    def prepare(self) -> None:
        grounds = self.subject.profile_version.rules.not_a_suggestion
        self.fields["ground"].choices = [(row.code, row.text) for row in grounds]  # type: ignore[attr-defined]


def _complex(rules: Rules) -> str:
    """What the longer class means in this place: a term of its own, or a reason for which more time may be asked."""
    if rules.extension.mode == "by_classification":
        return str(_("涉及面广、处理难度大（答复期限%(term)s）") % {"term": amount(rules.reply_complex)})
    return str(_("涉及面广、处理难度大（延长答复期限须经同意）"))


class Register(ActForm):
    act = staticmethod(registering.register)
    field = forms.ModelChoiceField(Field.objects.none(), label=_("类别"))
    complex = forms.BooleanField(label=_("涉及面广、处理难度大"), required=False)

    def prepare(self) -> None:
        self.fields["field"].queryset = self.subject.body.fields.all()  # type: ignore[attr-defined]
        self.fields["complex"].label = _complex(self.subject.profile_version.rules)


class Classify(ActForm):
    act = staticmethod(registering.classify)
    field = forms.ModelChoiceField(Field.objects.none(), label=_("类别"))

    def prepare(self) -> None:
        self.fields["field"].queryset = self.subject.body.fields.all()  # type: ignore[attr-defined]


class Merge(ActForm):
    act = staticmethod(registering.merge)
    into = forms.ModelChoiceField(Suggestion.objects.none(), label=_("并入（主件）"))

    def prepare(self) -> None:
        rows = type(self.subject).objects.filter(
            session_id=self.subject.session_id, stage="registered", merged_into=None
        )
        self.fields["into"].queryset = rows.exclude(pk=self.subject.pk).order_by("number")  # type: ignore[attr-defined]


class ConfirmPromise(ActForm):
    act = staticmethod(promising.confirm)
    grade = forms.ChoiceField(label=_("再评价"), choices=[("", _("不评价")), *GRADES], required=False)
    note = words(_("意见"), required=False)

    def prepare(self) -> None:
        if self.post.role not in DEPUTIES:  # the office confirms in the deputy's absence and grades nothing
            del self.fields["grade"]
            self.fields["note"].label, self.fields["note"].required = _("核实的情况"), True


class Forward(ActForm):
    act = staticmethod(registering.forward)
    to = UnitField(_("转送单位"))

    def prepare(self) -> None:
        self.fields["to"].of(self.subject)  # type: ignore[attr-defined]


class Assign(ActForm):
    """One lead unit with assisting ones, or two and more that each answer."""

    act = staticmethod(assigning.assign)
    lead = UnitField(_("主办单位"), required=False)
    assist = forms.ModelMultipleChoiceField(
        Organization.objects.none(), label=_("会办单位"), required=False, widget=forms.CheckboxSelectMultiple
    )
    separate = forms.ModelMultipleChoiceField(
        Organization.objects.none(),
        label=_("分别办理的单位"),
        required=False,
        help_text=_("分别办理时不选主办和会办。"),
        widget=forms.CheckboxSelectMultiple,
    )
    complex = forms.BooleanField(label=_("涉及面广、处理难度大"), required=False)

    def prepare(self) -> None:
        self.fields["lead"].of(self.subject)  # type: ignore[attr-defined]
        for name in ("assist", "separate"):
            units.choose(self.fields[name], units.of(self.subject))
        self.fields["lead"].initial = self.subject.suggested_unit
        self.fields["complex"].initial = self.subject.complex
        self.fields["complex"].label = _complex(self.subject.profile_version.rules)

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        to = [To(data["lead"], "lead")] if data["lead"] else []
        to += [To(unit, "assist") for unit in data["assist"]] + [To(unit, "separate") for unit in data["separate"]]
        return {"to": to, "complex": data["complex"]}


class AddUnit(ActForm):
    act = staticmethod(assigning.add_unit)
    unit = UnitField(_("增加的单位"))

    def prepare(self) -> None:
        self.fields["unit"].of(self.subject)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {"to": To(self.cleaned_data["unit"])}


class AskReturn(ActForm):
    act = staticmethod(assigning.ask_return)
    reason = words(_("退回理由"))
    proposed = UnitField(_("建议改由"))

    def prepare(self) -> None:
        self.fields["proposed"].of(self.subject.suggestion)  # type: ignore[attr-defined]


def _asked(row: Handling) -> str:
    """Why the unit gives it back, and to whom it would: beside the decision."""
    words = {"unit": row.organization, "reason": row.return_reason}
    said = str(_("%(unit)s的退回理由：%(reason)s") % words) if row.return_reason else ""
    if row.proposed_unit:
        said += str(_("（建议改由%(unit)s办理）") % {"unit": row.proposed_unit})
    return said


class Reassign(ActForm):
    act = staticmethod(assigning.reassign)
    to = UnitField(_("改派给"))

    def prepare(self) -> None:
        self.fields["to"].of(self.subject.suggestion)  # type: ignore[attr-defined]
        self.fields["to"].initial = self.subject.proposed_unit
        self.fields["to"].help_text = _asked(self.subject)


class AskExtension(ActForm):
    act = staticmethod(handling.ask_extension)
    until = day(_("延期到"), required=False)
    reason = words(_("延期理由"))

    def prepare(self) -> None:
        limit = deadlines.longest(self.subject.suggestion)
        if limit is not None:
            day = {"day": limit.date.isoformat(), "source": limit.source}
            self.fields["until"].help_text = _("最长到%(day)s（%(source)s）；不填即延到这一天。") % day


class OnReply(ActForm):
    """Moves an answer on; an assisting unit that has not said its word yet is named before it is too late."""

    def warnings(self) -> list[str]:
        if self.subject.handling.kind != Handling.Kind.LEAD:
            return []
        shares = self.subject.suggestion.handlings.filter(kind="assist", stage=HandlingStage.ACCEPTED)
        return [
            str(_("会办单位%(unit)s还没有提出会办意见（期限%(due)s），答复里没有它的意见。") % _owed(row))
            for row in shares.select_related("organization")
        ]


def _owed(handling: Handling) -> dict[str, Any]:
    return {"unit": handling.organization, "due": handling.due_on.isoformat() if handling.due_on else "—"}


class SendReply(OnReply):
    act = staticmethod(replying.send)


class Sign(OnReply):
    act = staticmethod(replying.sign)


class Deliver(OnReply):
    act = staticmethod(replying.deliver)


class DraftReply(ActForm):
    act = staticmethod(replying.draft)
    template = forms.ModelChoiceField(
        ReplyTemplate.objects.none(), label=_("从本单位的模板开始"), required=False, empty_label=_("空白")
    )

    def prepare(self) -> None:
        rows = ReplyTemplate.objects.filter(organization_id=self.subject.organization_id)
        self.fields["template"].queryset = rows  # type: ignore[attr-defined]


class Review(OnReply):
    act = staticmethod(replying.review)
    reply_class = forms.ChoiceField(label=_("答复类别"), required=False, widget=RadioCards())
    reason = words(_("调整类别的理由"), required=False)

    def prepare(self) -> None:
        field = self.fields["reply_class"]
        field.choices = classes(self.subject.suggestion)  # type: ignore[attr-defined]
        field.initial = self.subject.reply_class


def classes(suggestion: Matter) -> list[tuple[str, str]]:
    """The profile's classes with letter and words."""
    rows = suggestion.profile_version.rules.reply_classes
    return [(str(row.semantic), f"{row.letter} {row.label}".strip()) for row in rows]


class Graded(ActForm):
    attitude = forms.ChoiceField(label=_("对办理态度"), choices=GRADES, widget=RadioCards())
    result = forms.ChoiceField(label=_("对办理结果"), choices=GRADES, widget=RadioCards())
    comment = words(_("意见"), required=False)


class Assess(Graded):
    act = staticmethod(assessing.assess)


class FromPaper(ActForm):
    """What a deputy signed on paper: its scan is stored with what is typed from it."""

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        upload: UploadedFile = data["scan"]
        data["scan"] = files.store(upload, by=self.post.user, kind="scan")
        return data


class EnterPaper(FromPaper, Graded):
    act = staticmethod(assessing.enter_paper)
    scan = KeptFileField(label=_("代表签名的征询意见表扫描件"), widget=KeptFileDrop(attrs={"accept": ACCEPTED}))


class EnterPromise(FromPaper):
    act = staticmethod(promising.enter_paper)
    grade = forms.ChoiceField(label=_("再评价"), choices=GRADES, widget=RadioCards())
    note = words(_("意见"), required=False)
    scan = KeptFileField(label=_("代表签名的再评价表扫描件"), widget=KeptFileDrop(attrs={"accept": ACCEPTED}))


def _of_replies(suggestion: Matter) -> str:
    """How far each answer is open by its own decision: who opens the suggestion as a summary opens these with it."""
    replies = [(share, reply) for share in suggestion.handlings.all() for reply in share.replies.all()]
    each = [
        f"{share.organization}（{reply.get_openness_display()}）"
        for share, reply in replies
        if reply.stage == ReplyStage.DELIVERED
    ]
    return (
        str(_("答复按签发时的决定和这里的决定中较严的一个公开：%(replies)s。") % {"replies": "、".join(each)})
        if each
        else ""
    )


def wished(suggestion: Matter) -> str:
    """What the deputy said about openness when handing it in."""
    if suggestion.wish_open:
        return str(_("%(raiser)s提交时同意公开。") % suggestion.words)
    return str(
        _("%(raiser)s提交时不同意公开，理由：%(reason)s")
        % {**suggestion.words, "reason": suggestion.closed_reason or "—"}
    )


class DecideOpenness(ActForm):
    act = staticmethod(publishing.decide_openness)
    openness = forms.ChoiceField(label=_("公开方式"), choices=Suggestion.Openness.choices, widget=RadioCards())
    reason = words(_("不全文公开的理由"), required=False, rows=2)
    summary = words(_("公开摘要"), required=False)

    def prepare(self) -> None:
        suggestion = self.subject
        self.fields["openness"].initial = suggestion.openness or ("full" if suggestion.wish_open else "closed")
        self.fields["reason"].initial = suggestion.openness_reason or suggestion.closed_reason
        self.fields["summary"].initial = suggestion.public_summary
        self.fields["openness"].help_text = f"{wished(suggestion)}{_of_replies(suggestion)}"


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
