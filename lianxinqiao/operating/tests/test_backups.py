"""Backups by the clock: sealed, thinned out, and brought back to prove them."""

import datetime as dt
import json
from pathlib import Path
from types import SimpleNamespace

import pyrage
import pytest

from lianxinqiao.database import sealed
from lianxinqiao.database.errors import BackupRefused
from lianxinqiao.database.tests.test_backup import Installation, scratch
from lianxinqiao.notices.models import Notice
from lianxinqiao.operating import backups, tasks
from lianxinqiao.operating.backups import Keep
from tests.cast import cast


def nightly(days, end=dt.datetime(2026, 11, 29, 2, 30)):
    moments = [end - dt.timedelta(days=number) for number in range(days)]
    return [(moment, Path(f"{moment:%Y%m%d}")) for moment in moments]


@pytest.mark.parametrize(
    ("keep", "left"),
    [
        (Keep(3, 0, 0), ["20261129", "20261128", "20261127"]),
        (Keep(1, 3, 0), ["20261129", "20261122", "20261115"]),
        (Keep(2, 0, 3), ["20261129", "20261128", "20261031", "20260930"]),
    ],
    ids=["days", "weeks", "months"],
)
def test_what_stays_is_the_newest_of_each_period(keep, left):
    there = nightly(90)
    gone = set(backups.superfluous(there, keep))
    assert [path.name for _moment, path in there if path not in gone] == left


def test_a_second_backup_of_a_day_takes_the_place_of_the_first():
    day = dt.datetime(2026, 11, 29)
    there = [
        (day.replace(hour=2), Path("night")),
        (day.replace(hour=15), Path("noon")),
        (day - dt.timedelta(days=1), Path("before")),
    ]
    assert backups.superfluous(there, Keep(2, 0, 0)) == [Path("night")]


@pytest.mark.parametrize("written", ["7", "7,5", "0,1,1", "7,five,12", ""])
def test_a_rotation_that_cannot_be_read_keeps_everything(written):
    with pytest.raises(BackupRefused, match="LXQ_BACKUP_KEEP"):
        Keep.of(written)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("LXQ_BACKUP_RECIPIENTS", raising=False)
    return tmp_path


def test_only_its_keys_open_it(place, monkeypatch):
    safe = pyrage.x25519.Identity.generate()
    monkeypatch.setenv("LXQ_BACKUP_RECIPIENTS", str(safe.to_public()))
    plain, kept = place / "plain", place / "kept.age"
    plain.write_bytes(b"everything" * 50_000)
    sealed.seal(plain, kept)
    assert b"everything" not in kept.read_bytes()
    assert sealed.key_file().stat().st_mode & 0o777 == 0o600
    sealed.unseal(kept, place / "by own")
    (place / "safe").write_text(f"# from the safe\n{safe}\n")
    sealed.unseal(kept, place / "by safe", place / "safe")
    assert (place / "by own").read_bytes() == (place / "by safe").read_bytes() == plain.read_bytes()
    (place / "other").write_text(str(pyrage.x25519.Identity.generate()))
    with pytest.raises(BackupRefused, match="another key"):
        sealed.unseal(kept, place / "stolen", place / "other")
    assert not (place / "stolen").exists()


def test_an_altered_one_is_refused(place):
    plain, kept = place / "plain", place / "kept.age"
    plain.write_bytes(b"x" * 200_000)
    sealed.seal(plain, kept)
    whole = bytearray(kept.read_bytes())
    whole[-100] ^= 1
    kept.write_bytes(whole)
    with pytest.raises(BackupRefused):
        sealed.unseal(kept, place / "altered")
    assert not (place / "altered").exists()


def test_what_is_no_key_is_said(place, monkeypatch):
    monkeypatch.setenv("LXQ_BACKUP_RECIPIENTS", "age1nonsense")
    with pytest.raises(BackupRefused, match="age1nonsense"):
        sealed.recipients()
    (place / "none").write_text("hello")
    with pytest.raises(BackupRefused, match="no age key"):
        sealed.read_key(place / "none")


def test_a_backup_by_command_is_sealed_and_the_drill_brings_it_back(tmp_path):
    """The whole way: make, drill in a place of its own, and one that is altered fails its drill and says so."""
    with Installation(scratch("kept"), tmp_path, migrated=True) as here:
        stored = here.var / "files" / "ab"
        stored.mkdir(parents=True)
        (stored / "abc").write_bytes(b"a photo" * 1000)
        made = here.call("backups", "make")
        assert made.returncode == 0, made.stderr
        (file,) = (here.var / "backups").iterdir()
        assert sealed.is_sealed(file)
        tried = here.call("backups", "drill")
        assert tried.returncode == 0, tried.stdout + tried.stderr
        note = json.loads((here.var / "last-drill.json").read_text())
        assert (note["good"], note["backup"], note["counted"]["attachments"]) == (True, file.name, 1)
        assert not list(here.var.glob("drill-*"))
        whole = bytearray(file.read_bytes())
        whole[len(whole) // 2] ^= 1
        file.write_bytes(whole)
        assert here.call("backups", "drill").returncode == 1
        assert json.loads((here.var / "last-drill.json").read_text())["good"] is False


def test_a_backup_that_fails_is_told_to_the_administrators_once_a_day(db, settings, monkeypatch):
    people = cast()
    settings.BACKUPS = True

    def full(**_):
        raise BackupRefused("磁盘已满")

    monkeypatch.setattr(backups, "make", full)
    tasks.backup(0)
    tasks.backup(0)
    (notice,) = Notice.objects.filter(kind="operating.backup")
    assert (notice.recipient, notice.body, notice.url) == (people.administrator.user, "磁盘已满", "/status")
    settings.BACKUPS = False
    monkeypatch.setattr(backups, "make", lambda **_: pytest.fail("it was switched off"))
    tasks.backup(0)


@pytest.mark.parametrize("name", ["DATABASE_URL", "DATABASE_OWNER_URL", "LXQ_REPLICA_URL", "LXQ_S3_BUCKET"])
def test_a_trial_reaches_neither_the_server_nor_the_bucket_in_use(name, monkeypatch, tmp_path):
    told = {}
    monkeypatch.setenv(name, "in-use")
    monkeypatch.setattr(
        backups.subprocess, "run", lambda *_command, env, **_how: told.update(env) or SimpleNamespace(returncode=0)
    )
    backups._do(tmp_path, "restore", "x")
    assert name not in told
    assert told["LXQ_VAR"] == str(tmp_path)
