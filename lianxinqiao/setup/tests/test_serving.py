"""The pages as they are served: under https, after a kill, from an older program, out of a full disk."""

import argparse
import http.server
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import ClassVar

import pytest
from django.db import connection

from lianxinqiao import settings as ours
from lianxinqiao.database import newer
from lianxinqiao.database.address import PREPARING, parse_database
from lianxinqiao.database.errors import DatabaseUnavailable
from lianxinqiao.setup import safety, start
from lianxinqiao.setup.words import SetupError, say


class Asked(http.server.BaseHTTPRequestHandler):
    heard: ClassVar[list[dict[str, str]]] = []

    def do_GET(self):
        self.heard.append(dict(self.headers))
        self.send_response(301)
        self.send_header("Location", "https://npc.example.gov.cn/")
        self.end_headers()

    def log_message(self, *_):
        pass


def test_an_https_start_is_ready_where_nothing_answers_https(monkeypatch):
    monkeypatch.setenv("LXQ_SITE_URL", "https://npc.example.gov.cn")
    with http.server.HTTPServer(("127.0.0.1", 0), Asked) as server, subprocess.Popen(["sleep", "60"]) as web:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        start._wait_until_ready(argparse.Namespace(host="0.0.0.0", port=server.server_port), web)
        server.shutdown()
        web.kill()
    assert Asked.heard[-1]["Host"] == "npc.example.gov.cn"
    assert Asked.heard[-1]["X-Forwarded-Proto"] == "https"


def test_pages_that_do_not_start_are_told_with_the_cause():
    with subprocess.Popen([sys.executable, "-c", "raise SystemExit(7)"]) as web:
        web.wait()
        with pytest.raises(SetupError, match="ended with 7"):
            start._wait_until_ready(argparse.Namespace(host="127.0.0.1", port=1), web)


def test_the_sites_own_name_is_answered_to():
    told = "import lianxinqiao.settings as s; print(s.ALLOWED_HOSTS)"
    env = {**os.environ, "LXQ_SITE_URL": "https://npc.example.gov.cn:8443"}
    done = subprocess.run([sys.executable, "-c", told], env=env, capture_output=True, text=True, check=True)
    assert "'npc.example.gov.cn'" in done.stdout


@pytest.mark.parametrize(
    ("address", "place", "options"),
    [
        (
            "postgresql://u:p%40ss@db.local:6432/lxq?sslmode=verify-full&sslrootcert=/etc/ca.pem&connect_timeout=5",
            ("lxq", "u", "p@ss", "db.local", "6432"),
            {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "connect_timeout": "5"},
        ),
        (
            "postgres://u@one,two:5433/lxq?target_session_attrs=read-write&options=-c%20search_path%3Dlxq",
            ("lxq", "u", "", "one,two", ",5433"),
            {"target_session_attrs": "read-write", "options": "-c search_path=lxq"},
        ),
        ("postgresql://lxq@/lxq?host=/var/run/pg&port=5434", ("lxq", "lxq", "", "/var/run/pg", "5434"), {}),
    ],
)
def test_what_an_address_of_a_database_says_is_honoured(address, place, options):
    parsed = parse_database(address)
    assert tuple(parsed[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == place
    assert parsed["OPTIONS"] == {"application_name": "lianxinqiao", "pool": False, **PREPARING, **options}


@pytest.mark.parametrize("address", ["mysql://u@h/x", "postgresql://u@h/x?sslmod=require"])
def test_an_address_that_makes_no_sense_is_said(address):
    with pytest.raises(RuntimeError, match="DATABASE_URL"):
        parse_database(address)


def test_an_older_program_leaves_a_newer_database_alone(db):
    newer.refuse()
    with connection.cursor() as cursor:
        cursor.execute("insert into django_migrations (app, name, applied) values ('matters', '9999_later', now())")
    with pytest.raises(DatabaseUnavailable, match=r"matters\.9999_later.*Run the newer version"):
        newer.refuse()


def test_a_librarys_dropped_migration_is_no_newer_program(db):
    with connection.cursor() as cursor:
        cursor.execute("insert into django_migrations (app, name, applied) values ('account', '9999_gone', now())")
    newer.refuse()


def test_a_migration_of_what_was_entered_is_preceded_by_a_backup(tmp_path, monkeypatch, capsys):
    made: list[Path] = []
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    monkeypatch.setattr("lianxinqiao.database.backup.write", made.append)
    monkeypatch.setattr(safety, "_needed", lambda: 1)
    monkeypatch.setattr(safety, "_is_bare", lambda: True)
    assert safety.backup_first() is None
    monkeypatch.setattr(safety, "_is_bare", lambda: False)
    assert safety.backup_first() == made[0]
    assert made[0].parent == tmp_path / "backups"
    assert str(made[0]) in capsys.readouterr().err
    monkeypatch.setattr(safety, "_needed", lambda: 1 << 62)
    with pytest.raises(SetupError, match="--no-backup"):
        safety.backup_first()
    assert len(made) == 1


MASTER = """
import multiprocessing, sys, threading, time
def work():
    from multiprocessing import parent_process
    import os, signal
    sys.path.insert(0, sys.argv[1])
    import importlib.util
    source = open(sys.argv[1] + "/lianxinqiao/wsgi.py").read()
    names = {}
    exec("import os, signal, time\\n" + source[source.index("def end_with"):source.index("if (master")], names)
    threading.Thread(target=names["end_with"], args=(parent_process(),), daemon=True).start()
    print(os.getpid(), flush=True)
    time.sleep(60)
if __name__ == "__main__":
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
"""


def test_web_processes_end_when_their_master_is_killed(tmp_path):
    script = tmp_path / "master.py"
    script.write_text(MASTER)
    checkout = str(ours.BASE_DIR)
    with subprocess.Popen([sys.executable, script, checkout], stdout=subprocess.PIPE, text=True) as master:
        child = int(master.stdout.readline())
        master.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def test_what_set_up_says_is_not_in_what_a_command_answers(capsys):
    say("正在安装 Python 软件包……", "Installing Python packages …")
    told = capsys.readouterr()
    assert told.out == ""
    assert "Installing" in told.err
