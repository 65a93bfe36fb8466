"""Nobody is sent where strangers may not send us."""

import socket
from typing import Any

import pytest

from lianxinqiao.fediverse import outward


@pytest.mark.parametrize(
    "url",
    [
        "http://m.example/u",
        "https://m.example:8443/u",
        "https://user@m.example/u",
        "https://localhost/u",
        "https:///u",
        "file:///etc/passwd",
        "https://[::1",
        "",
    ],
)
def test_only_https_to_a_name_is_asked(url: str) -> None:
    with pytest.raises(outward.Forbidden):
        outward.host_of(url)


@pytest.mark.parametrize(
    ("addresses", "ok"),
    [
        (["93.184.216.34"], True),
        (["2606:2800:220:1::1"], True),
        (["127.0.0.1"], False),
        (["10.0.0.8"], False),
        (["169.254.169.254"], False),
        (["100.64.0.1"], False),
        (["::1"], False),
        (["fe80::1%eth0"], False),
        (["::ffff:127.0.0.1"], False),
        (["224.0.0.1"], False),
        (["93.184.216.34", "192.168.1.1"], False),
    ],
)
def test_only_the_public_net_is_asked(monkeypatch: pytest.MonkeyPatch, addresses: list[str], ok: bool) -> None:
    found: list[Any] = [(0, 0, 0, "", (each, 443)) for each in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: found)
    if ok:
        assert outward.public_address("m.example") in addresses
        return
    with pytest.raises(outward.Forbidden):
        outward.public_address("m.example")


def test_a_name_that_leads_nowhere_may_lead_somewhere_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*args: Any, **more: Any) -> None:
        raise OSError("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", lost)
    with pytest.raises(outward.NotReached):
        outward.ask("GET", "https://m.example/u", {})
