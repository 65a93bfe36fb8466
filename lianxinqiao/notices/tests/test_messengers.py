"""Messengers against a server of the test; quiet hours, the day's digest, and letters that come back."""

import http.server
import json
import smtplib
import threading
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.notices import actions, hours, sending
from lianxinqiao.notices.models import Dispatch, Notice, Preference

SECRET = "未公开的建议全文"


class Server:
    """Answers as it is told to, and remembers what came."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict]] = []
        self.says: tuple[int, dict] = (200, {"errcode": 0})
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                server.heard.append((self.path, json.loads(self.rfile.read(length))))
                self.send_response(server.says[0])
                self.end_headers()
                self.wfile.write(json.dumps(server.says[1]).encode())

            def log_message(self, *_: object) -> None:
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self.http.server_port}"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    threading.Thread(target=made.http.serve_forever, daemon=True).start()
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def reader(db: None, settings) -> User:
    settings.SITE_URL, settings.MESSENGER_SAYS, settings.NOTICE_CHANNELS = "https://npc.example", "subject", []
    return User.objects.create(name="lin", phone="13900000001", must_change_password=False)


def told(reader: User, subject: str = "还有3天到期", **more) -> Dispatch | None:
    actions.tell([reader], kind="test", subject=subject, body=SECRET, url="/suggestions/1", **more)
    return Dispatch.objects.exclude(channel="mail").order_by("-id").first()


ROBOTS = {
    "wecom": (lambda body: (body["text"]["content"], body["text"]["mentioned_mobile_list"]), {"errcode": 93000}),
    "dingtalk": (lambda body: (body["text"]["content"], body["at"]["atMobiles"]), {"errcode": 310000}),
    "feishu": (lambda body: (body["content"]["text"], ["13900000001"]), {"code": 19001}),
}


@pytest.mark.parametrize("channel", ROBOTS)
def test_a_robot_says_the_subject_and_one_link_and_a_no_inside_a_200_is_a_no(channel, server, reader, settings) -> None:
    read, refusal = ROBOTS[channel]
    settings.MESSENGERS = {channel: f"http://{server.place}/robot?key=k"}
    dispatch = told(reader)
    assert sending.send_waiting() == 1
    ((path, body),) = server.heard
    text, called = read(body)
    assert path == "/robot?key=k"
    assert text == f"还有3天到期\nhttps://npc.example/notices/{Notice.objects.get().pk}"
    assert called == ["13900000001"]
    assert SECRET not in json.dumps(body, ensure_ascii=False)
    server.says = (200, {**refusal, "errmsg": "no such robot", "msg": "no such robot"})
    dispatch = told(reader)
    assert sending.send_waiting() == 0
    dispatch.refresh_from_db()
    assert (dispatch.state, "no such robot" in dispatch.error) == ("waiting", True)


def test_a_gateway_for_short_messages_by_apprise(server, reader, settings) -> None:
    settings.MESSENGERS = {"sms": f"json://{server.place}/send/{{phone}}"}
    told(reader)
    assert sending.send_waiting() == 1
    ((path, body),) = server.heard
    assert path.startswith("/send/13900000001")
    assert (body["title"], SECRET in json.dumps(body, ensure_ascii=False)) == ("还有3天到期", False)
    server.says = (500, {})
    dispatch = told(reader)
    assert sending.send_waiting() == 0
    dispatch.refresh_from_db()
    assert "500" in dispatch.error
    assert server.place not in dispatch.error


def test_nothing_but_that_there_is_something(server, reader, settings) -> None:
    settings.MESSENGERS, settings.MESSENGER_SAYS = {"wecom": f"http://{server.place}/"}, "nothing"
    told(reader)
    sending.send_waiting()
    assert "到期" not in json.dumps(server.heard, ensure_ascii=False)


def test_whoever_wants_none_gets_none_and_a_channel_that_is_gone_is_given_up(server, reader, settings) -> None:
    settings.MESSENGERS = {"wecom": f"http://{server.place}/"}
    dispatch = told(reader)
    actions.choose_channels(reader, email="", mail=False, messengers=False)
    told(reader)
    assert Dispatch.objects.count() == 1
    settings.MESSENGERS = {}
    assert sending.send_waiting() == 0
    dispatch.refresh_from_db()
    assert dispatch.state == "failed"


def at(clock: str, day: int = 3) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(f"2026-03-0{day}T{clock}"))


@pytest.mark.parametrize(
    ("begins", "ends", "asked", "expected"),
    [
        (time(22), time(7), at("21:59"), at("21:59")),
        (time(22), time(7), at("22:00"), at("07:00", 4)),
        (time(22), time(7), at("03:10"), at("07:00")),
        (time(22), time(7), at("07:00"), at("07:00")),
        (time(12), time(14), at("13:00"), at("14:00")),
        (None, None, at("03:00"), at("03:00")),
    ],
)
def test_quiet_hours(begins, ends, asked, expected) -> None:
    assert hours.when(Preference(quiet_from=begins, quiet_to=ends), asked) == expected


def test_the_days_digest_is_one_letter(reader, settings) -> None:
    settings.NOTICE_CHANNELS, settings.MESSENGERS = ["mail"], {}
    actions.choose_channels(reader, email="lin@example.org", mail=True, digest=True)
    for subject in ("交办通知", "还有3天到期", "答复已送达"):
        actions.tell([reader], kind="test", subject=subject, url="/suggestions/1", at=at("15:00"))
    assert Notice.objects.filter(recipient=reader).count() == 3, "the inbox is at once"
    assert sending.send_waiting(at("23:00")) == 0
    sending.send_waiting(at("07:30", 4))
    (letter,) = mail.outbox
    assert letter.subject == "3条通知"
    assert all(subject in letter.body for subject in ("交办通知", "还有3天到期", "答复已送达"))
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"sent"}
    sending.send_waiting(at("07:31", 4) + timedelta(days=1))
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("code", "state"), [(550, "failed"), (450, "waiting")])
def test_an_address_that_is_none_is_seen_at_once(code, state, reader, settings, monkeypatch) -> None:
    settings.NOTICE_CHANNELS, settings.MESSENGERS = ["mail"], {}
    reader.email = "gone@example.org"

    def refuse(self) -> None:
        raise smtplib.SMTPRecipientsRefused({"gone@example.org": (code, b"no such user")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    actions.tell([reader], kind="test", subject="交办")
    sending.send_waiting()
    letter = Dispatch.objects.get()
    assert (letter.state, letter.tries) == (state, 1)
    assert "no such user" in letter.error or code == 450


def test_a_person_chooses_on_the_page(client, reader, settings) -> None:
    settings.MESSENGERS = {"wecom": "https://x"}
    client.force_login(reader)
    answer = client.post("/notices/channels", {"digest": "on", "quiet_from": "22:00", "quiet_to": "07:00"})
    assert answer.status_code == 302
    kept = Preference.objects.get(user=reader)
    assert (kept.messengers, kept.digest, kept.quiet_from, kept.quiet_to) == (False, True, time(22), time(7))
    page = client.post("/notices/channels", {"quiet_from": "22:00"}).content.decode()
    assert "都填或都不填" in page
