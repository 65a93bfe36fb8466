"""Requests to servers that strangers name: by https, to the public net alone, small, soon over, and never sent on.

A name is looked up once, and the connection goes to the address that was judged: a name that changes its address in between
leads nowhere else.
"""

import ipaddress
import json
import socket
from collections.abc import Mapping
from http.client import HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 8  # seconds
MOST = 200_000  # bytes of an answer
PORT = 443
AGENT = "lianxinqiao (ActivityPub)"


class NotReached(Exception):
    """It may answer later."""


class Answered(Exception):
    """It answered, and not with yes."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Forbidden(Exception):
    """An address that nobody is asked at."""


def host_of(url: str) -> str:
    """The host of a public https address, in small letters. Raises Forbidden for any other."""
    try:
        to = urlsplit(url)
        port = to.port
    except ValueError as error:
        raise Forbidden(url[:100]) from error
    named = to.hostname or ""
    if to.scheme != "https" or not named or to.username or to.password or port not in {None, PORT} or "." not in named:
        raise Forbidden(url[:100])
    return named.lower()


def public_address(host: str) -> str:
    """Where the name leads, if to the public net with all its addresses. Raises Forbidden, NotReached."""
    try:
        found = {str(each[4][0]) for each in socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise NotReached(f"{host}: {error}") from error
    addresses = [ipaddress.ip_address(each.partition("%")[0]) for each in sorted(found)]
    if not addresses or not all(each.is_global and not each.is_multicast for each in addresses):
        raise Forbidden(f"{host} is not in the public net")
    return str(addresses[0])


class _Straight(HTTPSConnection):
    """To the address that was judged, under the name that its certificate must bear."""

    def connect(self) -> None:
        raw = socket.create_connection((public_address(self.host), PORT), PATIENCE)
        self.sock = self._context.wrap_socket(raw, server_hostname=self.host)  # type: ignore[attr-defined]


def ask(method: str, url: str, headers: Mapping[str, str], body: bytes | None = None) -> bytes:
    """The answer's bytes. Raises Answered for any status but 2xx, NotReached, Forbidden."""
    host, to = host_of(url), urlsplit(url)
    connection = _Straight(host, PORT, timeout=PATIENCE)
    try:
        connection.request(
            method, (to.path or "/") + (f"?{to.query}" if to.query else ""), body, {"User-Agent": AGENT, **headers}
        )
        answer = connection.getresponse()
        content = answer.read(MOST + 1)
    except (OSError, HTTPException, UnicodeError) as error:
        raise NotReached(f"{host}: {type(error).__name__} {error}"[:300]) from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise Answered(answer.status)
    if len(content) > MOST:
        raise Answered(413)
    return content


def document(url: str) -> dict[str, Any]:
    """A JSON object of the network. Raises as `ask`; Answered(422) where it is none."""
    try:
        found = json.loads(ask("GET", url, {"Accept": "application/activity+json"}))
    except (ValueError, RecursionError) as error:
        raise Answered(422) from error
    if not isinstance(found, dict):
        raise Answered(422)
    return found
