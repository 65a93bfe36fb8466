"""What a strong password is: practice under classified protection 2.0 (DOMAIN.md 3); the standard gives no lengths.

What Django checks is checked by Django and said in our words: its Chinese calls people 你, and its sentence about the
length has none.
"""

import re

from django.contrib.auth import password_validation
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User

KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")
REMEMBERED = 5
LENGTH_MIN = 10
# All of it in one sentence, for whoever chooses one.
RULE = gettext_lazy(
    "至少10个字符，小写字母、大写字母、数字、符号中至少有三类；不用常见的密码，不用与账号、手机号相近的，也不用最近五次用过的。"
)


class LongEnough(password_validation.MinimumLengthValidator):
    def __init__(self) -> None:
        super().__init__(LENGTH_MIN)

    def get_error_message(self) -> str:
        return _("密码太短，至少要有%(n)s个字符。") % {"n": LENGTH_MIN}


class NotLikeTheAccount(password_validation.UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(("name", "phone", "email"))

    def get_error_message(self) -> str:
        return _("密码与账号、手机号或者邮箱太相近。")


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("这个密码太常见，容易被猜到。")


class ThreeKindsOfCharacters:
    def validate(self, password: str, user: User | None = None) -> None:
        if sum(bool(re.search(kind, password)) for kind in KINDS) < 3:
            raise ValidationError(self.get_help_text(), code="too_few_kinds")

    def get_help_text(self) -> str:
        return _("密码应当包含小写字母、大写字母、数字、符号中的至少三类。")


class NotAmongLastFive:
    def validate(self, password: str, user: User | None = None) -> None:
        if user is None or user.pk is None:
            return
        former = user.former_passwords.order_by("-set_at").values_list("password", flat=True)[:REMEMBERED]
        if any(check_password(password, each) for each in former):
            raise ValidationError(self.get_help_text(), code="used_before")

    def password_changed(self, password: str, user: User) -> None:
        """Called by `User.save` after every set password, whoever set it."""
        user.former_passwords.create(password=user.password)

    def get_help_text(self) -> str:
        return _("不能使用最近五次用过的密码。")
