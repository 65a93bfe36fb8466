"""A backup that is taken while people register and upload is one moment of their work, whole."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from lianxinqiao.database.tests.test_backup import Installation, scratch

# Registers suggestions with an upload each until it is ended; says so at each one.
WORK = """
import io, os, django
from PIL import Image
django.setup()
from lianxinqiao.files import actions as files
from lianxinqiao.matters.actions import drafting
from tests.cast import cast
from tests.walks import Walk
people = cast()
while True:
    walk = Walk(people)
    picture = io.BytesIO()
    Image.frombytes("RGB", (80, 80), os.urandom(80 * 80 * 3)).save(picture, "PNG")
    photo = files.store_bytes("照片.png", picture.getvalue(), by=people.deputy.user)
    drafting.attach(walk.suggestion, photo, by=people.deputy, at=walk.at)
    print(walk.registered().suggestion.number_text, flush=True)
"""
BUSY = 3  # registered suggestions before the backup begins
UNEVEN = """
select count(*) filter (where number is null), count(number), count(distinct number), coalesce(max(number), 0)
from matters_matter where stage = 'registered'
"""


def at_work(here: Installation) -> subprocess.Popen[str]:
    env = {**os.environ, **here.addresses, "LXQ_VAR": str(here.var)}
    env.pop("LXQ_TEST_DB", None)
    env.pop("LXQ_DATABASE_ROLE", None)
    return subprocess.Popen([sys.executable, "-c", WORK], env=env, stdout=subprocess.PIPE, text=True)


def test_a_backup_during_registrations_and_uploads_is_whole(tmp_path: Path) -> None:
    with (
        Installation(scratch("work_from"), tmp_path, migrated=True) as here,
        Installation(scratch("work_to"), tmp_path) as there,
    ):
        office = at_work(here)
        assert office.stdout
        try:
            before = [office.stdout.readline() for _ in range(BUSY)]
            done = here.call("backup", str(tmp_path / "busy.backup"))
            still = office.poll() is None and bool(office.stdout.readline())
        finally:
            office.kill()
            office.wait()
        assert all(before)
        assert still, "the office had stopped: nothing was written meanwhile"
        assert done.returncode == 0, done.stderr
        restored = there.call("restore", str(tmp_path / "busy.backup"))
        assert restored.returncode == 0, restored.stderr
        verified = there.call("journal", "verify")
        assert verified.returncode == 0, verified.stdout + verified.stderr
        with there.connect() as connection:
            rows = connection.execute("select path, sha256 from files_attachment").fetchall()
            assert len(rows) >= BUSY
            for path, sha256 in rows:
                assert hashlib.sha256((there.var / "files" / path).read_bytes()).hexdigest() == sha256
            [nameless, numbered, distinct, last] = connection.execute(UNEVEN).fetchone() or []
            assert (nameless, numbered) == (0, distinct)
            assert numbered == last >= BUSY
            [said] = connection.execute(
                "select count(*) from journal_entry where act = 'suggestion.register'"
            ).fetchone() or [0]
            assert said == numbered
