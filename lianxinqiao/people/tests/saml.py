"""Two hands that make answers by SAML: an identity server that others wrote, and signxml for what such a server never says."""

import base64
import datetime as dt
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Flask
from flask_saml2.idp import IdentityProvider, SPHandler
from flask_saml2.signing import RsaSha256Signer, Sha256Digester
from lxml import etree
from OpenSSL.crypto import X509, PKey
from signxml import XMLSigner, methods

AT = "http://idp.yunhe.test"
ISSUER = f"{AT}/saml/metadata.xml"
US, BACK, OUT = (f"http://testserver/login/saml{path}" for path in ("", "/back", "/out"))
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
ASSERTION = "{urn:oasis:names:tc:SAML:2.0:assertion}Assertion"


def keys(name: str = "idp") -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    built = x509.CertificateBuilder().subject_name(named).issuer_name(named).public_key(key.public_key())
    built = built.serial_number(1).not_valid_before(now).not_valid_after(now + dt.timedelta(days=365))
    return key, built.sign(key, hashes.SHA256())


# ------------------------------------------------------------------ the server
class Office(SPHandler):
    subject_format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"

    def build_assertion(self, request: Any, issue_instant: dt.datetime) -> dict[str, Any]:
        person = self.idp.get_current_user()
        return {**super().build_assertion(request, issue_instant), "ATTRIBUTES": person["said"]}

    def format_datetime(self, value: dt.datetime) -> str:
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"


class Server(IdentityProvider):
    idp_digester_class, idp_signer_class = Sha256Digester, RsaSha256Signer
    person: dict[str, Any]

    def login_required(self) -> None:
        """Whoever asks is the person of the test."""

    def get_current_user(self) -> dict[str, Any]:
        return self.person

    def get_user_nameid(self, user: dict[str, Any], attribute: str) -> str:
        return str(user["id"])


def server(key: rsa.RSAPrivateKey, certificate: x509.Certificate) -> tuple[Server, Flask]:
    app = Flask(__name__, template_folder=None)
    app.secret_key = "of the test"
    app.config["SAML2_IDP"] = {
        "certificate": X509.from_cryptography(certificate),
        "private_key": PKey.from_cryptography_key(key),
    }
    handler = {"CLASS": f"{__name__}.Office", "OPTIONS": {"entity_id": US, "acs_url": BACK}}
    app.config["SAML2_SERVICE_PROVIDERS"] = [handler]
    idp = Server()
    app.register_blueprint(idp.create_blueprint(), url_prefix="/saml")
    return idp, app


# ------------------------------------------------------------------ by hand
@dataclass(frozen=True)
class Answer:
    """What stands in an answer that is right; each test changes one thing."""

    asked: str
    audience: str = f"<saml:AudienceRestriction><saml:Audience>{US}</saml:Audience></saml:AudienceRestriction>"
    issuer: str = ISSUER
    recipient: str = BACK
    destination: str = BACK
    confirms: str = ""  # the question that the signed part answers, where it is another
    person: str = "hand-made"
    phone: str = "13900001111"
    number: str = "_a1"
    minutes: int = 5  # that it is still good
    status: str = "Success"
    session: str = ""  # what that server calls the session that begins

    def xml(self) -> Any:
        now = dt.datetime.now(dt.UTC)
        at, until = f"{now:%Y-%m-%dT%H:%M:%SZ}", f"{now + dt.timedelta(minutes=self.minutes):%Y-%m-%dT%H:%M:%SZ}"
        before = f"{now - dt.timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"
        session = f' SessionIndex="{self.session}"' if self.session else ""
        confirms = f' InResponseTo="{each}"' if (each := self.confirms or self.asked) != "nothing" else ""
        return etree.fromstring(
            f"""<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"
 ID="_r1" Version="2.0" IssueInstant="{at}" Destination="{self.destination}" InResponseTo="{self.asked}"><saml:Issuer>{self.issuer}</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:{self.status}"/></samlp:Status>
<saml:Assertion ID="{self.number}" Version="2.0" IssueInstant="{at}"><saml:Issuer>{self.issuer}</saml:Issuer>
<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{self.person}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{until}"
 Recipient="{self.recipient}"{confirms}/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{before}" NotOnOrAfter="{until}">{self.audience}</saml:Conditions>
<saml:AuthnStatement AuthnInstant="{at}"{session}><saml:AuthnContext>
<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement><saml:Attribute Name="mobile"><saml:AttributeValue>{self.phone}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>
</saml:Assertion></samlp:Response>"""
        )


