"""What every answer carries for browsers and proxies."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from lianxinqiao.ui.middleware import PrivatePagesMiddleware


@pytest.mark.parametrize("path", ["/about", "/login", "/no-such-page", "/.well-known/security.txt"])
def test_the_browser_is_told_what_no_page_asks_of_it(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in answer.headers["Permissions-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


class Somebody:
    def __init__(self, inside: bool) -> None:
        self.is_authenticated = inside


@pytest.mark.parametrize(
    ("method", "inside", "told"),
    [
        ("get", True, "private, no-store"),
        ("post", False, "private, no-store"),
        ("get", False, "public, max-age=60"),
    ],
)
def test_what_is_read_inside_stays_in_no_cache(method: str, inside: bool, told: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        request.user = Somebody(inside)  # type: ignore[assignment]
        return HttpResponse(headers={"Cache-Control": "public, max-age=60"})

    answer = PrivatePagesMiddleware(view)(getattr(RequestFactory(), method)("/"))
    assert answer.headers["Cache-Control"] == told


def test_a_page_with_a_token_of_its_own_stays_in_no_cache(client: Client, db: None, settings: object) -> None:
    assert "no-store" in client.get("/login").headers["Cache-Control"]


def test_security_txt_says_where_a_hole_is_told(client: Client, settings: object) -> None:
    settings.SITE_URL, settings.SECURITY_CONTACT = "https://congress.example", "mailto:it@congress.example"
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    assert lines["Contact"] == "mailto:it@congress.example"
    assert lines["Canonical"] == "https://congress.example/.well-known/security.txt"
    assert lines["Expires"].endswith("Z")
    settings.SECURITY_CONTACT = ""
    assert b"Contact: https://congress.example/about\n" in client.get("/.well-known/security.txt").content
