"""What goes out: sent once, tried again, given up; and the screen that shows it."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.notices import actions, channels, sending
from lianxinqiao.notices.models import Dispatch
from tests.cast import Cast


@pytest.fixture
def reader(db: None, settings: object) -> User:
    settings.NOTICE_CHANNELS = ["mail", "file"]
    return User.objects.create(name="lin", email="lin@example.org", phone="13900000001", must_change_password=False)


def now() -> datetime:
    return timezone.now()


def test_it_goes_by_mail_and_to_the_file_gateway(reader: User, settings: object, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    actions.tell([reader], kind="test", subject="交办\n通知", body="请签收", url="/suggestions/1")
    assert sending.send_waiting() == 2
    assert mail.outbox[0].subject == "交办 通知"
    assert "/suggestions/1" in mail.outbox[0].body
    (file,) = (tmp_path / "outbox").iterdir()
    line = json.loads(file.read_text())
    assert (line["address"], line["subject"]) == ("13900000001", "交办\n通知")
    assert sending.send_waiting() == 0


def test_without_a_server_it_is_kept_and_never_sent(reader: User, settings: object) -> None:
    settings.NOTICE_CHANNELS = []
    actions.tell([reader], kind="test", subject="交办")
    assert Dispatch.objects.get().state == "held"
    assert sending.send_waiting() == 0
    assert mail.outbox == []


def test_it_waits_for_its_hour(reader: User) -> None:
    morning = now() + timedelta(hours=9)
    actions.tell([reader], kind="reminder", subject="催办", not_before=morning)
    assert sending.send_waiting() == 0
    assert sending.send_waiting(morning) == 2


def test_a_failure_is_tried_again_ever_later_and_then_given_up(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(dispatch: Dispatch) -> None:
        raise ConnectionRefusedError("no server")

    monkeypatch.setitem(channels.CHANNELS, "mail", type("Broken", (), {"send": staticmethod(refuse)})())
    reader.phone = ""
    actions.tell([reader], kind="test", subject="交办")
    dispatch, at, waits = Dispatch.objects.get(), now(), []
    for _ in range(sending.TRIES):
        assert sending.send_waiting(at) == 0
        dispatch.refresh_from_db()
        waits.append(round((dispatch.not_before - at).total_seconds() / 60))
        at = dispatch.not_before
    assert waits == [1, 2, 4, 8, 16, 32]
    assert dispatch.state == "failed"
    assert "no server" in dispatch.error
    assert sending.send_waiting(at + timedelta(days=1)) == 0


def test_the_office_sends_again_and_others_may_not(client: Client, people: Cast, reader: User) -> None:
    dispatch = Dispatch.objects.create(channel="mail", address="a@example.org", subject="交办", body="", state="failed")
    client.force_login(people.deputy.user)
    assert client.get("/outbox").status_code == 403
    assert client.post(f"/outbox/{dispatch.pk}/again").status_code == 403
    dispatch.refresh_from_db()
    assert dispatch.state == "failed"
    client.force_login(people.clerk.user)
    assert client.get("/outbox").status_code == 200
    client.post(f"/outbox/{dispatch.pk}/again")
    dispatch.refresh_from_db()
    assert dispatch.state == "waiting"
    sending.send_waiting()
    assert client.post(f"/outbox/{dispatch.pk}/again").status_code == 403


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(
    client: Client, people: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    for n in range(rows):
        Dispatch.objects.create(channel="mail", address=f"{n}@example.org", subject="=1+1", body="", state="held")
    client.force_login(people.clerk.user)
    client.get("/outbox")
    with django_assert_max_num_queries(16):
        assert client.get("/outbox").status_code == 200


def test_it_is_exported_as_shown(client: Client, people: Cast) -> None:
    Dispatch.objects.create(channel="mail", address="a@example.org", subject="=1+1", body="", state="held")
    client.force_login(people.clerk.user)
    assert client.get("/outbox?export=xlsx").content.startswith(b"PK")
