"""The forms by which something is begun: a filing, a request for review."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.people.models import Body, Organization, Township
from lianxinqiao.ui.forms import DateInput


class FilingForm(BegunForm):
    filed_on = forms.DateField(label=_("报备日期"), required=False, widget=DateInput, help_text=_("不填就是今天。"))

    class Meta:
        model = Filing
        fields = filing.KEPT
        widgets: ClassVar = {"published_on": DateInput, "text": forms.Textarea({"rows": 14})}

    def prepare(self, body: Body) -> None:
        units = Organization.objects.filter(district=body.district_id, active=True, parent=None)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        places = Township.objects.filter(district=body.district_id)
        self.fields["township"].queryset = places  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        return {"values": self.values(), "filed_on": self.cleaned_data["filed_on"]}


class OwnFilingForm(BegunForm):
    """For the organ itself: it is the issuer, and today is the day on which it files."""

    class Meta:
        model = Filing
        fields = tuple(name for name in filing.KEPT if name not in {"unit", "township"})
        widgets: ClassVar = {"published_on": DateInput, "text": forms.Textarea({"rows": 14})}


class RequestForm(BegunForm):
    class Meta:
        model = ReviewRequest
        fields = asking.KEPT
        widgets: ClassVar = {"received_on": DateInput, "reason": forms.Textarea({"rows": 8})}

    def prepare(self, body: Body) -> None:
        self.fields["filing"].queryset = Filing.objects.filter(body=body).on_record()  # type: ignore[attr-defined]
