"""Signing in with an identity server that speaks SAML 2.0 (python3-saml), for offices whose server has no OpenID Connect.

The library checks schema, signature, issuer, audience and times. What it lets pass where an answer leaves it out is asked
for here: an audience, and a confirmation for our address that answers the question which this browser asked. Nobody is let
in whom we did not send away before. The answer comes by a form of another site, to which browsers give no session cookie:
so what was checked waits in a row, and the browser fetches it with its session by a ticket that is good once.
"""

import base64
import datetime as dt
import hashlib
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from lianxinqiao.accounts.models import TakenAnswer
from lianxinqiao.accounts.outside import MATCHES, Server

ASKED = "saml_asked"  # in the session: the number of our question
# Who we are, where the answer comes, and where a log-out is asked for and answered.
US, BACK, OUT = "/login/saml", "/login/saml/back", "/login/saml/out"
BINDING = "urn:oasis:names:tc:SAML:2.0:bindings"
NAMES = {"saml": "urn:oasis:names:tc:SAML:2.0:assertion"}
FLEETING = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
CALLED = ("displayName", "urn:oid:2.16.840.1.113730.3.1.241", "cn", "urn:oid:2.5.4.3")  # what a person is called
LONGEST = 256 * 1024  # of an answer, in letters
TICKET_LASTS = dt.timedelta(minutes=5)
KEPT = dt.timedelta(days=1)  # no browser still waits for the answer to a question of yesterday
Claims = dict[str, Any]


class NotProven(Exception):
    """An answer that proves nothing: not signed by whom we know, not for us, not to our question, too old, told before."""


# ------------------------------------------------------------------ who we are, and whom we ask
@lru_cache(maxsize=4)
def _settings(known: Server, changed: tuple[float, ...], site: str) -> Any:
    """Of the library. The identity server is described by its own metadata, in a file that the operator put there."""
    from onelogin.saml2.constants import OneLogin_Saml2_Constants as Constants  # deferred: an extra
    from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
    from onelogin.saml2.settings import OneLogin_Saml2_Settings

    told = OneLogin_Saml2_IdPMetadataParser.parse(Path(known.at).read_bytes())
    ours = {
        "entityId": site + US,
        "assertionConsumerService": {"url": site + BACK, "binding": f"{BINDING}:HTTP-POST"},
        "NameIDFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
    }
    if told["idp"].get("singleLogoutService"):
        ours["singleLogoutService"] = {"url": site + OUT, "binding": f"{BINDING}:HTTP-Redirect"}
    if known.key:
        ours |= {"x509cert": Path(known.certificate).read_text(), "privateKey": Path(known.key).read_text()}
    security = {
        "wantNameId": True,
        "wantAttributeStatement": False,
        "requestedAuthnContext": False,
        "rejectDeprecatedAlgorithm": True,
        "allowSingleLabelDomains": True,  # a name of the inner network
        "authnRequestsSigned": bool(known.key),
        "logoutRequestSigned": bool(known.key),
        "logoutResponseSigned": bool(known.key),
        "wantAssertionsEncrypted": known.encrypted,
        "signatureAlgorithm": Constants.RSA_SHA256,
        "digestAlgorithm": Constants.SHA256,
    }
    return OneLogin_Saml2_Settings({"strict": True, "sp": ours, "idp": told["idp"], "security": security})


def told(known: Server) -> Any:
    """What its metadata says now: a file that was replaced, as when a certificate ran out, is read anew."""
    files = [file for file in (known.at, known.key, known.certificate) if file]
    return _settings(known, tuple(Path(file).stat().st_mtime for file in files), settings.SITE_URL)


def certificates(known: Server) -> dict[str, dt.datetime]:
    """Until when each certificate holds: those by which we know the identity server, and our own."""
    theirs = told(known).get_idp_data()
    several = (theirs.get("x509certMulti") or {}).get("signing") or []
    found = {
        f"IdP {number}": x509.load_der_x509_certificate(base64.b64decode("".join(_bare(each).split())))
        for number, each in enumerate(several or [theirs["x509cert"]], start=1)
    }
    if known.certificate:
        found["LXQ_SAML_CERTIFICATE"] = x509.load_pem_x509_certificate(Path(known.certificate).read_bytes())
    return {name: each.not_valid_after_utc for name, each in found.items()}


def _bare(certificate: str) -> str:
    return "".join(line for line in certificate.splitlines() if "-----" not in line)


def metadata(known: Server) -> bytes:
    """About us, for the identity server's administrator."""
    made = told(known).get_sp_metadata()
    return made.encode() if isinstance(made, str) else bytes(made)


def here(path: str = BACK) -> dict[str, Any]:
    """The request as the library asks for it: by our own address, whatever stands in the headers of this one."""
    site = urlsplit(settings.SITE_URL)
    return {"https": "on" if settings.HTTPS else "off", "http_host": site.netloc, "script_name": path, "get_data": {}}


