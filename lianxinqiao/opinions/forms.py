"""What a citizen fills in, on a phone, without an account."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.files.forms import KeptFilesDrop, KeptFilesField
from lianxinqiao.opinions import work
from lianxinqiao.opinions.models import Extra, Opinion
from lianxinqiao.opinions.rules import MOST
from lianxinqiao.opinions.screening import Sent
from lianxinqiao.people import plausible
from lianxinqiao.people.models import Field
from lianxinqiao.ui.forms import RadioCards

SALT = "opinions.form"
VALID = 24 * 3600  # seconds in which a page is sent from which it was opened


def token(at: datetime) -> str:
    """The signed mark of a form.

    When it was shown, and the id of the opinion that it will become however often it is sent.
    """
    return signing.dumps({"identity": str(uuid.uuid4()), "at": at.timestamp()}, salt=SALT)


def carried(data: Any) -> tuple[uuid.UUID, Sent]:
    """The id in a stranger's form, and how the form came. A form whose mark is not ours is taken too, and held."""
    trap = bool(data.get("website"))
    try:
        mark = signing.loads(str(data.get("token", "")), salt=SALT, max_age=VALID)
        seconds = timezone.now().timestamp() - float(mark["at"])
        identity = uuid.UUID(mark["identity"])
        return identity, Sent(trap=trap, seconds=seconds, work=work.is_done(data.get("work"), identity))
    except (signing.BadSignature, KeyError, ValueError, TypeError):
        return uuid.uuid4(), Sent(trap=trap, token=False)


def identity_of(mark: str) -> uuid.UUID | None:
    """Which opinion a form will be; None where its mark is not ours."""
    try:
        return uuid.UUID(signing.loads(mark, salt=SALT, max_age=VALID)["identity"])
    except (signing.BadSignature, KeyError, ValueError, TypeError):
        return None


class OpinionForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("您想反映什么"),
        max_length=MOST,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy("一次写一件事：什么地方、什么情况、希望怎样解决。"),
    )
    spot = forms.ChoiceField(label=gettext_lazy("在哪里"), required=False)
    field = forms.ModelChoiceField(
        Field.objects.none(),
        label=gettext_lazy("是哪方面的事（可不填）"),
        required=False,
        help_text=gettext_lazy("选了的，提交时可能再问一两个小问题，也可以不答。"),
    )
    place = forms.CharField(label=gettext_lazy("具体位置（可不填）"), max_length=100, required=False)
    photos = KeptFilesField(
        label=gettext_lazy("照片（可不填，最多四张）"),
        required=False,
        widget=KeptFilesDrop(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=gettext_lazy("收下时去掉拍摄地点和手机型号，不公开。"),
    )
    phone = forms.CharField(
        label=gettext_lazy("联系电话（可不填）"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )
    name = forms.CharField(
        label=gettext_lazy("怎样称呼您（可不填）"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    no_contact = forms.BooleanField(label=gettext_lazy("请不要联系我"), required=False)
    under_14 = forms.BooleanField(label=gettext_lazy("我未满十四周岁"), required=False)
    guardian_agrees = forms.BooleanField(label=gettext_lazy("监护人同意留下姓名、电话和照片"), required=False)
    website = forms.CharField(label=gettext_lazy("请不要填写这一栏"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)  # the alike ones were shown

    def __init__(self, *args: Any, station: Any = None, body: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extras = list(Extra.objects.filter(body=body, ended_at=None).select_related("field")) if body else []
        self._ask_the_field()
        spots = [spot.name for spot in station.spots.all()] if station else []
        if spots:
            choices = [("", _("请选择")), *((each, each) for each in spots), ("", _("其他地方"))]
            self.fields["spot"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["spot"]
        self.initial.setdefault("token", token(timezone.now()))

    def _ask_the_field(self) -> None:
        """Only where something is asked of one: the form stays as short as it can be."""
        if not self.extras:
            del self.fields["field"]
            return
        rows = Field.objects.filter(body=self.extras[0].body_id)
        self.fields["field"].queryset = rows  # type: ignore[attr-defined]
        chosen = str(self.data.get("field", ""))
        for extra in self.extras:
            if str(extra.field_id) != chosen:
                continue
            label = _("%(question)s（可不填）") % {"question": extra.words}
            choices = [("", _("请选择")), *((each, each) for each in extra.choice_list)]
            self.fields[f"extra_{extra.pk}"] = (
                forms.ChoiceField(label=label, choices=choices, required=False)
                if extra.choice_list
                else forms.CharField(label=label, max_length=200, required=False)
            )

    @property
    def asked(self) -> list[Any]:
        """The questions of the field that was chosen, as fields of this form."""
        return [self[name] for name in self.fields if name.startswith("extra_")]

    @property
    def is_to_ask(self) -> bool:
        """Whether these questions were missing on the page from which the form was sent."""
        return any(field.html_name not in self.data for field in self.asked)

    @property
    def details(self) -> list[tuple[str, str]]:
        words = {f"extra_{extra.pk}": extra.words for extra in self.extras}
        return [(words[field.name], self.cleaned_data.get(field.name, "")) for field in self.asked]

    def clean_phone(self) -> str:
        return plausible.mobile(self.cleaned_data["phone"]) if self.cleaned_data["phone"] else ""

    @property
    def where(self) -> str:
        data = self.cleaned_data
        return " ".join(part for part in (data.get("spot", ""), data.get("place", "")) if part)[:120]

    def carried(self) -> tuple[uuid.UUID, Sent]:
        """Which opinion it will be, and how it came."""
        return carried(self.data)


class FindForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("查询码"),
        max_length=30,
        help_text=gettext_lazy("回执上的十二位字母和数字，大小写、横线都不要紧。"),
        widget=forms.TextInput({"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )


class WordsForm(forms.Form):
    words = forms.CharField(max_length=MOST, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label


class RateForm(forms.Form):
    rating = forms.ChoiceField(
        label=gettext_lazy("您对办理结果满意吗"), choices=Opinion.Rating.choices, widget=RadioCards()
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("主要原因（可不填）"),
        choices=[("", gettext_lazy("不说明")), *Opinion.RatingReason.choices],
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("想说的话（可不填）"), max_length=MOST, required=False, widget=forms.Textarea({"rows": 2})
    )
