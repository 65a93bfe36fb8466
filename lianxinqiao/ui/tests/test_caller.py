"""Who calls is told by the connection, and by the proxies that the operator named; by nobody else."""

from typing import Any

import pytest
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from lianxinqiao.ui import caller

PROXY = "10.0.0.7"
PROXIES = caller.networks(["10.0.0.0/8", "::1"])
CLAIMED = {
    "HTTP_X_FORWARDED_FOR": "203.0.113.9",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_HOST": "congress.example",
}


def settled(peer: str, **claimed: str) -> dict[str, Any]:
    environ = {"REMOTE_ADDR": peer, "wsgi.url_scheme": "http", "HTTP_HOST": "inside:8000", **claimed}
    caller.settle(environ, PROXIES)
    return environ


def test_a_proxys_word_on_address_scheme_and_host_counts() -> None:
    assert settled(PROXY, **CLAIMED) == {
        "REMOTE_ADDR": "203.0.113.9",
        "wsgi.url_scheme": "https",
        "HTTP_HOST": "congress.example",
    }


def test_a_strangers_word_is_thrown_away() -> None:
    """Also the names that other proxies use: nobody behind the middleware finds them."""
    claimed = dict.fromkeys(caller.CLAIMS, "203.0.113.9")
    assert settled("198.51.100.1", **claimed) == {
        "REMOTE_ADDR": "198.51.100.1",
        "wsgi.url_scheme": "http",
        "HTTP_HOST": "inside:8000",
    }


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("", PROXY),
        ("203.0.113.9", "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9", "203.0.113.9"),  # the first was written by the caller himself
        ("1.1.1.1, 203.0.113.9, 10.0.0.8", "203.0.113.9"),  # two proxies of ours in a row
        ("10.0.0.9, 10.0.0.8", "10.0.0.9"),  # somebody inside the net of the proxies
        ("203.0.113.9:51234", "203.0.113.9"),
        ("[2001:db8::1]:51234", "2001:db8::1"),
        ('"[2001:db8::1]"', "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("unknown, 10.0.0.8", "10.0.0.8"),
        ("203.0.113.9, _hidden", PROXY),
        ("<script>", PROXY),
    ],
)
def test_the_last_address_that_our_proxies_saw_is_the_callers(forwarded: str, address: str) -> None:
    assert settled(PROXY, HTTP_X_FORWARDED_FOR=forwarded)["REMOTE_ADDR"] == address


@pytest.mark.parametrize(("told", "scheme"), [("https", "https"), ("HTTPS", "https"), ("http, https", "https"), ("https, http", "http"), ("gopher", "http")])  # fmt: skip
def test_the_scheme_is_the_nearest_proxys(told: str, scheme: str) -> None:
    assert settled(PROXY, HTTP_X_FORWARDED_PROTO=told)["wsgi.url_scheme"] == scheme


def test_a_mapped_address_is_the_ipv4_it_stands_for() -> None:
    assert settled("::ffff:10.0.0.7", **CLAIMED)["REMOTE_ADDR"] == "203.0.113.9"


def test_a_socket_file_is_on_this_machine() -> None:
    assert settled("")["REMOTE_ADDR"] == "127.0.0.1"


@pytest.mark.parametrize("written", ["1", "proxy.example", "10.0.0.0/40"])
def test_what_is_no_address_stops_the_start(written: str) -> None:
    with pytest.raises(RuntimeError, match="LXQ_PROXIES"):
        caller.networks([written])


def seen(**environ: str) -> HttpRequest:
    """The request as a view gets it."""
    got: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        got.append(request)
        return HttpResponse()

    caller.CallerMiddleware(view)(RequestFactory().get("/", **environ))
    return got[0]


def test_addresses_are_built_of_what_holds(settings: Any) -> None:
    settings.PROXIES = PROXIES
    settings.ALLOWED_HOSTS = ["testserver", "congress.example"]
    assert seen(REMOTE_ADDR=PROXY, **CLAIMED).build_absolute_uri("/browse") == "https://congress.example/browse"
    assert seen(REMOTE_ADDR="198.51.100.1", **CLAIMED).build_absolute_uri("/browse") == "http://testserver/browse"


def test_a_host_that_is_not_ours_is_refused_from_a_proxy_too(settings: Any) -> None:
    settings.PROXIES = PROXIES
    settings.ALLOWED_HOSTS = ["congress.example"]
    with pytest.raises(DisallowedHost):
        seen(REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_HOST="evil.example").get_host()
