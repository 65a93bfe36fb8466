"""Single log-out by SAML 2.0: whoever signs out here signs out there, and the identity server ends what it began here.

Both ways go by the browser (HTTP-Redirect), signed over the address as it was sent. What python3-saml lets pass where it is
left out is asked for here: a signature, an issuer, our own address, a time that is now, and that it is told for the first
time. Nobody is signed out by what cannot be proven: the link would lie on any page.
"""

import base64
import binascii
import datetime as dt
import logging
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from lianxinqiao.accounts import outside, saml
from lianxinqiao.accounts.models import OutsideSession, TakenAnswer
from lianxinqiao.accounts.outside import Server
from lianxinqiao.accounts.saml import NotProven

log = logging.getLogger(__name__)
BEGUN, LEAVING = (
    "saml_begun",
    "saml_leaving",
)  # in the session: who signed in there and as what; the number of our question
LATE = dt.timedelta(minutes=5)  # that a request travels, and that clocks differ
LONGEST_QUERY, LONGEST = 32 * 1024, 256 * 1024  # of an address, and of what is packed in it
SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"


# ------------------------------------------------------------------ a session that began there
def remember(request: HttpRequest, said: dict[str, Any] | None, user: int) -> None:
    """Before the login is done: by which name that server knows the person, and by which number the session."""
    if said:
        request.session[BEGUN] = {**said, "user": user}


def begun(request: HttpRequest, user: int) -> None:
    """The login is done, and the session has the key that it keeps: found again by what that server will name."""
    said = request.session.get(BEGUN)
    if not said:
        return
    if said["user"] != user or not request.session.session_key:
        del request.session[BEGUN]
        return
    OutsideSession.objects.update_or_create(
        session=request.session.session_key,
        defaults={
            "name": saml.digest(f"{said['issuer']} {said['name']}"),
            "index": saml.digest(said["index"]) if said["index"] else "",
        },
    )


def forget() -> None:
    """Rows of sessions that are there no more."""
    OutsideSession.objects.exclude(session__in=Session.objects.values("session_key")).delete()


# ------------------------------------------------------------------ out of here, then out of there
def away(request: HttpRequest) -> tuple[str, str] | None:
    """The address where the person signs out there, and the number of our question; None where nobody is to be told."""
    known, said = outside.server(), request.session.get(BEGUN)
    if known is None or known.kind != "saml" or not said:
        return None
    try:
        from onelogin.saml2.auth import OneLogin_Saml2_Auth  # deferred: an extra

        how = saml.told(known)
        if said["issuer"] != how.get_idp_data()["entityId"] or not how.get_idp_slo_url():
            return None
        question = OneLogin_Saml2_Auth(saml.here(saml.OUT), how)
        address = question.logout(
            return_to="",
            name_id=said["name"],
            name_id_format=said["format"] or None,
            nq=said["qualifier"] or None,
            spnq=said["of_ours"] or None,
            session_index=escape(said["index"]) or None,  # the library sets it into its text as it is
        )
        return str(address), str(question.get_last_request_id())
    except Exception as error:  # noqa: BLE001  its metadata cannot be read, say: the person is out of here all the same
        log.warning("the identity server %s is not told of a log-out: %r", known.issuer, error)
        return None


def answered(request: HttpRequest, known: Server) -> None:
    """That server says that the person is signed out there too. Raises NotProven."""
    from onelogin.saml2.logout_response import OneLogin_Saml2_Logout_Response  # deferred: an extra

    asked = str(request.session.pop(LEAVING, ""))
    got = _signed(request.META["QUERY_STRING"], "SAMLResponse", known)
    try:
        how = saml.told(known)
        response = OneLogin_Saml2_Logout_Response(how, got.packed)
        response.is_valid(got.request, request_id=asked, raise_exceptions=True)
        document = response.document
        _for_us(document, how)
    except NotProven:
        raise
    except Exception as error:
        raise NotProven(str(error)[:200] or type(error).__name__) from error
    if not asked or document.get("InResponseTo") != asked:
        raise NotProven("answers no question of this browser")
    if response.get_status() != SUCCESS:
        raise NotProven("not signed out there")


# ------------------------------------------------------------------ that server asks
@dataclass(frozen=True)
class Asked:
    """Whose sessions are to end, proven; and where the answer goes."""

    sessions: list[str]
    address: str


