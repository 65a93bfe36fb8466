"""Signing in with an identity server of the office's own, by OpenID Connect (authlib); saml.py and workplaces.py bring others.

What comes from there says who somebody is, and never what they may do: posts are given here, by an administrator and a
second person. Whoever is known by an earlier sign-in is known by issuer and subject. A newcomer is matched to an account
by one claim that the operator names, where the server says that it was verified; everybody else is refused, or gets an
account without any post where the operator says so. A second factor that our roles ask for is asked for all the same.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts.models import OutsideIdentity, User

# By which of our columns a newcomer is found, the usual claim for it, and the claim that says whether it was verified.
MATCHES = {
    "phone": ("phone", "phone_number", "phone_number_verified"),
    "email": ("email", "email", "email_verified"),
    "name": ("name", "preferred_username", ""),
}


class NotLetIn(Exception):
    """Whom the identity server sent is not let in; `words` are for the person, `why` for the trail of the doors."""

    def __init__(self, words: str | Promise, why: str) -> None:
        super().__init__(why)
        self.words, self.why = words, why


@dataclass(frozen=True)
class Server:
    """As the operator configured it (settings.OIDC)."""

    issuer: str
    client: str
    secret: str
    name: str
    match: str = "phone"
    claim: str = ""
    unknown: str = "refuse"  # or "create"
    trusted: bool = False  # its claims count as verified, whatever it says of them
    kind: str = "oidc"  # or "saml", or one of workplaces.WORKPLACES, with what only these need:
    agent: str = ""
    page: str = ""
    at: str = ""
    back: str = ""  # where the person comes back to
    subject: str = ""  # of SAML: the attribute by which somebody stays known, else the NameID
    key: str = ""  # of SAML: the files of our own key and certificate: questions are signed, answers may be encrypted
    certificate: str = ""
    encrypted: bool = False  # of SAML: an answer must be

    def __post_init__(self) -> None:
        if self.match not in MATCHES:
            raise RuntimeError(f"LXQ_OIDC_MATCH must be one of {', '.join(MATCHES)}, not {self.match!r}")
        if self.unknown not in {"refuse", "create"}:
            raise RuntimeError(f"LXQ_OIDC_UNKNOWN must be refuse or create, not {self.unknown!r}")


def server() -> Server | None:
    told: dict[str, Any] | None = settings.OIDC
    return Server(**told) if told else None


@lru_cache(maxsize=4)
def client(known: Server) -> Any:
    """Of authlib: it keeps state, nonce and the verifier of PKCE in the session, and checks the signed answer."""
    from authlib.integrations.django_client import OAuth  # deferred: an extra, installed where it is configured

    return OAuth().register(
        "outside",
        client_id=known.client,
        client_secret=known.secret,
        server_metadata_url=f"{known.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email phone",
            "code_challenge_method": "S256",
            "default_timeout": 10,
        },
    )


@transaction.atomic
def account_of(claims: dict[str, Any], known: Server) -> User:
    """Whose account it is. Raises NotLetIn."""
    issuer, subject = str(claims.get("iss") or known.issuer), str(claims.get("sub") or "")
    if not subject:
        raise NotLetIn(_("身份认证系统没有说明您是谁。"), "no subject")
    identity = OutsideIdentity.objects.select_related("user").filter(issuer=issuer, subject=subject).first()
    user = identity.user if identity else _newcomer(claims, known)
    if not user.is_active:
        raise NotLetIn(_("您的账号已经停用，请联系本单位管理员。"), "the account is closed")
    if identity is None:
        _bind(user, issuer, subject)
    return user


def _newcomer(claims: dict[str, Any], known: Server) -> User:
    column, usual, verified = MATCHES[known.match]
    value = str(claims.get(known.claim or usual) or "").strip()
    if known.match == "phone":
        value = value.removeprefix("+86").replace(" ", "").replace("-", "")
    if value and verified and not known.trusted and claims.get(verified) is not True:
        raise NotLetIn(_("身份认证系统没有核实过您的手机号或邮箱，不能据此登录。"), f"{usual} is not verified")
    found = list(User.objects.select_for_update().filter(**{column: value})[:2]) if value else []
    if len(found) > 1:
        raise NotLetIn(_("有几个账号与您的身份相符，请联系本单位管理员。"), f"several accounts of one {known.match}")
    if found:
        return found[0]
    if known.unknown == "create":
        return _made(claims, known, value)
    raise NotLetIn(_("这里没有与您身份相符的账号，请联系本单位管理员登记。"), f"no account of this {known.match}")


def _made(claims: dict[str, Any], known: Server, value: str) -> User:
    """An account without a post and without a password: its holder can do nothing until somebody gives them an office."""
    name = str(claims.get("preferred_username") or claims["sub"])[:40]
    fields = {"display_name": str(claims.get("name") or "")[:40], "must_change_password": False}
    if known.match in {"phone", "email"} and value:
        fields[known.match] = value
    try:
        with transaction.atomic():
            return User.objects.create_user(name, None, **fields)
    except IntegrityError as error:
        raise NotLetIn(_("有几个账号与您的身份相符，请联系本单位管理员。"), f"the name {name} is taken") from error


def _bind(user: User, issuer: str, subject: str) -> None:
    """Once for each account and issuer: whoever later has the same telephone number there is somebody else."""
    if OutsideIdentity.objects.filter(user=user, issuer=issuer).exists():
        raise NotLetIn(
            _("这个账号已经与另一个外部身份相连，请联系本单位管理员。"), "the account has another identity there"
        )
    OutsideIdentity.objects.create(user=user, issuer=issuer, subject=subject)
