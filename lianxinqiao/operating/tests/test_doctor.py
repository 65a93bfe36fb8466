"""`doctor` says what is wrong, what to do, and with its exit code whether anything is; the page says the same."""

import json
import os
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.db import connection
from django.test import Client
from django.utils import timezone

from lianxinqiao.database.errors import DatabaseUnavailable
from lianxinqiao.operating import doctor, findings, house, kept, machine, measures, outside
from lianxinqiao.operating.findings import BAD, GOOD, WARN, found
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import cast


def of(look):
    return [(each.about, each.state) for each in look()]


def test_keys_that_others_can_read_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    key = tmp_path / "lxq-secret-key"
    key.write_text("x")
    key.chmod(0o600)
    assert of(machine.data) == [("data", GOOD), ("keys", GOOD)]
    key.chmod(0o640)
    looked = list(machine.data())
    assert looked[1].state == BAD
    assert str(looked[1].todo) == f"cd {tmp_path} && chmod 600 lxq-secret-key"


SIGNING = {
    "journal/key": BAD,
    "journal-before-20260101/key": BAD,
    "journal/vkey": GOOD,
    "journal/checkpoints/1.txt": GOOD,
}


@pytest.mark.parametrize("name", SIGNING)
def test_what_of_the_signing_others_may_read(name, tmp_path, monkeypatch):
    """The verifier is for everybody; the key is not, neither one of before."""
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("x")
    path.chmod(0o644)
    assert of(machine.data) == [("data", GOOD), ("keys", SIGNING[name])]


@pytest.mark.parametrize(("free", "state"), [(9e9, GOOD), (1e9, WARN), (1e8, BAD)])
def test_a_disk_that_fills_up_is_said_in_time(free, state, monkeypatch):
    monkeypatch.setattr(measures, "free", lambda: free)
    assert of(machine.disk) == [("disk", state)]


@pytest.mark.parametrize(("days", "state"), [(0, GOOD), (3, WARN), (8, BAD)])
def test_the_age_of_the_last_backup(days, state, tmp_path, monkeypatch):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    assert of(kept.backup) == [("backup", WARN)]
    (tmp_path / "last-backup").touch()
    moment = timezone.now().timestamp() - days * 86_400
    os.utime(tmp_path / "last-backup", (moment, moment))
    assert of(kept.backup) == [("backup", state)]


def test_keys_that_were_left_on_the_former_machine(db, settings):
    """No backup holds them; a seed or a sender encrypted with another key is said, before somebody cannot sign in."""
    assert of(kept.sealing_keys) == [("sealed", GOOD)]
    people = cast()
    totp.TOTP.activate(people.clerk.user, "JBSWY3DPEHPK3PXP")
    Walk(people)
    assert of(kept.sealing_keys) == [("sealed", GOOD)]
    settings.FACTOR_KEY = settings.SENDER_KEY = "another"
    assert of(kept.sealing_keys) == [("sealed", BAD)] * 2
    assert [str(each.words).split()[0] for each in kept.sealing_keys()] == ["LXQ_FACTOR_KEY", "LXQ_SENDER_KEY"]


@pytest.mark.parametrize(
    ("good", "days", "state"), [(True, 1, GOOD), (True, 40, WARN), (False, 1, BAD)], ids=["fresh", "old", "failed"]
)
def test_the_restore_drill(good, days, state, tmp_path, monkeypatch):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    assert of(kept.drill) == [("drill", WARN)]
    at = timezone.now().timestamp() - days * 86_400
    told = {"at": at, "good": good, "backup": "lianxinqiao-20260101-023000.backup.age"}
    measures.drill_note().write_text(json.dumps(told))
    assert of(kept.drill) == [("drill", state)]


def test_an_installation_as_it_should_be(db, settings, monkeypatch):
    settings.SITE_URL, settings.HTTPS, settings.DEBUG = "https://npc.example.gov.cn", True, False
    monkeypatch.setattr(outside, "_certificate", lambda: found("tls", GOOD, "2027"))
    looks = (house.database, house.schema, house.clock, house.zone, outside.web, house.calendar, kept.checkpoint)
    looked = [each for look in looks for each in look()]
    assert [each for each in looked if each.state == BAD] == []
    assert {"database", "schema", "https", "tls", "proxies", "calendar", "zone"} <= {each.about for each in looked}


