"""Where a person wants to be told."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class ChannelsForm(forms.Form):
    email = forms.EmailField(label=_("电子邮箱"), required=False, max_length=254)
    mail = forms.BooleanField(label=_("同时发送到电子邮箱"), required=False)

    messengers = forms.BooleanField(label=_("发送到企业微信、钉钉、飞书或短信"), required=False)
    digest = forms.BooleanField(
        label=_("每天早上合成一封"), required=False, help_text=_("七点半把前一天的通知合成一封发出；站内通知仍然即时。")
    )
    quiet_from = forms.TimeField(label=_("免打扰自"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    quiet_to = forms.TimeField(label=_("免打扰至"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.MESSENGERS:
            del self.fields["messengers"]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("mail") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("要接收邮件，请填写电子邮箱。"))
        if (cleaned.get("quiet_from") is None) != (cleaned.get("quiet_to") is None):
            self.add_error("quiet_to", _("免打扰的开始和结束要都填或都不填。"))
        return cleaned
