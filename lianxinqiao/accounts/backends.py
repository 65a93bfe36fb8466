"""Sign in by account name or by phone."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from lianxinqiao.accounts.models import User
from lianxinqiao.database.prepared import Prepared

USERS = Prepared(lambda key: User.objects.filter(pk=key), int)


class NameOrPhoneBackend(ModelBackend):
    """Takes the same time whether the account exists or not, so that names cannot be guessed by the clock."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        name = (username or kwargs.get("name") or "").strip()
        if not name or password is None:
            return None
        user = User.objects.filter(Q(name=name) | Q(phone=name)).order_by("id").first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None

    def get_user(self, user_id: int) -> User | None:
        return next((user for user in USERS(user_id) if self.user_can_authenticate(user)), None)
