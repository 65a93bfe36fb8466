"""The forms by which a plan is drafted and a project proposed."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.people.models import Organization, Township
from lianxinqiao.projects.actions import calling, deciding, planning
from lianxinqiao.projects.models import Call, Plan, Project
from lianxinqiao.projects.stages import PlanStage
from lianxinqiao.ui.forms import DateInput


class PlanForm(BegunForm):
    class Meta:
        model = Plan
        fields = planning.KEPT


class CallForm(BegunForm):
    class Meta:
        model = Call
        fields = calling.KEPT
        widgets: ClassVar = {"until": DateInput}


class ProjectForm(BegunForm):
    plan = forms.ModelChoiceField(
        Plan.objects.none(), label=_("列入投资计划"), required=False, help_text=_("只能列入编制中的计划。")
    )
    annual = forms.DecimalField(
        label=_("年度投资额（万元）"), required=False, min_value=Decimal(0), max_digits=14, decimal_places=2
    )
    key = forms.BooleanField(label=_("重点民生项目"), required=False)

    class Meta:
        model = Project
        fields = deciding.KEPT
        widgets: ClassVar = {"begins_on": DateInput, "ends_on": DateInput}

    def prepare(self, body: Any) -> None:
        units = Organization.objects.filter(district=body.district_id, active=True)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        townships = Township.objects.filter(district=body.district_id, ended_on=None)
        self.fields["township"].queryset = townships  # type: ignore[attr-defined]
        plans = Plan.objects.filter(body=body, stage=PlanStage.DRAFTED)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        if self.instance.pk or not plans.exists():
            for name in ("plan", "annual", "key"):
                del self.fields[name]

    def told(self) -> dict[str, Any]:
        told: dict[str, Any] = {"values": self.values()}
        return told | {name: self.cleaned_data[name] for name in ("plan", "annual", "key") if name in self.cleaned_data}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("plan") and cleaned.get("annual") is None:
            self.add_error("annual", _("列入计划要填写年度投资额。"))
        return cleaned
