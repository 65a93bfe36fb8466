"""How allauth behaves in this house: nobody signs up, and its messages are ours to say."""

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts import factor_key

FRESH_SECONDS = 300


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened in their own words."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever logged in within five minutes need not show the password again to set up a second factor."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < FRESH_SECONDS:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class FactorAdapter(DefaultMFAAdapter):
    """Seeds are encrypted in the database (factor_key.py)."""

    def encrypt(self, text: str) -> str:
        return factor_key.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return factor_key.decrypt(encrypted_text)

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("验证码不对。请填应用上此刻显示的数字；一直不对时，看看手机的时间是不是自动校准的。"),
    }
