"""Another server stands there, and our body may be switched on."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from lianxinqiao.fediverse import actions, outward, telling
from lianxinqiao.fediverse.models import Actor
from lianxinqiao.fediverse.tests.scene import NOW, US, Server
from tests.cast import Cast


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Server]:
    settings.SITE_URL, settings.ALLOWED_HOSTS = US, ["rd.example", "testserver"]
    server = Server()
    monkeypatch.setattr(outward, "ask", server.ask)
    telling.forget_whether_any()
    yield server
    telling.forget_whether_any()


@pytest.fixture
def actor(people: Cast, server: Server) -> Actor:
    return actions.switch_on(by=people.clerk, at=NOW - timedelta(days=1))
