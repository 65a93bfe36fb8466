"""What is done to an account. Accounts know no journal: the door event is their trail, the rooms above write theirs."""

import secrets
import string

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.utils import reset
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction
from django.http import HttpRequest

from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.ui import caller

# Without letters and figures that look alike on paper: first passwords are handed out printed.
ALPHABET = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lIo")))
FIRST_PASSWORD_LENGTH = 12
Result = DoorEvent.Result


class QuickArgon2(Argon2PasswordHasher):
    """For first passwords, which are random (70 bits) and live until the first login: 300 of them in one import.

    The parameters stand in the hash; Django hashes again with the full ones at the first login.
    """

    time_cost, memory_cost, parallelism = 1, 1024, 1


def note(
    request: HttpRequest | None, result: str, *, user: User | None = None, tried: str = "", detail: str = ""
) -> DoorEvent:
    """Write one knock at the door."""
    return DoorEvent.objects.create(
        user=user,
        tried_name=(tried or getattr(user, "name", "") or "-").replace("\x00", "")[:60],
        result=result,
        address=caller.address(request) if request else None,
        agent=request.headers.get("User-Agent", "")[:200] if request else "",
        detail=detail.replace("\x00", "")[:300],
    )


def first_password() -> str:
    """Random, of at least three kinds of characters, easy to type from paper."""
    while True:
        word = "".join(secrets.choice(ALPHABET) for _ in range(FIRST_PASSWORD_LENGTH))
        kinds = (str.islower, str.isupper, str.isdigit)
        if all(any(is_kind(each) for each in word) for is_kind in kinds):
            return word


@transaction.atomic
def hand_out_password(user: User) -> str:
    """Give the account a new first password, which its holder must change; returned once, kept only as a hash."""
    word = first_password()
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
    """Forget the wrong passwords of an account, so that it may try again at once."""
    reset(username=user.name)
    note(request, Result.UNLOCKED, user=user)


@transaction.atomic
def remove_factors(user: User) -> None:
    """Take every second factor away from an account whose holder lost them all."""
    Authenticator.objects.filter(user=user).delete()
    end_all_sessions(user)
    note(None, Result.SECOND_FACTOR_REMOVED, user=user)
