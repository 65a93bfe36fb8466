"""What the acts on a reply ask for, its assessment, a promise and what is published."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import DEPUTIES
from lianxinqiao.acts.forms import ActForm, words
from lianxinqiao.files import actions as files
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.files.scans import ACCEPTED
from lianxinqiao.matters.actions import (
    assessing,
    promising,
    publishing,
    replying,
)
from lianxinqiao.matters.models import (
    Assessment,
    Handling,
    Matter,
    ReplyTemplate,
    Suggestion,
)
from lianxinqiao.matters.stages import HandlingStage, ReplyStage
from lianxinqiao.ui.forms import RadioCards

GRADES = Assessment.Grade.choices


class ConfirmPromise(ActForm):
    act = staticmethod(promising.confirm)
    grade = forms.ChoiceField(label=_("再评价"), choices=[("", _("不评价")), *GRADES], required=False)
    note = words(_("意见"), required=False)

    def prepare(self) -> None:
        if self.post.role not in DEPUTIES:  # the office confirms in the deputy's absence and grades nothing
            del self.fields["grade"]
            self.fields["note"].label, self.fields["note"].required = _("核实的情况"), True


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
    if suggestion.wish_open is None:
        return str(_("没有记载%(raiser)s是否同意公开，请先征询。") % suggestion.words)
    if suggestion.wish_open:
        return str(_("%(raiser)s提交时同意公开。") % suggestion.words)
    return str(
        _("%(raiser)s提交时不同意公开，理由：%(reason)s")
        % {**suggestion.words, "reason": suggestion.closed_reason or "—"}
    )


WISHED = {True: "full", False: "closed", None: ""}


class DecideOpenness(ActForm):
    act = staticmethod(publishing.decide_openness)
    openness = forms.ChoiceField(label=_("公开方式"), choices=Suggestion.Openness.choices, widget=RadioCards())
    reason = words(_("不全文公开的理由"), required=False, rows=2)
    summary = words(_("公开摘要"), required=False)

    def prepare(self) -> None:
        suggestion = self.subject
        self.fields["openness"].initial = suggestion.openness or WISHED[suggestion.wish_open]
        self.fields["reason"].initial = suggestion.openness_reason or suggestion.closed_reason
        self.fields["summary"].initial = suggestion.public_summary
        self.fields["openness"].help_text = f"{wished(suggestion)}{_of_replies(suggestion)}"
