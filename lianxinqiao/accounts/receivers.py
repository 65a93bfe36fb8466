"""Every knock at the door is written down, whichever room, view or library opened it."""

from typing import Any

from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.http import HttpRequest

from lianxinqiao.accounts import actions, devices, guard, queries, saml_out
from lianxinqiao.accounts.models import DoorEvent, User

Result = DoorEvent.Result
# In the session: this account was seen to have a second factor.
FACTOR_SEEN = "second_factor_seen"


def connect() -> None:
    auth.user_logged_in.connect(entered, dispatch_uid="accounts.entered")
    auth.user_logged_out.connect(left, dispatch_uid="accounts.left")
    auth.user_login_failed.connect(failed, dispatch_uid="accounts.failed")
    mfa.authentication_failed.connect(second_factor_failed, dispatch_uid="accounts.second_factor_failed")
    mfa.authenticator_added.connect(factor_added, dispatch_uid="accounts.factor_added")
    mfa.authenticator_removed.connect(factor_removed, dispatch_uid="accounts.factor_removed")


def entered(request: HttpRequest, user: User, **kwargs: Any) -> None:
    request.knock = guard.Knock(user.name, user, "", devices.known(request, user))  # type: ignore[attr-defined]
    actions.note(request, Result.ENTERED, user=user)
    devices.remember(request, user)
    saml_out.begun(request, user.pk)


def left(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        actions.note(request, Result.LEFT, user=user)


def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """A wrong one, or one that was not tried because the door is closed; the one that closes it is both."""
    name = str(credentials.get("username") or "")
    user = queries.find(name)
    if getattr(request, "door_closed", None):
        actions.note(request, Result.LOCKED, user=user, tried=name)
        return
    result = Result.SECOND_FACTOR_WRONG if "second_factor" in credentials else Result.WRONG
    actions.note(request, result, user=user, tried=name, mark=getattr(request, "knock_mark", ""))
    if request is not None and (at_door := getattr(request, "knock", None)):
        request.door_closed = guard.closed(at_door)  # type: ignore[attr-defined]
        if request.door_closed:  # type: ignore[attr-defined]
            actions.note(request, Result.LOCKED, user=user, tried=name, detail=request.door_closed.why)  # type: ignore[attr-defined]


def second_factor_failed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A wrong code counts as a wrong password does, so that five of them lock the account."""
    request.knock = guard.knock(request, user.name)  # type: ignore[attr-defined]
    credentials = {"username": user.name, "second_factor": True}
    auth.user_login_failed.send(sender=__name__, credentials=credentials, request=request)


def factor_added(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    actions.note(request, Result.SECOND_FACTOR_ADDED, user=user, detail=str(authenticator.type))


def factor_removed(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    request.session.pop(FACTOR_SEEN, None)
    actions.note(request, Result.SECOND_FACTOR_REMOVED, user=user, detail=str(authenticator.type))
