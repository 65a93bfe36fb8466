"""Which account is meant; which factors it has."""

from allauth.mfa.models import Authenticator
from django.db.models import Q

from lianxinqiao.accounts.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def find(name_or_phone: str) -> User | None:
    """The account that somebody means by a name or a phone number."""
    name = name_or_phone.replace("\x00", "").strip()
    return User.objects.filter(Q(name=name) | (Q(phone=name) & ~Q(phone=""))).order_by("id").first()


def factors(user: User) -> list[Authenticator]:
    return list(Authenticator.objects.filter(user=user, type__in=FACTORS).order_by("id"))
