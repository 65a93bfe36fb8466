"""What the forms of this room are made of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm
from lianxinqiao.people.choosers import choose_committee
from lianxinqiao.people.models import Organization

REASON = _("原因")


def line(label: Any, *, length: int, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=required, help_text=help_text)


def number(label: Any, *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=9999, required=required)


class OfUnit(ActForm):
    unit = forms.ModelChoiceField(Organization.objects.none(), label=_("报告机关"), required=False)

    def prepare(self) -> None:
        units = Organization.objects.filter(district=self.subject.root.body.district_id, active=True, parent=None)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if "committee" in self.fields:
            choose_committee(self, self.subject.root.body)
