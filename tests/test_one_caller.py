"""The caller's address, scheme and host are told in one place, and every room believes it alone."""

import re
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from lianxinqiao.access.middleware import remember
from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.ui import caller
from tests.messages import ROOT

PROXY = "10.0.0.7"
OTHER_WAYS = re.compile(
    r"REMOTE_ADDR|X_FORWARDED|HTTP_FORWARDED|REAL_IP|get_client_ip|SECURE_PROXY_SSL_HEADER|USE_X_FORWARDED"
)


@pytest.mark.parametrize(("peer", "address"), [(PROXY, "203.0.113.9"), ("198.51.100.1", "198.51.100.1")])
def test_every_room_notes_the_same_address(db: None, settings: Any, peer: str, address: str) -> None:
    """Doors (which the guard counts), the list of sessions, refusals."""
    settings.PROXIES = caller.networks(["10.0.0.0/8"])
    User.objects.create_user("lin", "Bridge-over-9-rivers", must_change_password=False)
    client = Client(REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR="203.0.113.9")
    client.post("/login", {"username": "lin", "password": "wrong"})
    client.post("/login", {"username": "lin", "password": "Bridge-over-9-rivers"})
    remember(client.get("/account/sessions").wsgi_request, Refused("no"))
    assert UserSession.objects.get().ip == address
    assert set(DoorEvent.objects.values_list("address", flat=True)) == {address}


def test_nobody_reads_the_headers_beside_it() -> None:
    reading = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if "tests" not in path.parts and OTHER_WAYS.search(path.read_text())
    }
    assert reading == {"ui/caller.py", "settings.py"}
    told = [line for line in (ROOT / "settings.py").read_text().splitlines() if OTHER_WAYS.search(line)]
    assert told == ["NINJA_NUM_PROXIES = 0  # REMOTE_ADDR says it: CallerMiddleware has asked the proxies"]
