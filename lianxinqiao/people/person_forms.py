"""Forms of persons, their seats, posts and accounts; and of what ends."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import DEPUTIES, ROLES
from lianxinqiao.accounts.models import User
from lianxinqiao.people import choosers, plausible
from lianxinqiao.people.forms import CODE_ERRORS, DATES, TWICE, RegisterForm
from lianxinqiao.people.models import (
    Mandate,
    Person,
    Post,
)
from lianxinqiao.ui.forms import DateInput


class PersonForm(RegisterForm):
    class Meta:
        model = Person
        fields = ("district", "name", "phone", "work_unit")
        labels: ClassVar = {"district": _("行政区划")}
        error_messages = TWICE

    def clean_phone(self) -> str:
        try:
            phone = plausible.mobile(self.cleaned_data["phone"])
        except forms.ValidationError as error:
            raise forms.ValidationError(error.messages) from error
        taken = User.objects.filter(~Q(phone=""), phone=phone).exclude(pk=self.instance.user_id)
        if phone and taken.exists():
            raise forms.ValidationError(_("这个手机号已经由另一个账号使用。"))
        return phone


class MandateForm(RegisterForm):
    class Meta:
        model = Mandate
        fields = (
            "person",
            "term",
            "delegation",
            "township",
            "committee",
            "sector",
            "constituency",
            "card_number",
            "from_on",
            "to_on",
        )
        labels: ClassVar = {"person": _("姓名"), "term": _("届"), "delegation": _("代表团")}
        widgets = DATES
        error_messages = TWICE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosers.choose_person(self.fields["person"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        term, delegation = cleaned.get("term"), cleaned.get("delegation")
        if term and delegation and delegation.term_id != term.pk:
            self.add_error("delegation", _("这个代表团不属于所选的届。"))
        card = cleaned.get("card_number")
        taken = Mandate.objects.filter(term=term, card_number=card).exclude(pk=self.instance.pk)
        if term and card and taken.exists():
            self.add_error("card_number", _("这一届已经有人使用这个代表证号。"))
        return cleaned


class PostForm(RegisterForm):
    class Meta:
        model = Post
        fields = ("person", "role", "body", "organization", "mandate", "township", "committee", "from_on", "to_on")
        labels: ClassVar = {
            "person": _("姓名"),
            "body": _("机构"),
            "organization": _("承办单位"),
            "mandate": _("代表资格"),
        }
        help_texts: ClassVar = {"body": _("政府督查室不选机构的，一个岗位督办本行政区划人大、政协两家的办理工作。")}
        widgets = DATES
        error_messages = TWICE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosers.choose_person(self.fields["person"])
        choosers.choose_any_seat(self.fields["mandate"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if role := ROLES.get(cleaned.get("role", "")):
            self._attach(cleaned, role.holds)
            if role.code in DEPUTIES and not cleaned.get("mandate"):
                self.add_error("mandate", _("代表要先登记代表资格。"))
            if role.code not in DEPUTIES:
                cleaned["mandate"] = None
        mandate, person = cleaned.get("mandate"), cleaned.get("person")
        if mandate and person and mandate.person_id != person.pk:
            self.add_error("mandate", _("这份代表资格属于另一个人。"))
        return cleaned

    def _attach(self, cleaned: dict[str, Any], holds: str) -> None:
        """A post hangs where its role says, and nowhere else."""
        if holds == "body" and not cleaned.get("body"):
            self.add_error("body", _("这个角色要选择机构。"))
        if holds == "organization" and not cleaned.get("organization"):
            self.add_error("organization", _("这个角色要选择承办单位。"))
        kept = "body" if holds == "district" else holds  # one body, or none: all of the district
        for name in {"body", "organization"} - {kept}:
            cleaned[name] = None


class EndForm(forms.Form):
    on = forms.DateField(label=_("最后一天"), widget=DateInput, initial=timezone.localdate)


class EndPostForm(EndForm):
    because = forms.CharField(
        label=_("原因"), max_length=120, required=False, help_text=_("登记错了、补记以前的，请写明。")
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=120)


class EndPlaceForm(EndForm):
    reason = forms.CharField(label=_("撤销原因"), max_length=120)


class EndMandateForm(EndForm):
    because = forms.CharField(label=_("终止原因"), max_length=120)


class AccountForm(forms.Form):
    name = forms.SlugField(
        label=_("账号"), max_length=40, help_text=_("拼音或英文字母、数字，不用姓名。"), error_messages=CODE_ERRORS
    )
    email = forms.EmailField(label=_("电子邮箱"), required=False)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if User.objects.filter(name=name).exists():
            raise forms.ValidationError(_("这个账号已经有人使用。"))
        return name
