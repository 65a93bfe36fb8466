"""Forms of the registers. What cannot stand is said in a sentence before the database says it in its own way."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.files import intakes
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people import choosers, names
from lianxinqiao.people.models import (
    Body,
    Committee,
    Delegation,
    District,
    Field,
    Organization,
    Session,
    Term,
    Township,
)
from lianxinqiao.people.models.names_of_days import Named
from lianxinqiao.rulebook.models import ProfileVersion
from lianxinqiao.ui.forms import DateInput, DateTimeInput

TWICE: dict[str, Any] = {NON_FIELD_ERRORS: {"unique_together": _("已经有一条相同的记录（编号、代码或名称重复）。")}}
# Django's own sentence speaks of a “字段”.
CODE_ERRORS: dict[str, Any] = {"invalid": _("只能用英文字母、数字、“-”和“_”，不用汉字和空格。")}
TWICE_OR_CODE: dict[str, Any] = {**TWICE, "code": CODE_ERRORS}
DATES = {"from_on": DateInput, "to_on": DateInput, "opens_on": DateInput, "closes_on": DateInput}


class RegisterForm(forms.ModelForm):
    """`pairs`: dates of which the second may not come before the first."""

    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("from_on", "to_on"),)
    renamed_on: date | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            rows = field.queryset if isinstance(field, forms.ModelChoiceField) else None
            if rows is not None:
                choosers.tell_apart(field)
            if rows is not None and issubclass(rows.model, (Body, District)):
                own = getattr(self.instance, f"{name}_id", None)
                cast("forms.ModelChoiceField[Any]", field).queryset = rows.filter(Q(ended_on=None) | Q(pk=own))
        if isinstance(self.instance, Named) and self.instance.pk:
            self.fields["renamed_on"] = forms.DateField(
                label=_("更名日期"),
                required=False,
                widget=DateInput,
                help_text=_("名称从哪一天起改的；以前的文书和页面仍用原名。原来写错的空着，算更正。"),
            )

    def alike(self) -> Iterable[str]:
        """The names of its kind beside which this one stands; empty where near names are no question."""
        return ()

    def _ask_back(self, name: str) -> None:
        """A near-same name is asked about once: it may be meant for the other, or be another one."""
        if not name or "name" not in self.changed_data:
            return
        if (other := names.near(name, self.alike())) is None:
            return
        label = _("确实不是“%(name)s”") % {"name": other}
        self.fields["different"] = forms.BooleanField(label=label, required=False)
        if not self.data.get(self.add_prefix("different")):
            words = {"name": name, "other": other}
            self.add_error("name", _("已有“%(other)s”，“%(name)s”很可能是同一个。确实不同的，请勾选后再保存。") % words)

    def clean_renamed_on(self) -> date | None:
        day = self.cleaned_data["renamed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("还没有到这一天，请到那天再登记。"))
        self.renamed_on = day
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for first, last in self.pairs:
            begin, end = cleaned.get(first), cleaned.get(last)
            if begin and end and end < begin:
                self.add_error(last, _("结束日期不能早于开始日期。"))
        self._ask_back(cleaned.get("name", ""))
        return cleaned


class DistrictForm(RegisterForm):
    def alike(self) -> Iterable[str]:
        return District.objects.exclude(pk=self.instance.pk).values_list("name", flat=True)

    class Meta:
        model = District
        fields = ("code", "name", "name_en", "parent")
        labels: ClassVar = {"parent": _("上级")}
        error_messages = TWICE


class BodyForm(RegisterForm):
    class Meta:
        model = Body
        fields = ("district", "kind", "code", "name", "short_name", "name_en", "office_name", "assembly_name")
        labels: ClassVar = {"district": _("行政区划")}
        help_texts: ClassVar = {
            "code": _("拼音或英文字母，用在网址和日志里，例如 yunhe。"),
            "short_name": _("列表和通知里用，例如“区人大”。"),
            "assembly_name": _("代表、委员所在的全体会议，例如“云河区人民代表大会”；空着时按全称推定。"),
            "office_name": _("交办通知等文书的落款，例如“云河区人大常委会代表工作委员会”。"),
        }
        error_messages = TWICE_OR_CODE


class TermForm(RegisterForm):
    class Meta:
        model = Term
        fields = ("body", "number", "from_on", "to_on")
        labels: ClassVar = {"body": _("机构")}
        widgets = DATES
        error_messages = TWICE


class SessionForm(RegisterForm):
    pairs = (("opens_on", "closes_on"),)

    class Meta:
        model = Session
        fields = ("term", "number", "opens_on", "closes_on", "closing_time")
        labels: ClassVar = {"term": _("届")}
        widgets: ClassVar = {**DATES, "closing_time": DateTimeInput}
        error_messages = TWICE


class DelegationForm(RegisterForm):
    def alike(self) -> Iterable[str]:
        rows = Delegation.objects.filter(term=self.cleaned_data.get("term"))
        return rows.exclude(pk=self.instance.pk).values_list("name", flat=True)

    class Meta:
        model = Delegation
        fields = ("term", "name", "name_en")
        labels: ClassVar = {"term": _("届")}
        error_messages = TWICE


class FieldForm(RegisterForm):
    class Meta:
        model = Field
        fields = ("body", "code", "name", "name_en", "position")
        labels: ClassVar = {"body": _("机构"), "code": _("代码"), "position": _("次序")}
        error_messages = TWICE_OR_CODE


class OrganizationForm(RegisterForm):
    def alike(self) -> Iterable[str]:
        rows = Organization.objects.filter(
            district=self.cleaned_data.get("district"), parent=self.cleaned_data.get("parent"), ended_on=None
        )
        return rows.exclude(pk=self.instance.pk).values_list("name", flat=True)

    class Meta:
        model = Organization
        fields = (
            "district", "parent", "code", "name", "short_name", "name_en", "kind", "document_prefix", "contact_name",
            "contact_phone", "active",
        )  # fmt: skip
        labels: ClassVar = {"district": _("行政区划"), "parent": _("上级单位（内设机构填写）")}
        error_messages = TWICE_OR_CODE

    def clean_parent(self) -> Organization | None:
        parent = self.cleaned_data["parent"]
        if parent and parent.pk == self.instance.pk:
            raise forms.ValidationError(_("单位不能是自己的上级。"))
        return parent


class TownshipForm(RegisterForm):
    def alike(self) -> Iterable[str]:
        rows = Township.objects.filter(district=self.cleaned_data.get("district"), ended_on=None)
        return rows.exclude(pk=self.instance.pk).values_list("name", flat=True)

    class Meta:
        model = Township
        fields = ("district", "code", "name", "name_en", "kind", "organ", "unit", "position")
        labels: ClassVar = {"district": _("行政区划")}
        help_texts: ClassVar = {
            "organ": _("例如“云桥街道人大工委”“望河镇人大主席团”；空着时按名称推定。"),
            "unit": _("办理建议和意见的街道办事处或乡镇政府。"),
        }
        error_messages = TWICE_OR_CODE


class CommitteeForm(RegisterForm):
    def alike(self) -> Iterable[str]:
        rows = Committee.objects.filter(body=self.cleaned_data.get("body"), ended_on=None)
        return rows.exclude(pk=self.instance.pk).values_list("name", flat=True)

    class Meta:
        model = Committee
        fields = ("body", "code", "name", "name_en", "kind", "position")
        labels: ClassVar = {"body": _("机构")}
        error_messages = TWICE_OR_CODE


class AdoptForm(forms.Form):
    version = forms.ModelChoiceField(ProfileVersion.objects.none(), label=pgettext_lazy("一个", "规则方案"))
    on = forms.DateField(label=_("生效日期"), widget=DateInput)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ProfileVersion.objects.filter(profile__kind=kind, issued_at__isnull=False).select_related("profile")
        cast("forms.ModelChoiceField[ProfileVersion]", self.fields["version"]).queryset = rows.order_by(
            "profile_id", "-number"
        )


class ImportForm(forms.Form):
    district = forms.ModelChoiceField(District.objects.order_by("code"), label=_("行政区划"), empty_label=None)
    file = KeptFileField(label=_("表格（.xlsx 或 .csv）"), widget=KeptFileDrop(attrs={"accept": intakes.ACCEPTED}))
