"""Forms of the four ways in which a unit changes; what the act would refuse stands in the form."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.people import reorganizing_rules, signals
from lianxinqiao.people.actions import reorganizing
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.ui.forms import DateInput, TickedField


class ReorganizeForm(forms.Form):
    word: ClassVar[str | Promise]
    lead: ClassVar[str | Promise]
    ends: ClassVar[bool] = True  # whether the unit ends with it
    on = forms.DateField(
        label=_("生效日期"),
        widget=DateInput,
        initial=timezone.localdate,
        help_text=_("今天或者以前的日期。将来的调整，到那天再登记。"),
    )
    basis = forms.CharField(
        label=_("依据"), max_length=200, required=False, help_text=_("机构改革方案或者批复的名称、文号。")
    )

    def __init__(self, *args: Any, unit: Organization, by: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.by = unit, by

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        on = cleaned.get("on")
        if on and not self.errors:
            try:
                reorganizing_rules.may_reorganize(self.unit, on, self.by)
                self.check(cleaned, on)
            except Refused as refused:
                raise ValidationError(refused.sentence) from refused
        return cleaned

    def check(self, cleaned: dict[str, Any], on: date) -> None:
        """What this one would refuse."""

    @property
    def heirs(self) -> list[Organization]:
        return []

    def perform(self) -> None:
        raise NotImplementedError


def others(unit: Organization) -> Any:
    level = {"parent": None} if unit.parent_id is None else {}
    rows = Organization.objects.filter(district=unit.district_id, active=True, ended_on=None, **level)
    return rows.exclude(pk=unit.pk).order_by("code")


def choose(field: forms.Field, unit: Organization) -> None:
    chosen = cast("forms.ModelChoiceField[Organization]", field)
    chosen.queryset = others(unit)
    chosen.label_from_instance = lambda each: each.name  # type: ignore[method-assign,assignment]


REGISTER_FIRST = _("新组建的单位，请先在“承办单位”里登记，再回到这里。")


class RenameForm(ReorganizeForm):
    word, lead, ends = _("更名"), _("只换名称，职责、人员和在办的事项不动。以前的文书和页面仍用原名。"), False
    name = forms.CharField(label=_("新的全称"), max_length=80)
    short_name = forms.CharField(label=_("新的简称"), max_length=30)
    name_en = forms.CharField(label=_("新的英文名称"), max_length=120, required=False)
    document_prefix = forms.CharField(label=_("新的发文机关代字"), max_length=20, required=False)
    field_order = ("name", "short_name", "name_en", "document_prefix", "on", "basis")

    def __init__(self, *args: Any, unit: Organization, by: Post, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, by=by, **kwargs)
        for name in unit.NAMES:
            self.fields[name].initial = getattr(unit, name)

    def check(self, cleaned: dict[str, Any], on: date) -> None:
        reorganizing_rules.may_rename(self.unit, on)
        names = {name: cleaned.get(name, "") for name in self.unit.NAMES}
        reorganizing_rules.must_change_names({name: getattr(self.unit, name) for name in names}, names)

    def perform(self) -> None:
        reorganizing.rename(self.unit, **self.cleaned_data, by=self.by)


class MergeForm(ReorganizeForm):
    word, lead = _("合并"), _("并入另一个单位：在办的事项和人员都转过去，本单位不再存在。")
    into = forms.ModelChoiceField(Organization.objects.none(), label=_("并入"), help_text=REGISTER_FIRST)
    also = TickedField(Organization.objects.none(), label=_("一起并入的其他单位"), required=False)
    field_order = ("into", "also", "on", "basis")

    def __init__(self, *args: Any, unit: Organization, by: Post, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, by=by, **kwargs)
        choose(self.fields["into"], unit)
        choose(self.fields["also"], unit)

    def check(self, cleaned: dict[str, Any], on: date) -> None:
        for unit in [self.unit, *cleaned["also"]]:
            reorganizing_rules.may_reorganize(unit, on, self.by)
            reorganizing_rules.may_succeed(unit, cleaned["into"], on)

    @property
    def heirs(self) -> list[Organization]:
        return [self.cleaned_data["into"]]

    @property
    def units(self) -> list[Organization]:
        return [self.unit, *self.cleaned_data["also"]]

    def perform(self) -> None:
        data = self.cleaned_data
        reorganizing.merge(self.units, into=data["into"], on=data["on"], basis=data["basis"], by=self.by)


class SplitForm(ReorganizeForm):
    word, lead = _("分设"), _("一部分职责划给别的单位，或者分成几个单位。下一步逐件选择归谁办理。")
    into = TickedField(
        Organization.objects.none(),
        label=_("承接职责的单位"),
        help_text=REGISTER_FIRST,
    )
    dissolved = forms.BooleanField(
        label=_("原单位撤销"), required=False, help_text=_("不选的，原单位继续存在，没有划出的事项仍由它办理。")
    )
    field_order = ("into", "dissolved", "on", "basis")

    def __init__(self, *args: Any, unit: Organization, by: Post, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, by=by, **kwargs)
        choose(self.fields["into"], unit)

    def check(self, cleaned: dict[str, Any], on: date) -> None:
        cleaned["shares"] = self._shares(cleaned)
        reorganizing_rules.may_split(self.unit, cleaned["into"], cleaned["shares"], on, ends=cleaned["dissolved"])

    def _shares(self, cleaned: Mapping[str, Any]) -> dict[str, Organization]:
        """What was chosen for each open thing; a dissolved unit keeps nothing, so that the first takes what nobody was named for."""
        news = {str(new.pk): new for new in cleaned["into"]}
        left = next(iter(news.values())) if cleaned["dissolved"] else None
        found = {row.key: news.get(self.data.get(f"share-{row.key}", ""), left) for row in signals.ask(self.unit)}
        return {key: new for key, new in found.items() if new is not None}

    @property
    def heirs(self) -> list[Organization]:
        return list(self.cleaned_data["into"])

    def perform(self) -> None:
        data = self.cleaned_data
        self_and_news = {"into": list(data["into"]), "shares": data["shares"], "ends": data["dissolved"]}
        reorganizing.split(self.unit, **self_and_news, on=data["on"], basis=data["basis"], by=self.by)


class AbolishForm(ReorganizeForm):
    word, lead = pgettext_lazy("单位", "撤销"), _("单位不再存在，它的经办人和负责人同时结束任职。")
    to = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("职责划归"),
        required=False,
        help_text=_("还有在办的事项时必须选择。没有单位承接的空着。"),
    )
    field_order = ("to", "on", "basis")

    def __init__(self, *args: Any, unit: Organization, by: Post, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, by=by, **kwargs)
        choose(self.fields["to"], unit)

    def check(self, cleaned: dict[str, Any], on: date) -> None:
        if cleaned["to"]:
            reorganizing_rules.may_succeed(self.unit, cleaned["to"], on)
        else:
            reorganizing_rules.nothing_left(self.unit)

    @property
    def heirs(self) -> list[Organization]:
        return [self.cleaned_data["to"]] if self.cleaned_data["to"] else []

    def perform(self) -> None:
        reorganizing.abolish(self.unit, **self.cleaned_data, by=self.by)


FORMS: dict[str, type[ReorganizeForm]] = {
    "rename": RenameForm,
    "merge": MergeForm,
    "split": SplitForm,
    "abolish": AbolishForm,
}