@dataclass(frozen=True)
class LogOut:
    """What stands in a request to end sessions that is right, or in the answer to one of ours; each test changes one thing."""

    kind: str = "LogoutRequest"
    answers: str = ""  # of an answer: our question
    issuer: str = f"<saml:Issuer>{ISSUER}</saml:Issuer>"
    destination: str = f' Destination="{OUT}"'
    person: str = "hand-made"
    index: str = ""
    number: str = "_q1"
    minutes: int = 0  # that it was made after now
    until: int = 5  # minutes that it is still good
    status: str = "Success"

    def xml(self) -> bytes:
        now = dt.datetime.now(dt.UTC)
        at = f"{now + dt.timedelta(minutes=self.minutes):%Y-%m-%dT%H:%M:%SZ}"
        until = f' NotOnOrAfter="{now + dt.timedelta(minutes=self.until):%Y-%m-%dT%H:%M:%SZ}"'
        index = f"<samlp:SessionIndex>{self.index}</samlp:SessionIndex>" if self.index else ""
        within = f"<saml:NameID>{self.person}</saml:NameID>{index}"
        if self.kind == "LogoutResponse":
            until = f' InResponseTo="{self.answers}"' if self.answers else ""
            status = f"urn:oasis:names:tc:SAML:2.0:status:{self.status}"
            within = f'<samlp:Status><samlp:StatusCode Value="{status}"/></samlp:Status>'
        return f"""<samlp:{self.kind} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"
 ID="{self.number}" Version="2.0" IssueInstant="{at}"{self.destination}{until}>{self.issuer}{within}</samlp:{self.kind}>""".encode()

    def query(self, key: rsa.RSAPrivateKey, *, algorithm: str = RSA_SHA256, relay: str = "") -> str:
        """In an address, signed over it (saml-bindings-2.0, 3.4.4.1)."""
        packing = zlib.compressobj(wbits=-15)
        packed = base64.b64encode(packing.compress(self.xml()) + packing.flush()).decode()
        said = {
            self.kind.replace("Logout", "SAML"): packed,
            **({"RelayState": relay} if relay else {}),
            "SigAlg": algorithm,
        }
        text = urlencode(said)
        how = hashes.SHA1() if algorithm.endswith("rsa-sha1") else hashes.SHA256()
        return f"{text}&{urlencode({'Signature': base64.b64encode(key.sign(text.encode(), padding.PKCS1v15(), how)).decode()})}"


def signed(element: Any, key: rsa.RSAPrivateKey, certificate: x509.Certificate) -> Any:
    """The element with its signature where the schema wants it: after the issuer."""
    signer = XMLSigner(method=methods.enveloped, c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#")
    made = signer.sign(
        element, key=key, cert=certificate.public_bytes(Encoding.PEM).decode(), reference_uri=element.get("ID")
    )
    signature = made.find("{http://www.w3.org/2000/09/xmldsig#}Signature")
    made.remove(signature)
    made.insert(1, signature)
    return made


def assertion_signed(document: Any, key: rsa.RSAPrivateKey, certificate: x509.Certificate) -> Any:
    assertion = document.find(ASSERTION)
    place = document.index(assertion)
    document.remove(assertion)
    document.insert(place, signed(etree.fromstring(etree.tostring(assertion)), key, certificate))
    return document


def sent(document: Any) -> str:
    return base64.b64encode(etree.tostring(document)).decode()


def encrypted(document: Any, certificate: x509.Certificate) -> Any:
    """The assertion, as it stands, for the holder of this certificate's key alone (AES-256-GCM, RSA-OAEP)."""
    document = etree.fromstring(etree.tostring(document))
    assertion = document.find(ASSERTION)
    known = xmlsec.KeysManager()
    known.add_key(
        xmlsec.Key.from_memory(certificate.public_bytes(Encoding.PEM), xmlsec.constants.KeyDataFormatCertPem, None)
    )
    data = xmlsec.template.encrypted_data_create(
        document, xmlsec.constants.TransformAes256Gcm, type=xmlsec.constants.TypeEncElement, ns="xenc"
    )
    xmlsec.template.encrypted_data_ensure_cipher_value(data)
    info = xmlsec.template.encrypted_data_ensure_key_info(data, ns="dsig")
    key = xmlsec.template.add_encrypted_key(info, xmlsec.constants.TransformRsaOaep)
    xmlsec.template.encrypted_data_ensure_cipher_value(key)
    context = xmlsec.EncryptionContext(known)
    context.key = xmlsec.Key.generate(xmlsec.constants.KeyDataAes, 256, xmlsec.constants.KeyDataTypeSession)
    made = context.encrypt_xml(data, assertion)
    place, holder = document.index(made), etree.Element(ASSERTION.replace("}Assertion", "}EncryptedAssertion"))
    document.remove(made)
    holder.append(made)
    document.insert(place, holder)
    return document
