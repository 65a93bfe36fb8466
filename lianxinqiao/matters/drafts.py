"""Forms for what is written over days and saved by itself: a suggestion, a reply."""

from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField, KeptFilesField
from lianxinqiao.files.scans import ACCEPTED
from lianxinqiao.matters import units
from lianxinqiao.matters.actions import replying
from lianxinqiao.matters.assigning_forms import UnitField
from lianxinqiao.matters.models import Reply, ReplyTemplate, Suggestion
from lianxinqiao.matters.reply_forms import classes
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Delegation, Mandate
from lianxinqiao.ui.forms import DateInput, FileDrop, RadioCards

POINT = forms.CharField(max_length=5_000)  # one concrete request


class SuggestionForm(forms.Form):
    """Incomplete is allowed: it is a draft. The concrete requests are separate points （一事一议）."""

    title = forms.CharField(
        label=_("标题"), required=False, max_length=200, help_text=_("“关于……的建议”，一件只说一件事。")
    )
    cause = words(_("事由"), required=False, rows=5, help_text=_("在哪里、有什么问题、您看到和听到了什么。"))
    analysis = words(_("分析"), required=False, rows=5, help_text=_("为什么会这样，涉及哪些单位。"))
    suggested_unit = UnitField(_("建议的承办单位"), required=False)
    delegation = forms.ModelChoiceField(Delegation.objects.none(), label=_("以代表团名义提出"), required=False)
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

    def __init__(
        self, *args: Any, body: Any, mandate: Mandate | None, suggestion: Suggestion | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rules = suggestion.profile_version.rules if suggestion else units.rules_of(body, timezone.localdate())
        units.choose(self.fields["suggested_unit"], units.under(rules, body.district_id))
        for name in ("title", "cause", "analysis"):  # counted on the page by the lengths of the profile
            self.fields[name].counted = False  # type: ignore[attr-defined]
        own = [mandate.delegation_id] if mandate and mandate.delegation_id else []
        self.fields["delegation"].queryset = Delegation.objects.filter(pk__in=own)  # type: ignore[attr-defined]
        if suggestion:
            self.initial = {
                **{name: getattr(suggestion, name) for name in self.fields if name != "attachments"},
                "wish_open": {True: "yes", False: "no", None: ""}[suggestion.wish_open],
            }

    def clean(self) -> dict[str, Any]:
        for number, text in enumerate(self.points(), 1):
            try:
                POINT.clean(text)
            except forms.ValidationError as error:
                words = " ".join(error.messages)
                self.add_error(None, _("具体建议第%(n)s条：%(words)s") % {"n": number, "words": words})
        return self.cleaned_data

    def points(self) -> list[str]:
        """The concrete requests as typed."""
        return [text.strip() for text in cast("QueryDict", self.data).getlist("requests") if text.strip()]

    def written(self) -> dict[str, Any]:
        """The words and choices, without the files."""
        return {name: value for name, value in self.cleaned_data.items() if name != "attachments"}


class WordForm(forms.Form):
    docx = forms.FileField(label=_("Word 文件"), widget=FileDrop(attrs={"accept": ".docx"}))


class HelpForm(SuggestionForm):
    """Written for a deputy by somebody else: whose it is comes first."""

    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("领衔代表"))
    field_order = ("mandate", "title")

    def __init__(self, *args: Any, body: Any, **kwargs: Any) -> None:
        super().__init__(*args, body=body, mandate=None, **kwargs)
        del self.fields["delegation"], self.fields["attachments"]
        choose_seat(self.fields["mandate"], Mandate.objects.filter(term__body=body).held(timezone.localdate()))


class PaperForm(HelpForm):
    """The office enters what came on paper, with the scan of it."""

    scan = KeptFileField(label=_("代表签名的纸质建议扫描件"), widget=KeptFileDrop(attrs={"accept": ACCEPTED}))


class ReplyForm(forms.ModelForm):
    """The unit writes the body; letterhead, title, salutation and closing come from the template."""

    class Meta:
        model = Reply
        fields = replying.FIELDS
        widgets: ClassVar = {
            "body": forms.Textarea({"rows": 14}),
            "reply_class": RadioCards(),
            "promise_plan": forms.Textarea({"rows": 3}),
            "promise_due_on": DateInput(),
            "openness": RadioCards(),
            "public_summary": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False
        self.fields["reply_class"].widget.choices = classes(self.instance.suggestion)
        self.fields["promise_plan"].help_text = _("正在解决或列入计划解决的必须填写，答复送达后进入承诺事项台账。")

    def clean_openness(self) -> str:
        return self.cleaned_data["openness"] or "full"

    def changed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self) -> None:
        """The act saves, not the form: the instance stays as it is."""


class TemplateForm(forms.ModelForm):
    class Meta:
        model = ReplyTemplate
        fields = ("name", "body")


class MotionForm(forms.Form):
    """A motion （议案） turned into a suggestion; the requests one a line."""

    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("领衔代表"))
    title = forms.CharField(label=_("标题"), max_length=200)
    cause = words(_("事由"), rows=6)
    requests = words(_("具体建议"), help_text=_("一行一条。"))
    reason = words(_("转为建议的理由"), rows=2)

    def __init__(self, *args: Any, body: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_seat(self.fields["mandate"], Mandate.objects.filter(term__body=body).held(timezone.localdate()))

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "requests": self.cleaned_data["requests"].splitlines()}
