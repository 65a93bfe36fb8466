"""What is done to an account. Accounts know no journal: the door event is their trail, the rooms above write theirs."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest

from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.accounts.passwords import QuickArgon2, first_password
from lianxinqiao.ui import caller

Result = DoorEvent.Result


def note(
    request: HttpRequest | None,
    result: str,
    *,
    user: User | None = None,
    tried: str = "",
    detail: str = "",
    mark: str = "",
) -> DoorEvent:
    """Write one knock at the door."""
    return DoorEvent.objects.create(
        user=user,
        tried_name=(tried or getattr(user, "name", "") or "-").replace("\x00", "")[:60],
        result=result,
        address=caller.address(request) if request else None,
        agent=request.headers.get("User-Agent", "")[:200] if request else "",
        detail=detail.replace("\x00", "")[:300],
        device=getattr(getattr(request, "knock", None), "device", ""),
        mark=mark,
    )


@transaction.atomic
def hand_out_password(user: User, word: str = "") -> str:
    """Give the account a new first password, which its holder must change; returned once, kept only as a hash."""
    word = word or first_password()
    user.password = QuickArgon2().encode(word, QuickArgon2().salt())
    user.must_change_password = True
    user.save()
    user.former_passwords.create(password=user.password)
    return word


@transaction.atomic
def change_password(user: User, password: str, *, request: HttpRequest) -> None:
    """Its holder changes it; sessions elsewhere end, since Django ties them to the password."""
    user.set_password(password)
    user.must_change_password = False
    user.save()
    note(request, Result.PASSWORD_CHANGED, user=user)


@transaction.atomic
def end_session(session: UserSession, *, request: HttpRequest) -> None:
    user = request.user
    assert isinstance(user, User)
    note(request, Result.ENDED, user=user, detail=f"{session.ip} {session.user_agent}")
    session.end()


@transaction.atomic
def end_all_sessions(user: User) -> int:
    """For a closed account or a reset password: whoever is inside is out."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


def unlock(user: User, *, request: HttpRequest | None = None) -> None:
    """Wrong passwords before this do not count any more, so that the account may try again at once."""
    note(request, Result.UNLOCKED, user=user)


@transaction.atomic
def remove_factors(user: User) -> None:
    """Take every second factor away from an account whose holder lost them all."""
    Authenticator.objects.filter(user=user).delete()
    end_all_sessions(user)
    note(None, Result.SECOND_FACTOR_REMOVED, user=user)
