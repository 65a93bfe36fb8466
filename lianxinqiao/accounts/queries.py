"""Who is locked out, until when; which factors an account has."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Q, Sum
from django.utils import timezone

from lianxinqiao.accounts.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def find(name_or_phone: str) -> User | None:
    """The account that somebody means by a name or a phone number."""
    name = name_or_phone.replace("\x00", "").strip()
    return User.objects.filter(Q(name=name) | (Q(phone=name) & ~Q(phone=""))).order_by("id").first()


def tries_left(name: str) -> int:
    """Wrong passwords before the lock, for names that exist and those that do not alike."""
    return max(0, settings.AXES_FAILURE_LIMIT - _failures(name)["failures"])


def locked_until(name: str) -> datetime | None:
    """When the lock of an account name ends; None where it is open."""
    found = _failures(name)
    if found["failures"] < settings.AXES_FAILURE_LIMIT:
        return None
    return found["last"] + settings.AXES_COOLOFF_TIME


def _failures(name: str) -> dict:
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(username=name, attempt_time__gte=since)
    found = rows.aggregate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    return {"failures": found["failures"] or 0, "last": found["last"]}


def factors(user: User) -> list[Authenticator]:
    return list(Authenticator.objects.filter(user=user, type__in=FACTORS).order_by("id"))
