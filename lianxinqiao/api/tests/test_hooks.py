"""Partners' systems are told what happens: signed as the standard's own library checks it, and only of what they may see."""

import http.server
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from lianxinqiao.access.refused import Refused
from lianxinqiao.api import actions, hooks, receivers, tasks
from lianxinqiao.api.models import Hook, Token
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices import signed
from lianxinqiao.people.models import Post
from tests.cast import Cast
from tests.walks import a_suggestion


class Partner:
    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], str]] = []
        self.answer = 204
        partner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                partner.heard.append((dict(self.headers), body))
                self.send_response(partner.answer)
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/hook"


@pytest.fixture
def partner() -> Iterator[Partner]:
    made = Partner()
    threading.Thread(target=made.http.serve_forever, daemon=True).start()
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture(autouse=True)
def _any_address(settings) -> None:
    settings.DEBUG = True


def hooked(post: Post, url: str) -> tuple[Hook, str]:
    token, _secret = actions.make(name="办公系统", scopes=["read"], days=30, by=post, at=timezone.now())
    return actions.hook(token, url, by=post, at=timezone.now())


def test_it_is_signed_as_the_standard_says_and_says_no_text(people: Cast, partner: Partner, client: Client) -> None:
    hook, secret = hooked(people.clerk, partner.url)
    walk = a_suggestion(people, at=Stage.REGISTERED)
    body = hooks.news(walk.suggestion, "suggestion.register", timezone.now())
    hooks.deliver(hook, "msg_1", body)
    ((headers, heard),) = partner.heard
    told = Webhook(secret).verify(heard, headers)
    assert told["type"] == "suggestion.register"
    assert told["data"]["href"].endswith(f"/api/v1/work/suggestions/{walk.suggestion.reference}")
    _token, key = actions.make(name="读", scopes=["read"], days=30, by=people.clerk, at=timezone.now())
    path = urlsplit(told["data"]["href"]).path
    assert client.get(path, headers={"Authorization": f"Bearer {key}"}).status_code == 200
    assert walk.suggestion.title not in heard
    assert secret not in Hook.objects.get().secret
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(heard.replace("register", "withdraw"), headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(signed.new_secret()).verify(heard, headers)


def test_only_who_may_see_it_hears_of_it(people: Cast, partner: Partner) -> None:
    office, _secret = hooked(people.clerk, partner.url)
    unit, _secret = hooked(people.jiaotong_clerk, partner.url)
    walk = a_suggestion(people, at=Stage.REGISTERED)
    assert hooks.concerned(walk.suggestion.pk) == [office]
    assert unit in hooks.alive()


def test_an_act_and_its_news_are_one(people: Cast, partner: Partner, monkeypatch) -> None:
    heard = []
    monkeypatch.setattr(tasks.spread, "defer", lambda **told: heard.append(told))
    walk = a_suggestion(people, at=Stage.REGISTERED)
    told = {"root": walk.suggestion, "act": "suggestion.register", "at": timezone.now()}
    receivers.tell_partners(None, **told)
    assert heard == [], "nobody listens"
    hooked(people.clerk, partner.url)
    receivers.tell_partners(None, **told)
    assert [each["act"] for each in heard] == ["suggestion.register"]
    receivers.tell_partners(None, **{**told, "root": people.body})
    assert len(heard) == 1


@pytest.mark.parametrize("status", [500, 404, 302])
def test_whoever_does_not_take_it_is_told_again_and_nowhere_else(status: int, people: Cast, partner: Partner) -> None:
    hook, _secret = hooked(people.clerk, partner.url)
    partner.answer = status
    with pytest.raises(hooks.NotTaken):
        hooks.deliver(hook, "msg_1", "{}")
    assert len(partner.heard) == 1


def test_gone_and_a_token_taken_back_end_it(people: Cast, partner: Partner) -> None:
    hook, _secret = hooked(people.clerk, partner.url)
    partner.answer = 410
    hooks.deliver(hook, "msg_1", "{}")
    assert hooks.alive() == []
    other, _secret = hooked(people.clerk, partner.url)
    actions.revoke(Token.objects.get(pk=other.token_id), by=people.clerk, at=timezone.now())
    assert hooks.alive() == []
    hooks.deliver(other, "msg_2", "{}")
    assert len(partner.heard) == 1


def test_who_may_hook(people: Cast, partner: Partner, settings) -> None:
    hook, _secret = hooked(people.clerk, partner.url)
    with pytest.raises(Refused):
        actions.hook(hook.token, partner.url, by=people.jiaotong_clerk, at=timezone.now())
    settings.DEBUG = False
    with pytest.raises(Refused, match="https"):
        actions.hook(hook.token, partner.url, by=people.clerk, at=timezone.now())
    Token.objects.filter(pk=hook.token_id).update(expires_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused):
        actions.hook(hook.token, "https://x.example", by=people.clerk, at=timezone.now())
    actions.unhook(hook, by=people.clerk, at=timezone.now())
    assert json.dumps([each.pk for each in hooks.alive()]) == "[]"
