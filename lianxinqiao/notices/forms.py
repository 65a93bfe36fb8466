"""Where a person wants to be told."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ChannelsForm(forms.Form):
    email = forms.EmailField(label=_("电子邮箱"), required=False, max_length=254)
    mail = forms.BooleanField(label=_("同时发送到电子邮箱"), required=False)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("mail") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("要接收邮件，请填写电子邮箱。"))
        return cleaned
