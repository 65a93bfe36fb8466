"""Sign in by account name or by phone."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from lianxinqiao.accounts import guard, queries
from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.passwords import QuickArgon2
from lianxinqiao.database.prepared import Prepared

USERS = Prepared(lambda key: User.objects.filter(pk=key), int)


class NameOrPhoneBackend(ModelBackend):
    """Does the same work whatever is typed, so that the clock tells nobody which accounts exist, are closed, or were
    never used: one full hash and one quick one, as first passwords have it."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        name = (username or kwargs.get("name") or "").strip()
        if not name or password is None:
            return None
        if request is not None:
            _may_try(request, name, password)
        user = queries.find(name)
        right = _work(user, password)
        return user if user and right and self.user_can_authenticate(user) else None

    def get_user(self, user_id: int) -> User | None:
        return next((user for user in USERS(user_id) if self.user_can_authenticate(user)), None)


def _may_try(request: HttpRequest, name: str, password: str) -> None:
    """Raises PermissionDenied where the door is closed; leaves on the request what the trail wants to know."""
    at_door = guard.knock(request, name)
    request.knock, request.knock_mark = at_door, guard.mark(password)  # type: ignore[attr-defined]
    request.door_closed = guard.closed(at_door, password)  # type: ignore[attr-defined]
    if request.door_closed:  # type: ignore[attr-defined]
        raise PermissionDenied


def _work(user: User | None, password: str) -> bool:
    if user is None or not user.has_usable_password():
        _quick(password)
        make_password(password)
        return False
    if not QuickArgon2.made(user.password):
        _quick(password)
        return user.check_password(password)
    right = user.check_password(password)  # a right one is hashed again with the full parameters by Django
    if not right:
        make_password(password)
    return right


def _quick(password: str) -> None:
    QuickArgon2().encode(password, QuickArgon2().salt())
