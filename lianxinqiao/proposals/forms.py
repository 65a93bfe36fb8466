"""The form on which a proposal is written: in whose name, the matter, why, what is advised."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import words
from lianxinqiao.files.forms import KeptFilesField
from lianxinqiao.matters import units
from lianxinqiao.matters.assigning_forms import UnitField
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Body, Mandate, Post
from lianxinqiao.proposals.models import Clue, Particulars, Proposal
from lianxinqiao.ui.forms import RadioCards


class ProposalForm(forms.Form):
    """Incomplete is allowed: it is a draft."""

    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("第一提案人"))
    origin = forms.ChoiceField(
        label=_("提案者"), choices=Particulars.Origin.choices, initial="member", required=False, widget=forms.Select()
    )
    in_name_of = forms.CharField(
        label=_("党派、团体、界别、小组或专委会名称"),
        max_length=60,
        required=False,
        help_text=_("集体提案填写；由您作联系人，代表提案者阅看答复、作出评价。"),
    )
    head = forms.CharField(label=_("签署的负责人"), max_length=40, required=False)
    sealed = forms.BooleanField(label=_("已加盖公章"), required=False)
    title = forms.CharField(label=_("案由"), required=False, max_length=200, help_text=_("“关于……的提案”，一事一案。"))
    cause = words(_("情况"), required=False, rows=5, help_text=_("在哪里、有什么问题、您看到和听到了什么。"))
    analysis = words(_("分析"), required=False, rows=5, help_text=_("为什么会这样，涉及哪些单位。"))
    requests = words(_("具体建议"), required=False, rows=6, help_text=_("一行一条。"))
    suggested_unit = UnitField(_("建议的承办单位"), required=False)
    wish_open = forms.TypedChoiceField(
        label=_("是否同意公开"),
        choices=[("yes", _("同意公开")), ("no", _("不同意公开"))],
        coerce=lambda value: value != "no",
        widget=RadioCards(),
        initial="yes",
        required=False,
        empty_value=True,  # type: ignore[arg-type]  # not "yes", which would then not be coerced
    )
    closed_reason = forms.CharField(label=_("不公开的理由"), required=False, max_length=200)
    attachments = KeptFilesField(label=_("附件"), required=False)
    clue = forms.ModelChoiceField(Clue.objects.none(), required=False, widget=forms.HiddenInput)
    TEXT: ClassVar = ("title", "cause", "analysis", "suggested_unit", "wish_open", "closed_reason")
    COLLECTIVE: ClassVar = ("in_name_of", "head", "sealed")  # asked of those who stand for others
    OWN: ClassVar = ("origin", "in_name_of", "head", "sealed")

    def __init__(self, *args: Any, post: Post, body: Body, proposal: Proposal | None = None, **kwargs: Any) -> None:
        if proposal is not None:
            kwargs["initial"] = {
                **{name: getattr(proposal, name) for name in self.TEXT},
                **{name: getattr(proposal.particulars, name) for name in self.OWN},
                "wish_open": "yes" if proposal.wish_open else "no",
                "requests": "\n".join(point.text for point in proposal.requests.all()),
            }
        super().__init__(*args, **kwargs)
        rules = proposal.profile_version.rules if proposal else units.rules_of(body, timezone.localdate())
        if rules:
            title: Any = self.fields["title"]  # a draft may be longer: what is counted is what may be handed in
            title.max_length = title.widget.attrs["maxlength"] = rules.lengths.title_max
        units.choose(self.fields["suggested_unit"], units.under(rules, body.district_id))
        if proposal is None and post.in_the_office:
            choose_seat(self.fields["mandate"], Mandate.objects.filter(term__body=body).held(timezone.localdate()))
        else:
            del self.fields["mandate"]
        if proposal is None:
            self.fields["clue"].queryset = Clue.objects.published().filter(body=body)  # type: ignore[attr-defined]
        else:
            del self.fields["clue"]  # it is chosen before the first word, and stays

    def clean_origin(self) -> str:
        return self.cleaned_data["origin"] or str(Particulars.Origin.MEMBER)

    def clean_requests(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["requests"].splitlines() if line.strip()]

    def values(self) -> dict[str, Any]:
        """The words and choices, without the files."""
        return {name: value for name, value in self.cleaned_data.items() if name != "attachments"}