def test_a_clock_that_was_set_back_is_seen_by_the_journal(db):
    cast()
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")  # what only the owner could do
        cursor.execute("update journal_entry set written_at = now() + interval '2 hours'")
        changed = cursor.rowcount
    assert changed
    assert of(house.clock) == [("clock", BAD)]


def test_an_open_address_and_trusting_everybody_are_bad(settings):
    settings.SITE_URL, settings.HTTPS, settings.DEMO, settings.DEBUG = "http://npc.example.gov.cn", False, False, True
    settings.PROXIES = ("0.0.0.0/0",)
    assert of(outside.web) == [("https", BAD), ("proxies", BAD), ("debug", BAD)]


def test_settings_that_are_wrong_in_real_work(settings):
    settings.SECRET_KEY, settings.ALLOWED_HOSTS, settings.DEMO = "k" * 64, ["npc.example.gov.cn"], False
    settings.SECOND_FACTOR_REQUIRED = True
    assert of(outside.configured) == [("settings", GOOD)]
    settings.ALLOWED_HOSTS, settings.SECOND_FACTOR_REQUIRED, settings.SECRET_KEY = ["*"], False, "short"
    (told,) = outside.configured()
    assert told.state == BAD
    assert [word in str(told.words) for word in ("LXQ_SECRET_KEY", "LXQ_HOSTS", "second factor")] == [True] * 3


def test_a_certificate_that_nobody_shows_is_a_warning(settings):
    settings.SITE_URL = "https://127.0.0.1:1"
    told = outside._certificate()
    assert (told.about, told.state) == ("tls", WARN)


def test_mail_that_nobody_takes(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert of(outside.mail) == [("mail", BAD)]
    settings.EMAIL_HOST = ""
    assert of(outside.mail) == [("mail", WARN)]


def test_work_that_stands_still_is_said(db):
    assert of(outside.work) == [("worker", BAD)]
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now())")
    assert of(outside.work) == [("worker", GOOD)]
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_periodic_defers (task_name, defer_timestamp, periodic_id) values (%s, %s, '')",
            ["lianxinqiao.notices.tasks.sweep", int((timezone.now() - timedelta(hours=1)).timestamp())],
        )
    (told,) = outside.work()
    assert (told.state, "notices.tasks.sweep" in str(told.words)) == (WARN, True)


def test_a_database_that_is_not_there_is_a_finding_and_a_broken_look_too(monkeypatch):
    def none():
        raise DatabaseUnavailable("stopped")

    monkeypatch.setattr(doctor.embedded, "running", none)
    assert ("database", BAD) in [(each.about, each.state) for each in doctor.examine()]
    monkeypatch.setattr(measures, "free", none)
    (broken,) = findings.safely(machine.disk)
    assert broken.state == BAD


def test_the_exit_code_and_json(capsys):
    assert doctor.tell([found("disk", GOOD, "ok"), found("mail", WARN, "none")], as_json=False) == 0
    assert doctor.tell([found("disk", BAD, "full", todo="make room")], as_json=False) == 1
    assert "→ make room" in capsys.readouterr().out
    doctor.tell([found("disk", BAD, "满了", "full", todo="make room")], as_json=True)
    assert json.loads(capsys.readouterr().out) == [
        {"about": "disk", "state": "bad", "words": "满了 full", "todo": "make room"}
    ]


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "后台任务没有运行"), ("en", "No worker runs")])
def test_the_administrator_reads_the_same_on_a_page_in_one_language(db, language, word):
    people = cast()
    client = Client(headers={"Accept-Language": language})
    client.force_login(people.deputy.user)
    assert client.get("/status").status_code == 403
    client.force_login(people.administrator.user)
    page = client.get("/status").content.decode()
    assert word in page
    other = {"zh-hans": "No worker runs", "en": "后台任务没有运行"}[language]
    assert other not in page
