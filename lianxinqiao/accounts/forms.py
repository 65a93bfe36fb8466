"""Forms of the door."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts.validators import RULE

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class LoginForm(forms.Form):
    username = forms.CharField(
        label=_("账号或手机号"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(PasswordChangeForm):
    """`request`: what is typed as the present password counts at the door, so that a borrowed session cannot guess it."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["old_password"].label = _("现在的密码")
        self.fields["new_password1"].label = _("新密码")
        self.fields["new_password1"].help_text = RULE
        self.fields["new_password2"].label = _("再输一次新密码")
        self.fields["new_password2"].help_text = ""
        self.error_messages = {
            **self.error_messages,
            "password_incorrect": _("现在的密码不正确。"),
            "password_mismatch": _("两次输入的新密码不一样。"),
        }
        if self.user.must_change_password:
            self.fields["old_password"].label = _("首次密码")
            self.fields["old_password"].help_text = _("管理员交给您的密码。")

    def clean_old_password(self) -> str:
        typed: str = self.cleaned_data["old_password"]
        if authenticate(self.request, username=self.user.name, password=typed) == self.user:
            return typed
        if getattr(self.request, "door_closed", None):
            raise forms.ValidationError(_("密码错得太多，请过一刻钟再试。"))
        raise forms.ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("验证码"),
            max_length=20,
            widget=forms.TextInput(attrs=CODE),
            help_text=_("验证器应用上的六位数字，或者一个备用码。"),
        )


class ConfirmCodeForm(ReauthenticateForm, CodeForm):
    """The same, for somebody who is already inside."""


class TotpForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("验证码")
        self.fields["code"].widget = forms.TextInput(attrs=CODE)
        self.fields["code"].help_text = _("扫码后，填写验证器应用上显示的六位数字。")


class PasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("名称")
        self.fields["name"].help_text = _("例如“办公室电脑”，便于日后辨认。")
        self.fields["passwordless"].label = _("用它直接登录，不再输入密码")
        self.fields["passwordless"].help_text = _("要求设备验证指纹、面容或者 PIN。")


class PasskeyNameForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("名称")
