"""Who calls, by which scheme and host: said once, for everything behind it.

A proxy tells in `X-Forwarded-For`, `-Proto` and `-Host` what it saw. Its word counts only where the connection itself
comes from one of `settings.PROXIES`; anybody else's is thrown away unread. `CallerMiddleware` stands first and writes
what holds where Django, allauth, ninja and we look: REMOTE_ADDR, the scheme and the host of the request.
"""

from collections.abc import Callable, Iterable, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
THIS_MACHINE = IPv4Address("127.0.0.1")  # where a connection through a socket file comes from

# What a stranger may send to pass for another; what remains of it is nobody's to believe.
CLAIMS = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_FORWARDED_SSL",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_REAL_IP",
    "HTTP_X_CLIENT_IP",
    "HTTP_CLIENT_IP",
    "HTTP_TRUE_CLIENT_IP",
    "HTTP_CF_CONNECTING_IP",
    "HTTP_FORWARDED",
)


def networks(parts: Iterable[str]) -> tuple[Network, ...]:
    """Addresses and networks as an operator writes them. Raises RuntimeError for what is neither."""
    found = []
    for part in parts:
        try:
            found.append(ip_network(part, strict=False))
        except ValueError as error:
            raise RuntimeError(f"LXQ_PROXIES must be addresses or networks such as 10.0.0.0/8, not {part!r}") from error
    return tuple(found)


def address(request: HttpRequest) -> str:
    """The caller's address, of which the middleware made sure that it is one; without a connection it is our own."""
    return str(request.META.get("REMOTE_ADDR") or THIS_MACHINE)


def headers(request: HttpRequest) -> dict[str, str]:
    """By small letters: the headers of HTTP know no case, those of a dict do."""
    return {name.lower(): value for name, value in request.headers.items()}


def length(request: HttpRequest) -> int:
    """How many bytes the caller says that it sends; asked before any of them is read."""
    return int(request.META.get("CONTENT_LENGTH") or 0)


def comes_without_cookies(request: HttpRequest) -> bool:
    """A stranger to all that is answered to everybody alike: no session, and no message waiting."""
    return not {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()


class CallerMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        settle(request.META, settings.PROXIES)
        return self.get_response(request)


def settle(environ: dict[str, Any], proxies: Iterable[Network]) -> None:
    """Write what holds of the caller into the request, and take out what was only claimed."""
    claimed = {name: environ.pop(name) for name in CLAIMS if name in environ}
    peer = read(environ.get("REMOTE_ADDR", "")) or THIS_MACHINE
    environ["REMOTE_ADDR"] = str(peer)
    if not _among(peer, proxies):
        return
    environ["REMOTE_ADDR"] = str(_client(peer, claimed.get("HTTP_X_FORWARDED_FOR", ""), proxies))
    scheme = _nearest(claimed.get("HTTP_X_FORWARDED_PROTO", "")).lower()
    if scheme in {"http", "https"}:
        environ["wsgi.url_scheme"] = scheme
    if host := _nearest(claimed.get("HTTP_X_FORWARDED_HOST", "")):
        environ["HTTP_HOST"] = host  # get_host() still asks whether it is one of ours


def comes_from(request: HttpRequest, networks: Iterable[Network]) -> bool:
    """Whether the caller is in one of these; for what answers before the middleware has settled who calls."""
    told = dict(request.META)
    settle(told, settings.PROXIES)
    found = read(told["REMOTE_ADDR"])
    return found is not None and _among(found, networks)


def read(written: str) -> Address | None:
    """An address as proxies write it: with a port, in brackets, IPv4 in the clothes of IPv6."""
    bare = written.strip().strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        found = ip_address(bare)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _client(peer: Address, forwarded: str, proxies: Iterable[Network]) -> Address:
    """The last address that one of our own proxies saw; what stands before it, the caller may have written himself."""
    caller = peer
    for seen in _backwards(forwarded):
        if seen is None:
            break
        caller = seen
        if not _among(seen, proxies):
            break
    return caller


def _backwards(forwarded: str) -> Iterator[Address | None]:
    return (read(part) for part in reversed(forwarded.split(",")))


def _nearest(values: str) -> str:
    """What the proxy next to us wrote, where a header came in several parts."""
    return values.rpartition(",")[2].strip()


def _among(found: Address, proxies: Iterable[Network]) -> bool:
    return any(found.version == network.version and found in network for network in proxies)