def address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def away(request: HttpRequest, known: Server) -> str:
    """The address where the person signs in; what comes back must answer this question."""
    from onelogin.saml2.auth import OneLogin_Saml2_Auth  # deferred: an extra

    question = OneLogin_Saml2_Auth(here(), told(known))
    address = str(question.login(return_to=""))
    request.session[ASKED] = question.get_last_request_id()
    return address


# ------------------------------------------------------------------ what comes back
def take(answer: str, known: Server) -> str:
    """Keep what a proven answer says, and give the ticket by which the browser that asked fetches it. Raises NotProven."""
    from onelogin.saml2.response import OneLogin_Saml2_Response  # deferred: an extra

    if not answer or len(answer) > LONGEST:
        raise NotProven("no answer, or one that is too long")
    how = told(known)
    try:
        response = OneLogin_Saml2_Response(how, answer)
        response.is_valid(here(), raise_exceptions=True)
        asked = _answers(response.get_xml_document(), how.get_sp_data())  # decrypted, where it came encrypted
        claims = _claims(response, how.get_idp_data()["entityId"], known)
    except NotProven:
        raise
    except Exception as error:  # whatever the library meets in what a stranger sent
        raise NotProven(str(error)[:200] or type(error).__name__) from error
    return _keep(response.get_assertion_id(), claims, asked)


def _answers(document: Any, ours: dict[str, Any]) -> str:
    """The number of the question that the signed part answers. There is one assertion: the library has seen to that."""
    audience = "//saml:Assertion/saml:Conditions/saml:AudienceRestriction/saml:Audience/text()"
    audiences = document.xpath(audience, namespaces=NAMES)
    if ours["entityId"] not in [each.strip() for each in audiences]:
        raise NotProven("no audience is named")
    confirmed = "//saml:Assertion/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData"
    told = document.xpath(confirmed, namespaces=NAMES)
    here = ours["assertionConsumerService"]["url"]
    asked = {str(each.get("InResponseTo") or "") for each in told}
    if any(each.get("Recipient") != here or not each.get("NotOnOrAfter") for each in told):
        raise NotProven("not confirmed for our address and for a time")
    if len(asked) != 1 or "" in asked:
        raise NotProven("answers no question of ours")
    return asked.pop()


def _claims(response: Any, issuer: str, known: Server) -> Claims:
    """In the words of OpenID Connect, so that `outside.py` matches, makes and refuses by one rule."""
    said = {name: [str(value) for value in values if value] for name, values in response.get_attributes().items()}
    name_id = response.get_nameid_data()
    subject = _first(said, known.subject) if known.subject else str(name_id["Value"] or "")
    if not known.subject and name_id.get("Format") == FLEETING:
        raise NotProven("a name that changes each time; LXQ_SAML_SUBJECT must name an attribute that stays")
    value = _first(said, known.claim) if known.claim else str(name_id["Value"] or "")
    called = next((_first(said, name) for name in CALLED if _first(said, name)), "")
    session = {
        "issuer": issuer,
        "name": str(name_id["Value"] or ""),
        "format": str(name_id.get("Format") or ""),
        "qualifier": str(name_id.get("NameQualifier") or ""),
        "of_ours": str(name_id.get("SPNameQualifier") or ""),
        "index": str(response.get_session_index() or ""),
    }
    matched = {known.claim or MATCHES[known.match][1]: value}
    return {"iss": issuer, "sub": subject, "name": called, **matched, "session": session}


def _first(said: dict[str, list[str]], name: str) -> str:
    return (said.get(name) or [""])[0]


def _keep(assertion: str, claims: Claims, asked: str) -> str:
    """An assertion is taken once: its row stays longer than any answer is good."""
    ticket = secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            TakenAnswer.objects.create(
                assertion=digest(f"{claims['iss']} {assertion}"),
                ticket=digest(ticket),
                claims={**claims, "asked": asked},
            )
    except IntegrityError as error:
        raise NotProven("told before") from error
    return ticket


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def returned(request: HttpRequest) -> Claims:
    """Who came back with this ticket, to the browser that asked. Raises NotProven."""
    asked = str(request.session.pop(ASKED, ""))
    since = timezone.now() - TICKET_LASTS
    row = (
        TakenAnswer.objects.select_for_update()
        .filter(ticket=digest(request.GET.get("ticket", "")), claims__isnull=False, at__gt=since)
        .first()
    )
    if row is None:
        raise NotProven("no such ticket")
    claims: Claims = dict(row.claims or {})
    row.claims = None
    row.save(update_fields=["claims"])
    if not asked or not secrets.compare_digest(asked.encode(), claims.pop("asked").encode()):
        raise NotProven("asked by another browser")
    return claims


def forget(at: dt.datetime) -> None:
    """What nobody fetched, soon; that an assertion was taken, when no question is open that it could answer."""
    TakenAnswer.objects.filter(at__lt=at - TICKET_LASTS, claims__isnull=False).update(claims=None)
    TakenAnswer.objects.filter(at__lt=at - KEPT).delete()
