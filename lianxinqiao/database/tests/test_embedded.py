"""The embedded server, started for real in a folder of its own."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from lianxinqiao.database import binaries, embedded, place
from lianxinqiao.database.errors import DatabaseUnavailable

pytestmark = pytest.mark.xdist_group("embedded")


@pytest.fixture(scope="module")
def var():
    """A folder outside pytest's own, which the keeper could not enter where we are root."""
    with (
        tempfile.TemporaryDirectory(prefix="lxq-test-", ignore_cleanup_errors=True) as name,
        pytest.MonkeyPatch.context() as patch,
    ):
        folder = Path(name)
        folder.chmod(0o711)
        patch.setenv("LXQ_VAR", str(folder / "var"))
        patch.setenv("LXQ_PG_CARELESS", "1")
        patch.delenv("DATABASE_URL", raising=False)
        yield folder
        embedded.stop()


def ask(question="select 1"):
    with psycopg.connect(embedded.url(), connect_timeout=10) as connection:
        row = connection.execute(question).fetchone()
        assert row is not None
        return row[0]


def test_it_starts_from_nothing_and_again(var):
    assert embedded.start() == embedded.url()
    embedded.start()
    assert ask("show server_encoding") == "UTF8"
    assert "running" in embedded.status()


def test_trigrams_know_chinese_characters(var):
    embedded.start()
    with psycopg.connect(embedded.owner_url()) as connection:
        connection.execute("create extension if not exists pg_trgm")
    assert ask("select similarity('住房公积金提取', '住房公积金使用')") > 0.3


def test_only_its_owner_may_enter_the_socket(var):
    embedded.start()
    assert place.current().socket.stat().st_mode & 0o077 == 0
    assert ask("show listen_addresses") == ""


def test_it_recovers_from_a_killed_server(var):
    embedded.start()
    with psycopg.connect(embedded.owner_url(), autocommit=True) as connection:
        connection.execute("create table if not exists kept as select 1 as n")
        connection.execute("grant select on kept to lxq_serving")
        connection.execute("checkpoint")
    embedded.kill_for_tests()
    time.sleep(0.2)
    embedded.start()
    assert ask("select count(*) from kept") >= 1


def test_it_starts_where_another_process_has_the_old_number(var):
    embedded.start()
    embedded.stop()
    note = place.current().data / "postmaster.pid"
    note.write_text(f"{os.getppid()}\n{place.current().data}\n0\n5432\n\n\n0 0\nready\n")
    os.chown(note, place.current().data.stat().st_uid, -1)
    embedded.start()
    assert ask() == 1


def test_the_last_user_stops_it_and_a_killed_one_counts_no_more(var):
    code = "import time; from lianxinqiao.database import embedded\nwith embedded.running(): print('in', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "in\n"
        with embedded.running():
            assert ask() == 1
        assert ask() == 1  # the other one still works with it
        other.send_signal(signal.SIGKILL)
        other.wait()
    with embedded.running():
        assert ask() == 1
    assert "stopped" in embedded.status()


def test_a_killed_initdb_is_begun_anew(tmp_path, monkeypatch, var):
    half = place.current().home / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("1")
    assert place.current().major == embedded._server().programs.major


def test_data_of_another_major_version_is_refused_in_a_sentence(var):
    with pytest.raises(DatabaseUnavailable, match="written by PostgreSQL 11"):
        binaries.choose(11)


def test_a_server_is_left_alone(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@nowhere.invalid/x")
    monkeypatch.setenv("LXQ_VAR", "/nonexistent")
    with embedded.running() as lock:
        assert lock is None


def test_a_long_path_gets_a_short_socket():
    deep = Path("/" + "很深的目录/" * 12)
    assert len(os.fsencode(place.Place(deep).socket)) < 60


def test_the_serving_role_owns_nothing_and_the_owner_asks_for_its_password(var):
    embedded.start()
    assert ask("select current_user") == place.SERVING
    assert ask("select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user") is False
    assert place.owner_file().stat().st_mode & 0o777 == 0o600
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(embedded.url().replace(place.SERVING, place.NAME), connect_timeout=10)
    with psycopg.connect(embedded.owner_url()) as connection:
        assert connection.execute("select current_user").fetchone() == (place.NAME,)


def test_a_cluster_of_before_is_parted_where_it_stands(var):
    """As it was made once: one role, and whoever enters the folder is let in; also where the password was lost."""
    embedded.start()
    embedded.stop()
    (place.current().data / "pg_hba.conf").write_text("local all all trust\n")
    place.owner_file().unlink()
    embedded.start()
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(embedded.url().replace(place.SERVING, place.NAME), connect_timeout=10)
    with psycopg.connect(embedded.owner_url()) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
