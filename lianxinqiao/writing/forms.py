"""The forms by which a report is begun and a section is written."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities.models import Campaign
from lianxinqiao.people.models import Body
from lianxinqiao.writing import kinds


class BeginForm(forms.Form):
    kind = forms.ChoiceField(label=pgettext_lazy("报告", "种类"))
    year = forms.IntegerField(label=_("报告的是哪一年的工作"), min_value=1954, max_value=2999)
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(), label=_("主题活动"), required=False, help_text=_("只有主题活动总结报告要选。")
    )
    title = forms.CharField(
        label=_("标题"), max_length=120, required=False, help_text=_("不填时按报告种类写，以后可以改。")
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.word) for kind in kinds.of_body(body.kind)]  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = Campaign.objects.filter(body=body)  # type: ignore[attr-defined]
        self.initial.setdefault("year", timezone.localdate().year)


class SectionForm(forms.Form):
    heading = forms.CharField(label=_("小标题"), max_length=80, required=False)
    text = forms.CharField(
        label=_("正文"), max_length=20_000, required=False, widget=forms.Textarea({"rows": 18}), strip=False
    )
