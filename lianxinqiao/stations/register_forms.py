"""The form of the register: everything that stands in it, with the reception day in words."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.people.models import Body, Township
from lianxinqiao.stations import days
from lianxinqiao.stations.actions.keeping import KEPT
from lianxinqiao.stations.models import Station
from lianxinqiao.ui.forms import DateInput


class RegisterForm(forms.ModelForm):
    reception_words = forms.CharField(
        label=_("接待日"),
        max_length=120,
        required=False,
        help_text=_("例如“单月15日 9:00—11:00，遇节假日顺延到下一个工作日，提前3天公布”“每月第1个星期五 15:00—16:00，遇节假日顺延一周”“每周星期一 9:00—11:00”。"),
    )  # fmt: skip

    class Meta:
        model = Station
        fields = tuple(name for name in KEPT if name != "reception")
        widgets: ClassVar = {"founded_on": DateInput}
        help_texts: ClassVar = {
            "datum": _("从国内地图上读的是 GCJ-02，手机定位的是 WGS-84。原数保留，换算后使用。"),
            "specialty": _("一句话说出这个站的特色。"),
        }

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Township.objects.filter(district=body.district_id, ended_on=None)
        self.fields["township"].queryset = rows  # type: ignore[attr-defined]
        self.initial["reception_words"] = days.sentence(self.instance.reception)

    def clean_reception_words(self) -> str:
        """The words as they were typed; `values` reads them."""
        said = str(self.cleaned_data["reception_words"]).strip()
        try:
            self.reception = days.read(said) if said else {}
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return said

    def values(self) -> dict[str, Any]:
        """What the acts take."""
        found = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return {**found, "reception": self.reception}

    def _post_clean(self) -> None:
        """The act checks what may stand in the register; here only what was typed is read."""
