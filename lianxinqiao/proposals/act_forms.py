"""A form for each act on a proposal; those of shared acts are the forms of `matters`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.acts.kinds import renamed
from lianxinqiao.matters import act_forms as shared
from lianxinqiao.matters.actions import registering
from lianxinqiao.matters.assigning_forms import UnitField
from lianxinqiao.people.models import Field
from lianxinqiao.proposals.actions import clues, consulting, honouring, leading, reviewing, writing
from lianxinqiao.proposals.acts import ACTS
from lianxinqiao.proposals.models import Particulars, Proposal, QualityRating, Reading
from lianxinqiao.proposals.rules import POINTS
from lianxinqiao.ui.forms import RadioCards


def grounds(proposal: Proposal) -> list[tuple[str, str]]:
    """What the profile lists, each in its own words."""
    return [(row.code, row.text) for row in proposal.profile_version.rules.not_a_suggestion]


class Submit(shared.Submit):
    act = staticmethod(writing.submit)  # type: ignore[assignment]  # of a proposal


class Invite(shared.Invite):
    def prepare(self) -> None:
        super().prepare()
        field = self.fields["mandates"]
        field.label = _("邀请的委员")
        field.help_text = _("可以选择多位；被邀请的委员要在自己的账号里签署。提交时还没有签署的，不列为联名委员。")


class EnterPaper(shared.EnterPaper):
    def prepare(self) -> None:
        super().prepare()
        self.fields["scan"].label = _("委员签名的征询意见表扫描件")


class Read(ActForm):
    act = staticmethod(reviewing.read)
    verdict = forms.ChoiceField(
        label=pgettext_lazy("提案审查", "审查意见"), choices=Reading.Verdict.choices, widget=RadioCards()
    )
    ground = forms.ChoiceField(label=_("不予立案的情形"), required=False)
    note = words(_("理由"), required=False, rows=3)

    def prepare(self) -> None:
        self.fields["ground"].choices = [("", "—"), *grounds(self.subject)]  # type: ignore[attr-defined]


class File(shared.Register):
    act = staticmethod(reviewing.file)  # type: ignore[assignment]  # of a proposal
    field = forms.ModelChoiceField(Field.objects.none(), label=_("类别"))


class NotFile(ActForm):
    act = staticmethod(reviewing.not_file)
    danger = True
    outcome = forms.ChoiceField(
        label=pgettext_lazy("提案审查", "审查结果"),
        choices=[choice for choice in Particulars.Outcome.choices if choice[0] != "filed"],
        widget=RadioCards(),
    )
    ground = forms.ChoiceField(label=_("不予立案的情形"), required=False)
    reason = words(_("向提案者说明的理由"))
    to = UnitField(_("转送单位"), required=False)
    upper = forms.CharField(label=_("提交的上级政协"), max_length=80, required=False)

    def prepare(self) -> None:
        self.fields["ground"].choices = [("", "—"), *grounds(self.subject)]  # type: ignore[attr-defined]
        self.fields["to"].of(self.subject)  # type: ignore[attr-defined]


class Consult(ActForm):
    act = staticmethod(consulting.note)
    point = forms.ChoiceField(label=pgettext_lazy("办理协商", "协商环节"), choices=[], widget=RadioCards())
    held_on = day(_("协商日期"))
    place = forms.CharField(label=_("地点"), required=False, max_length=100)
    participants = forms.CharField(label=_("参加单位和人员"), max_length=300)
    agreed = words(_("达成一致的意见"))
    stays_open = words(_("尚待商定的事项"), required=False)

    def prepare(self) -> None:
        open_now = [point for point, stages in POINTS.items() if self.subject.stage in stages]
        self.fields["point"].choices = [(str(point), point.label) for point in open_now]  # type: ignore[attr-defined]
        self.fields["point"].initial = str(open_now[-1]) if open_now else ""


OWN: dict[str, type[ActForm]] = {
    "proposal.consult": Consult,
    "proposal.number_there": form(
        "NumberThere",
        consulting.number_there,
        number=forms.CharField(label=_("上级政协编号"), max_length=40),
    ),
    "proposal.submit": Submit,
    "proposal.invite": Invite,
    "assessment.enter": EnterPaper,
    "proposal.read": Read,
    "proposal.register": File,
    "proposal.not_file": NotFile,
    "proposal.plan": form("Plan", leading.plan, plan=words(_("督办计划")), due_on=day(_("督办期限"))),
    "proposal.key_result": form("KeyResult", leading.conclude, result=words(_("督办结果"))),
    "handling.rate": form(
        "RateQuality",
        honouring.rate_quality,
        grade=forms.ChoiceField(label=_("提案质量"), choices=QualityRating.Grade.choices, widget=RadioCards()),
        comment=words(_("意见"), required=False),
    ),
    "proposal.recommend": form("Recommend", honouring.recommend, reason=words(pgettext_lazy("提案", "推荐理由"))),
    "proposal.praise": form("Praise", honouring.praise, meeting=forms.CharField(label=_("评定的会议"), max_length=80)),
    "proposal.send_back": shared._reason("SendBack", registering.send_back, _("退回理由和修改要求")),
}
FORMS: dict[str, Any] = {
    code: made for name, made in shared.FORMS.items() if (code := renamed(name, "suggestion", "proposal")) in ACTS
} | OWN


class EnterPromise(shared.EnterPromise):
    def prepare(self) -> None:
        super().prepare()
        self.fields["scan"].label = _("委员签名的再评价表扫描件")


class PublishClue(ActForm):
    act = staticmethod(clues.publish)
    title = forms.CharField(label=_("题目"), max_length=80)
    text = words(_("线索内容"), rows=6)

    def prepare(self) -> None:
        self.initial.setdefault("title", self.subject.title)
        self.initial.setdefault("text", self.subject.text)


FORMS["promise.enter"] = EnterPromise
CLUE_FORMS: dict[str, type[ActForm]] = {
    "clue.publish": PublishClue,
    "clue.set_aside": form("SetAside", clues.set_aside, reason=words(_("不采用的理由"), rows=2)),
}
