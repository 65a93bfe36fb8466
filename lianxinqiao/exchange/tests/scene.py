"""Two organs that exchange, each with an office of its own: the one of the cast, and another like it.

Their letters go by HTTP as between two installations: `wire` hands what is posted to the door by Django's own client.
"""

import io
import urllib.error
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

from lianxinqiao.exchange import letters, sending
from lianxinqiao.exchange.actions import handing, pairing
from lianxinqiao.exchange.models import Arrival, Handover, Partner
from lianxinqiao.exchange.views import door
from lianxinqiao.notices import signed
from tests.cast import Cast, cast

FAR = "https://there.example"


class Wire:
    """What lies between two installations; `loses` answers that never come back, `breaks` before anything arrives."""

    def __init__(self) -> None:
        self.client = Client()
        self.posted: list[tuple[str, dict[str, str], str]] = []
        self.loses = self.breaks = 0
        self.at: datetime | None = None  # what the clock there says; None: what it says here

    def __call__(self, url: str, told: Mapping[str, str], body: str) -> Any:
        self.posted.append((url, dict(told), body))
        if self.breaks:
            self.breaks -= 1
            raise TimeoutError("nobody answers")
        answer = self.client.post(urlsplit(url).path, body.encode(), content_type="application/json", headers=told)
        if self.loses:
            self.loses -= 1
            raise TimeoutError("the answer was lost")
        if answer.status_code != 200:
            raise urllib.error.HTTPError(url, answer.status_code, "", answer.headers, io.BytesIO(answer.content))  # type: ignore[arg-type]
        return _Found(answer)

    def again(self, place: int = -1) -> Any:
        """The same bytes once more, by whoever listened."""
        url, told, body = self.posted[place]
        return self.client.post(urlsplit(url).path, body.encode(), content_type="application/json", headers=told)


class _Found:
    def __init__(self, answer: Any) -> None:
        self.status, self.headers, self._body = answer.status_code, answer.headers, answer.content

    def read(self, _most: int) -> bytes:
        return bytes(self._body)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_told: object) -> None: ...


@dataclass
class Two:
    """`here` is the district, `there` the town; `ours` and `theirs` are each one's partner."""

    here: Cast
    there: Cast
    wire: Wire
    ours: Partner
    theirs: Partner

    def hand(self, **more: Any) -> Handover:
        values = {
            "partner": self.ours,
            "kind": "opinion",
            "title": "望河镇东口桥面破损",
            "text": "东口桥面破了三处，晚上没有灯，请镇里看看由谁来修。",
            "wish": "handle",
            **more.pop("values", {}),
        }
        return handing.send(body=self.here.body, values=values, by=self.here.clerk, at=timezone.now(), **more)

    def go(self, days: float = 0) -> int:
        """The worker's minute, so many days later."""
        self.wire.at = timezone.now() + timedelta(days=days)
        return sending.send_waiting(self.wire.at)

    def handed(self, **more: Any) -> tuple[Handover, Arrival]:
        handover = self.hand(**more)
        self.go()
        handover.refresh_from_db()
        return handover, Arrival.objects.get(identity=handover.identity)


def two(people: Cast, monkeypatch: Any) -> Two:
    """Paired by the real acts, over the wire."""
    wire, there = Wire(), cast(code="wanghe")
    monkeypatch.setattr(signed, "post", wire)
    monkeypatch.setattr(door, "now", lambda: wire.at or timezone.now())
    monkeypatch.setattr(letters, "slot_address", lambda partner: f"{FAR}/exchange/in/{partner.slot}")
    at = timezone.now()
    ours = pairing.invite(body=people.body, name="望河镇人大", level="lower", by=people.head, at=at)
    line = letters.invitation(ours)
    theirs = pairing.join(body=there.body, invitation=line, level="upper", by=there.head, at=at)
    sending.send_waiting()
    ours.refresh_from_db()
    return Two(people, there, wire, ours, theirs)
