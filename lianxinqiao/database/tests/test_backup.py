"""Backup and restore through the command line, between two databases and two folders."""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.files.storage import FileSystemStorage

from lianxinqiao.database import archive, backup, contents, roles

ENDLESS = """
import sys, time, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    while True:
        connection.execute("insert into churn values (1)")
        time.sleep(0.002)  # the backup wants a core too
"""
ONE_AFTER_ANOTHER = """
import contextlib, io, json, sys
from lianxinqiao.cli import main
said = []
for command in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as told:
        if main(command):
            sys.exit(f"{command}: {told.getvalue()}")
    said.append(told.getvalue())
print(json.dumps(said))
"""
BASE = roles.owner_url()
EMPTY = "template0"
MIGRATED = os.getenv("LXQ_TEST_TEMPLATE", EMPTY)  # `./test` has one ready


class Installation:
    """One database and one var/, with the command line working on them."""

    def __init__(self, name, folder, *, migrated=False):
        self.name, self.var, self.migrated = name, folder / name, migrated
        self.url = urlsplit(BASE)._replace(path=f"/{name}").geturl()
        self.serving_url = urlsplit(roles.serving_url())._replace(path=f"/{name}").geturl()

    def __enter__(self):
        with psycopg.connect(BASE, autocommit=True) as connection:
            connection.execute(f"drop database if exists {self.name} with (force)")
            template = MIGRATED if self.migrated else EMPTY
            connection.execute(f"create database {self.name} template {template} encoding 'UTF8'")
        if self.migrated and template == EMPTY:
            done = self.call("migrate")
            assert done.returncode == 0, done.stderr
        return self

    def __exit__(self, *_):
        with psycopg.connect(BASE, autocommit=True) as connection:
            connection.execute(f"drop database if exists {self.name} with (force)")

    def call(self, *arguments):
        return self._run("-m", "lianxinqiao", *arguments)

    def call_all(self, *commands):
        """One after another in one process, which loads the program once; what each printed. The first that fails ends it."""
        done = self._run("-c", ONE_AFTER_ANOTHER, json.dumps(commands))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def _run(self, *arguments):
        env = {**os.environ, **self.addresses, "LXQ_VAR": str(self.var)}
        env.pop("LXQ_TEST_DB", None)
        env.pop("LXQ_DATABASE_ROLE", None)
        return subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, timeout=400)

    @property
    def addresses(self):
        return {"DATABASE_URL": self.serving_url, "DATABASE_OWNER_URL": self.url}

    def connect(self):
        return psycopg.connect(self.url, autocommit=True)

    @property
    def state(self):
        with self.connect() as connection:
            return contents.counts(connection), contents.journal_heads(connection)


def scratch(name):
    return f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    with Installation(scratch("backup_from"), tmp_path_factory.mktemp("from"), migrated=True) as here:
        with here.connect() as connection:
            connection.execute("insert into journal_head (chain, number, hash) values ('yunhe', 3, repeat('a', 64))")
        stored = here.var / "files" / "ab"
        stored.mkdir(parents=True)
        (stored / "abc").write_bytes(os.urandom(5000))
        yield here


@pytest.fixture(scope="module")
def file(first, tmp_path_factory):
    path = tmp_path_factory.mktemp("backups") / "one.backup"
    told = first.call("backup", str(path))
    assert told.returncode == 0, told.stderr
    return path


@pytest.fixture
def second(tmp_path):
    with Installation(scratch("backup_to"), tmp_path) as here:
        yield here


def test_an_empty_place_gets_the_same_counts_files_and_journal(first, second, file):
    done = second.call("restore", str(file))
    assert done.returncode == 0, done.stderr
    assert second.state == first.state
    assert (second.var / "files/ab/abc").read_bytes() == (first.var / "files/ab/abc").read_bytes()
    assert not (second.var / "restoring").exists()
    again = second.call("restore", str(file))
    assert again.returncode == 1
    assert "empty place only" in again.stderr


def test_an_altered_file_touches_nothing(second, file, tmp_path):
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    altered = tmp_path / "altered.backup"
    altered.write_bytes(whole)
    done = second.call("restore", str(altered))
    assert done.returncode == 1
    assert "truncated or altered" in done.stderr
    assert second.state == ({}, {})
    assert not (second.var / "files").exists()


def test_it_shows_one_moment_while_others_write(first, tmp_path):
    """Rows written after the snapshot are in neither the dump nor the counts; the two agree, or restore would say so."""
    with first.connect() as connection:
        connection.execute("create table churn (n int)")
        writing = subprocess.Popen([sys.executable, "-c", ENDLESS, first.url])
        try:
            done = first.call("backup", str(tmp_path / "busy.backup"))
        finally:
            writing.kill()
            writing.wait()
        assert done.returncode == 0, done.stderr
        with Installation(scratch("backup_busy"), tmp_path) as there:
            restored = there.call("restore", str(tmp_path / "busy.backup"))
            assert restored.returncode == 0, restored.stderr
        connection.execute("drop table churn")


def test_it_overwrites_nothing(first, file):
    before = file.read_bytes()
    assert first.call("backup", str(file)).returncode == 1
    assert file.read_bytes() == before


def test_a_file_cleared_away_meanwhile_does_not_stop_it(tmp_path):
    class Fleeting(FileSystemStorage):
        def listdir(self, path):
            folders, names = super().listdir(path)
            return folders, ["gone", *names]

    place = tmp_path / "files"
    place.mkdir()
    (place / "kept").write_bytes(b"x")
    writer = archive.Writer(tmp_path / "backup")
    backup._add_files(writer, Fleeting(location=place))
    assert list(writer.close({})["members"]) == [f"{archive.FILES}kept"]