def asked(query: str, known: Server) -> Asked:
    """What a proven request asks for. Raises NotProven."""
    from onelogin.saml2.auth import OneLogin_Saml2_Auth  # deferred: an extra
    from onelogin.saml2.logout_request import OneLogin_Saml2_Logout_Request as Request
    from onelogin.saml2.logout_response import OneLogin_Saml2_Logout_Response
    from onelogin.saml2.xml_utils import OneLogin_Saml2_XML as Xml

    got = _signed(query, "SAMLRequest", known)
    try:
        how = saml.told(known)
        request = Request(how, got.packed)
        request.is_valid(got.request, raise_exceptions=True)
        document = Xml.to_etree(request.get_xml())
        _for_us(document, how)
        name = Request.get_nameid_data(document, how.get_sp_key() or None)["Value"]
        indexes = Request.get_session_indexes(document)
        _first_time(how.get_idp_data()["entityId"], str(document.get("ID")))
        answer = OneLogin_Saml2_Logout_Response(how)
        answer.build(document.get("ID"))
        said = {"SAMLResponse": answer.get_response(), **({"RelayState": got.relay} if got.relay is not None else {})}
        there = OneLogin_Saml2_Auth(saml.here(saml.OUT), how)
        if known.key:
            there.add_response_signature(said, how.get_security_data()["signatureAlgorithm"])
        address = str(there.redirect_to(there.get_slo_response_url() or there.get_slo_url(), said))
    except NotProven:
        raise
    except Exception as error:  # whatever the library meets in what a stranger sent
        raise NotProven(str(error)[:200] or type(error).__name__) from error
    return Asked(_sessions(how.get_idp_data()["entityId"], str(name), indexes), address)


def _sessions(issuer: str, name: str, indexes: list[str]) -> list[str]:
    """All that began there by this name, or those of the named sessions alone."""
    rows = OutsideSession.objects.filter(name=saml.digest(f"{issuer} {name}"))
    if indexes:
        rows = rows.filter(index__in=[saml.digest(each) for each in indexes])
    return list(rows.values_list("session", flat=True))


@transaction.atomic
def end(keys: list[str]) -> list[UserSession]:
    """End them; which were there."""
    ended = list(UserSession.objects.filter(session_key__in=keys).select_related("user"))
    for each in ended:
        each.end()
    Session.objects.filter(session_key__in=keys).delete()
    OutsideSession.objects.filter(session__in=keys).delete()
    return ended


# ------------------------------------------------------------------ what both are held to
@dataclass(frozen=True)
class Got:
    packed: str
    relay: str | None
    request: dict[str, Any]  # as the library asks for it


def _signed(query: str, what: str, known: Server) -> Got:
    """One message in one address, signed by whom we know over the address as it came. Raises NotProven."""
    from onelogin.saml2.auth import OneLogin_Saml2_Auth  # deferred: an extra

    if len(query) > LONGEST_QUERY:
        raise NotProven("an address that is too long")
    pairs = parse_qsl(query, keep_blank_values=True)
    names = [name for name, _value in pairs]
    found = dict(pairs)
    if len(set(names)) != len(names) or ("SAMLRequest" in found) == ("SAMLResponse" in found):
        raise NotProven("said twice")
    if not found.get("Signature") or not found.get("SigAlg") or not found.get(what):
        raise NotProven("not signed")
    _unpacks(found[what])
    here = {
        **saml.here(saml.OUT),
        "get_data": found,
        "query_string": query,
        "validate_signature_from_qs": True,
    }
    held = OneLogin_Saml2_Auth(here, saml.told(known))
    judge = held.validate_request_signature if what == "SAMLRequest" else held.validate_response_signature
    if not judge(found):
        raise NotProven(held.get_last_error_reason() or "the signature does not hold")
    return Got(found[what], found.get("RelayState"), here)


def _unpacks(packed: str) -> None:
    """A little that unpacks to very much never comes to be read."""
    try:
        unpacking = zlib.decompressobj(-15)
        text = unpacking.decompress(base64.b64decode(packed, validate=True), LONGEST)
    except (binascii.Error, zlib.error) as error:
        raise NotProven("it does not unpack") from error
    if unpacking.unconsumed_tail or b"<!DOCTYPE" in text.upper():
        raise NotProven("too long, or with definitions of its own")


def _for_us(document: Any, how: Any) -> None:
    """The library asks for these only where they stand."""
    issuer = document.findtext("{urn:oasis:names:tc:SAML:2.0:assertion}Issuer")
    if (issuer or "").strip() != how.get_idp_data()["entityId"]:
        raise NotProven("of another issuer or none")
    if document.get("Destination") != saml.address(saml.OUT):
        raise NotProven("sent to another place or none")
    try:
        moment = dt.datetime.fromisoformat(str(document.get("IssueInstant")))
    except ValueError as error:
        raise NotProven("of no time") from error
    if moment.tzinfo is None or abs(timezone.now() - moment) > LATE:
        raise NotProven("too old, or of a time to come")


def _first_time(issuer: str, number: str) -> None:
    try:
        with transaction.atomic():
            TakenAnswer.objects.create(
                assertion=saml.digest(f"log-out {issuer} {number}"), ticket=saml.digest(f"none {issuer} {number}")
            )
    except IntegrityError as error:
        raise NotProven("told before") from error
