"""The forms of the first day: the installation's first administrator and district, and its first body."""

from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.validators import RULE
from lianxinqiao.people.forms import CODE_ERRORS, BodyForm
from lianxinqiao.people.models import Field
from lianxinqiao.rulebook.models import ProfileVersion
from lianxinqiao.ui.forms import DateInput


class FoundForm(forms.Form):
    token = forms.CharField(
        label=_("设置口令"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("启动本系统的窗口里显示的一串字母和数字，证明您就在这台机器上。"),
    )
    name = forms.CharField(label=_("管理员姓名"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    account = forms.SlugField(
        label=_("管理员账号"),
        max_length=40,
        help_text=_("登录时用。拼音或英文字母、数字，不用姓名。"),
        error_messages=CODE_ERRORS,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("密码"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=RULE,
    )
    again = forms.CharField(
        label=_("再输一次密码"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    district_name = forms.CharField(label=_("行政区划名称"), max_length=60, help_text=_("例如“云河区”。"))
    district_code = forms.RegexField(
        r"^\d{6,12}$", label=_("区划代码"), help_text=_("国家统计局公布的代码，六至十二位数字。")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password and cleaned.get("again") != password:
            self.add_error("again", _("两次输入的密码不一样。"))
        if password:
            try:
                validate_password(password, User(name=cleaned.get("account", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


# Common headings in yearly reports: something to begin with, for the office to change.
FIRST_FIELDS = (
    "城建城管",
    "交通出行",
    "教育",
    "卫生健康",
    "民政养老",
    "生态环境",
    "农业农村",
    "经济发展",
    "政法综治",
    "文化体育",
    "其他",
)


class FoundBodyForm(BodyForm):
    version = forms.ModelChoiceField(
        ProfileVersion.objects.none(),
        label=pgettext_lazy("一个", "规则方案"),
        help_text=_(
            "期限、编号、答复类别等按它来。本地还没有成文办法的先用“区县通用（起步）”，以后可以复制修改、随时换用。"
        ),
    )
    term_number = forms.IntegerField(label=_("本届是第几届"), min_value=1, max_value=99)
    term_from = forms.DateField(label=_("本届开始日期"), widget=DateInput)
    session_number = forms.IntegerField(label=_("最近一次会议是第几次"), min_value=1, max_value=20)
    opens_on = forms.DateField(label=_("会议开幕"), widget=DateInput)
    closes_on = forms.DateField(label=_("会议闭幕"), widget=DateInput)
    fields_named = forms.CharField(
        label=_("建议类别"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        initial="\n".join(FIRST_FIELDS),
        help_text=_("登记时要给每件建议选一个类别。一行一个，按本地的分法改；以后可以增减。"),
    )
    pairs = (("opens_on", "closes_on"), ("term_from", "closes_on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ProfileVersion.objects.filter(issued_at__isnull=False).select_related("profile")
        cast("forms.ModelChoiceField[ProfileVersion]", self.fields["version"]).queryset = rows.order_by(
            "profile_id", "-number"
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        version, kind = cleaned.get("version"), cleaned.get("kind")
        if version and kind and version.profile.kind != kind:
            self.add_error("version", _("这是另一类机构的规则方案，请换一个。"))
        return cleaned

    def clean_fields_named(self) -> list[str]:
        named = list(dict.fromkeys(line.strip() for line in self.cleaned_data["fields_named"].splitlines()))
        named = [name for name in named if name]
        longest = cast("int", Field._meta.get_field("name").max_length)
        if any(len(name) > longest for name in named):
            raise forms.ValidationError(_("每个类别最多%(n)s个字，一行一个。"), params={"n": longest})
        return named
