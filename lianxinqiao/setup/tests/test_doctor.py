"""`doctor` says what is wrong, what to do, and with its exit code whether anything is."""

import json
import os

import pytest

from lianxinqiao.database.errors import DatabaseUnavailable
from lianxinqiao.setup import doctor
from lianxinqiao.setup.doctor import BAD, GOOD, WARN, Finding


def of(look):
    return [(each.about, each.state) for each in look()]


def test_keys_that_others_can_read_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    key = tmp_path / "lxq-secret-key"
    key.write_text("x")
    key.chmod(0o600)
    assert of(doctor._data) == [("data", GOOD), ("keys", GOOD)]
    key.chmod(0o640)
    found = list(doctor._data())
    assert found[1].state == BAD
    assert found[1].todo == f"cd {tmp_path} && chmod 600 lxq-secret-key"


@pytest.mark.parametrize(("free", "state"), [(9e9, GOOD), (1e9, WARN), (1e8, BAD)])
def test_a_disk_that_fills_up_is_said_in_time(free, state, tmp_path, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda place: type("usage", (), {"free": free}))
    assert of(doctor._disk) == [("disk", state)]


def test_the_age_of_the_last_backup(tmp_path, monkeypatch):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    assert of(doctor._backup) == [("backup", WARN)]
    (tmp_path / "last-backup").touch()
    assert of(doctor._backup) == [("backup", GOOD)]
    os.utime(tmp_path / "last-backup", (0, 0))
    assert of(doctor._backup) == [("backup", WARN)]


def test_an_installation_as_it_should_be(db, settings):
    settings.SITE_URL, settings.HTTPS, settings.DEBUG = "https://npc.example.gov.cn", True, False
    found = [each for look in (doctor._database, doctor._migrations, doctor._web, doctor._calendar) for each in look()]
    assert [each for each in found if each.state == BAD] == []
    assert {"database", "schema", "https", "proxies", "calendar"} <= {each.about for each in found}


def test_an_open_address_and_trusting_everybody_are_bad(settings):
    settings.SITE_URL, settings.HTTPS, settings.DEMO, settings.DEBUG = "http://npc.example.gov.cn", False, False, True
    settings.PROXIES = ("0.0.0.0/0",)
    assert of(doctor._web) == [("https", BAD), ("proxies", BAD), ("debug", BAD)]


def test_mail_that_nobody_takes(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert of(doctor._mail) == [("mail", BAD)]
    settings.EMAIL_HOST = ""
    assert of(doctor._mail) == [("mail", WARN)]


def test_a_database_that_is_not_there_is_a_finding_and_a_broken_check_too(monkeypatch):
    def none():
        raise DatabaseUnavailable("stopped")

    monkeypatch.setattr(doctor.embedded, "running", none)
    assert ("database", BAD) in [(each.about, each.state) for each in doctor.examine()]
    monkeypatch.setattr(doctor.shutil, "disk_usage", none)
    (broken,) = doctor._safely(doctor._disk)
    assert broken.state == BAD


def test_the_exit_code_and_json(capsys):
    assert doctor.tell([Finding("disk", GOOD, "ok"), Finding("mail", WARN, "none")], as_json=False) == 0
    assert doctor.tell([Finding("disk", BAD, "full", "make room")], as_json=False) == 1
    assert "→ make room" in capsys.readouterr().out
    doctor.tell([Finding("disk", BAD, "full", "make room")], as_json=True)
    assert json.loads(capsys.readouterr().out) == [
        {"about": "disk", "state": "bad", "words": "full", "todo": "make room"}
    ]
