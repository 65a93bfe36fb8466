"""Another server, and what its people and our office do."""

import json
from datetime import datetime
from functools import cache
from typing import Any

from django.test import Client
from django.utils import timezone

from lianxinqiao.fediverse import inbox, outward, sending, signing, telling
from lianxinqiao.fediverse.models import Actor
from lianxinqiao.matters.actions import publishing
from tests.cast import Cast
from tests.walks import Walk

US, THEM = "https://rd.example", "https://m.example"
ACTOR, SHE = f"{US}/ap/yunhe", f"{THEM}/users/lin"
NOW = timezone.now().replace(microsecond=0)


@cache
def _their_key() -> tuple[str, str]:
    """The same in all tests of a process: a key takes longer to be found than most tests take."""
    return signing.new_key()


class Server:
    """Another server: it shows its people's keys, and takes what bears our signature."""

    def __init__(self) -> None:
        self.key, self.public = _their_key()
        self.taken: list[dict[str, Any]] = []
        self.shown: dict[str, Any] = {SHE: self.person()}
        self.answers = 202

    def person(self, **more: Any) -> dict[str, Any]:
        key = {"id": f"{SHE}#main-key", "owner": SHE, "publicKeyPem": self.public}
        return {
            "id": SHE,
            "inbox": f"{SHE}/inbox",
            "endpoints": {"sharedInbox": f"{THEM}/inbox"},
            "publicKey": key,
            **more,
        }

    def ask(self, method: str, url: str, headers: dict[str, str], body: bytes | None = None) -> bytes:
        outward.host_of(url)
        if method == "GET":
            if (found := self.shown.get(url)) is None:
                raise outward.Answered(410)
            if isinstance(found, Exception):
                raise found
            return json.dumps(found).encode()
        assert body is not None
        signature = signing.read(headers["signature"])
        signing.check(signature, headers, body, "m.example", timezone.now())
        public = Actor.objects.get(body__code="yunhe").public_key
        assert signing.holds(public, signature, "POST", url.removeprefix(THEM), headers)
        if self.answers >= 300:
            raise outward.Answered(self.answers)
        self.taken.append({**json.loads(body), "to_inbox": url})
        return b""

    def types(self) -> list[str]:
        return [each["type"] for each in self.taken]


def send(client: Client, server: Server, activity: dict[str, Any], at: datetime | None = None, **more: Any) -> int:
    told = {"@context": "https://www.w3.org/ns/activitystreams", "actor": SHE, **activity}
    body = json.dumps(told).encode()
    key_id = more.get("key_id", f"{told['actor']}#main-key")
    headers = signing.sign(
        server.key, key_id, f"{ACTOR}/inbox", body, at or timezone.now(), "application/activity+json"
    )
    headers |= more.get("changed", {})
    meta = {
        f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items() if name != "content-type"
    }
    answer = client.post("/ap/yunhe/inbox", body, content_type="application/activity+json", **meta)
    return answer.status_code


FOLLOW = {"id": f"{SHE}#follow-1", "type": "Follow", "object": ACTOR}


def follow(client: Client, server: Server) -> None:
    assert send(client, server, FOLLOW) == 202
    assert inbox.handle_waiting(timezone.now()) == 1
    sending.send_waiting()


def publish(people: Cast, walk: Walk, at: datetime, openness: str = "full") -> None:
    told = {"summary": "摘要。", "reason": "涉及个人信息。"} if openness == "summary" else {}
    publishing.decide_openness(walk.suggestion, openness=openness, by=people.clerk, at=at, **told)
    publishing.publish(walk.suggestion, by=people.clerk, at=at)


def look(walk: Walk) -> str:
    walk.suggestion.refresh_from_db()
    return telling.look("suggestion", walk.suggestion.pk, walk.suggestion.body_id, at=timezone.now())
