"""A district moves out of a shared database into one of its own: the same rows, and both journals prove what they proved."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.database.tests.test_backup import Installation, scratch
from lianxinqiao.files import actions as files
from lianxinqiao.matters.actions import drafting
from lianxinqiao.operating.moving import rows
from lianxinqiao.people.models import District, Post
from lianxinqiao.setup import ports
from lianxinqiao.setup.moving import CHANGED
from tests.cast import cast
from tests.remembered import MEMORY
from tests.test_districts import in_database
from tests.walks import START, Walk

CODES = {"stays": "990101", "goes": "990103"}
FILE = """
[old]
districts = ["990101"]
hosts = ["old.example"]
site = "http://old.example"
port = {old_port}
database = "{old.serving_url}"
owner = "{old.url}"
[new]
from = "old"
districts = ["990103"]
hosts = ["new.example"]
site = "http://new.example"
port = {new_port}
database = "{new.serving_url}"
owner = "{new.url}"
"""


@dataclass
class Two:
    """Two databases, the file that names them, and the command line over both."""

    old: Installation
    new: Installation
    var: Path

    def __post_init__(self) -> None:
        self.file = self.var / "districts.toml"
        self.file.write_text(FILE.format(old=self.old, new=self.new, old_port=ports.free(), new_port=ports.free()))
        self.parcel = self.var / "districts" / "new" / "parcel"

    def command(self, *told: str) -> "subprocess.CompletedProcess[str]":
        return self.python(f"from lianxinqiao import cli; sys.exit(cli.main({list(told)!r}))")

    def districts(self, *told: str) -> "subprocess.CompletedProcess[str]":
        return self.command("districts", "--file", str(self.file), *told)

    def each(self, house: str, *told: str, first: str = "") -> "subprocess.CompletedProcess[str]":
        """A step of the program of one house; `first` is run in it before."""
        here: Installation = getattr(self, house)
        code = f"import os, signal, django; django.setup(); {first}\n" if first else ""
        env = {
            **here.addresses,
            "LXQ_VAR": str(self.var / "districts" / house),
            "LXQ_SITE_URL": f"http://{house}.example",
        }
        return self.python(f"{code}from lianxinqiao import cli; sys.exit(cli.main({list(told)!r}))", env)

    def python(self, code: str, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
        kept = {name: value for name, value in os.environ.items() if name not in {"LXQ_TEST_DB", "LXQ_DATABASE_ROLE"}}
        kept |= {"LXQ_VAR": str(self.var), "DJANGO_SETTINGS_MODULE": "lianxinqiao.settings", **(env or {})}
        return subprocess.run(
            [sys.executable, "-c", f"import sys\n{code}"], env=kept, capture_output=True, text=True, timeout=300
        )

    def move(self, *told: str) -> "subprocess.CompletedProcess[str]":
        return self.districts("move", "new", *told)


@pytest.fixture
def two(tmp_path: Path, monkeypatch: Any, transactional_db: None) -> Iterator[Two]:
    monkeypatch.setattr(MEMORY, "path", None)
    monkeypatch.setenv("LXQ_SECOND_FACTOR", "no")
    with (
        Installation(scratch("moves_old"), tmp_path, migrated=True) as old,
        Installation(scratch("moves_new"), tmp_path, migrated=True) as new,
    ):
        with in_database(old.name):
            settle(tmp_path / "districts" / "old" / "files")
        with old.connect() as connection:
            connection.execute("vacuum analyze")
        yield Two(old, new, tmp_path)


def settle(stored: Path) -> None:
    """Two districts, each with people and a suggestion; an attachment of each."""
    for code, number in (("goes", CODES["goes"]), ("stays", CODES["stays"])):
        people = cast(code=code)
        District.objects.filter(pk=people.district.pk).update(code=number, name=f"{code}区")
        people.body.name = people.body.short_name = f"{code}人大"
        people.body.save()
        Walk(people, title=f"关于{code}路灯的建议").registered()
        kept = files.store(ContentFile(f"{code} 的附件".encode(), f"{code}.txt"), by=people.clerk.user)
        path = stored / kept.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"{code} 的附件".encode())


def asked(here: Installation, statement: str) -> list[tuple[Any, ...]]:
    with here.connect() as connection:
        return connection.execute(statement).fetchall()


OF_THE_BODY = {
    "matters": "select id, title, number, stage, body_id from matters_matter where body_id in {body} order by id",
    "people": "select id, name, user_id from people_person where district_id in {district} order by id",
    "units": "select id, code, name from people_organization where district_id in {district} order by id",
    "mandates": """select m.id, m.card_number from people_mandate m join people_term t on t.id = m.term_id
        where t.body_id in {body} order by m.id""",
    "journal": "select id, chain, number, act, hash from journal_entry where chain = '{code}' order by id",
    "attachments": "select id, name, sha256, path from files_attachment where name = '{code}.txt'",
}


def of(here: Installation, code: str) -> dict[str, list[Any]]:
    found = {
        "code": code,
        "body": f"(select id from people_body where code = '{code}')",
        "district": f"(select id from people_district where code = '{CODES[code]}')",
    }
    return {name: asked(here, statement.format(**found)) for name, statement in OF_THE_BODY.items()}


def whole(here: Installation, code: str) -> bool:
    return all(of(here, code).values())


def verified(two: Two, house: str) -> None:
    told = two.each(house, "journal", "verify")
    assert told.returncode == 0, told.stdout + told.stderr


def test_every_table_stands_somewhere() -> None:
    assert rows.unknown() == set()


KILL = "os.kill(os.getpid(), signal.SIGKILL)"
CODE = ("--district", CODES["goes"])
# Each step, and where in it the process is killed: what comes last in it before its transaction or its file is there.
KILLS = {
    "close": ("lianxinqiao.operating.moving.closing", "_wait_for_the_worker", (*CODE, "--to", "new")),
    "pack": ("lianxinqiao.operating.moving.packing", "_described", CODE),
    "take": ("lianxinqiao.operating.moving.taking", "_guard_again", ()),
    "leave": ("lianxinqiao.operating.moving.leaving", "_said", ()),
}


def kill(two: Two, step: str) -> None:
    module, name, told = KILLS[step]
    first = f"import {module} as m; m.{name} = lambda *_, **__: {KILL}"
    travels = () if step == "close" else ("--parcel", str(two.parcel))
    ended = two.each("new" if step == "take" else "old", "district", step, *told, *travels, first=first)
    assert ended.returncode == -signal.SIGKILL, (step, ended.stderr)


def do(two: Two, step: str) -> int:
    travels = () if step in {"close", "arrive"} else ("--parcel", str(two.parcel))
    told = KILLS[step][2] if step in KILLS else ()
    return two.each("new" if step in {"take", "arrive"} else "old", "district", step, *told, *travels).returncode


def test_a_district_moves_whole_though_every_step_is_killed(two: Two, tmp_path: Path) -> None:
    before = {code: of(two.old, code) for code in CODES}
    assert all(all(found.values()) for found in before.values()), before
    kept = tmp_path / "kept.txt"
    kept.write_text(two.each("old", "journal", "checkpoint").stdout)
    for step in KILLS:
        kill(two, step)
        assert of(two.old, "goes") | {"journal": None} == before["goes"] | {"journal": None}, step
        assert whole(two.new, "goes") == (step == "leave"), step  # taken by then, and not in use
        if step in {"close", "take"}:
            assert "stand whole where they were" in two.move("--state").stderr, step
        if step != "leave":
            assert do(two, step) == 0, step
    _nothing_is_done_meanwhile(two)
    _what_came_between_is_not_lost(two)
    assert two.move("--back").returncode == 0
    _the_district_works_again(two)
    before = {code: of(two.old, code) for code in CODES}
    for step in ("close", "pack", "take", "leave"):
        assert do(two, step) == 0, step
    assert "which is not in use yet" in two.move("--state").stderr
    assert two.move("--back").returncode == 1
    done = two.move()
    assert done.returncode == 0, done.stdout + done.stderr
    _stands_whole(two, before)
    for house in ("old", "new"):
        verified(two, house)
    held = two.each("old", "journal", "verify", "--against", str(kept))
    assert held.returncode == 0, held.stdout + held.stderr
    _the_files_went_along(two)
    _each_has_its_own_people(two)
    assert two.districts("check").returncode == 0


def _stands_whole(two: Two, before: dict[str, Any]) -> None:
    after = of(two.new, "goes")
    assert after["journal"][: len(before["goes"]["journal"])] == before["goes"]["journal"]
    assert {**after, "journal": None} == {**before["goes"], "journal": None}
    assert not any(of(two.old, "goes")[name] for name in ("matters", "mandates", "journal", "attachments"))
    came = of(two.new, "stays")
    assert [name for _key, name, _user in came.pop("people")] == ["方管理"]  # an administrator, who serves both
    assert not any(came.values())
    assert of(two.old, "stays")["matters"] == before["stays"]["matters"]


def act(code: str) -> int:
    """A deputy begins a suggestion; how a page of theirs answers."""
    post = Post.objects.get(body__code=code, person__pinyin="deputy")
    drafting.start(
        by=post, at=START, title=f"关于{code}的另一件建议", cause="原因。", analysis="分析。", requests=["请办。"]
    )
    return post.pk


def _nothing_is_done_meanwhile(two: Two) -> None:
    """In the district that leaves; in the other it is."""
    with in_database(two.old.name):
        act("stays")
        with pytest.raises(Refused, match="正在移到另一个数据库"):
            act("goes")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LXQ_VAR", str(two.var / "districts" / "old"))
            for code, status in (("goes", 503), ("stays", 200)):
                person = Client()
                person.force_login(Post.objects.get(body__code=code, person__pinyin="clerk").person.user)
                assert person.get("/desk").status_code == status, code


def _what_came_between_is_not_lost(two: Two) -> None:
    """A row that was changed beside the closed chain, and one that was added: the district does not leave without them."""
    assert do(two, "pack") == 0
    assert do(two, "take") == 0
    with two.old.connect() as connection:
        connection.execute("update accounts_user set email = 'new@example.gov.cn' where name = 'goes-cosigner'")
    assert do(two, "leave") == CHANGED
    assert whole(two.old, "goes")


def _the_district_works_again(two: Two) -> None:
    with in_database(two.old.name):
        act("goes")


def _the_files_went_along(two: Two) -> None:
    there = {
        house: {
            path.name: path.read_text()
            for path in (two.var / "districts" / house / "files").rglob("*")
            if path.is_file()
        }
        for house in ("old", "new")
    }
    assert list(there["new"].values()) == ["goes 的附件"]
    assert list(there["old"].values()) == ["stays 的附件"]
    assert not two.parcel.exists()
    assert not (two.var / "districts" / "old" / "leaving").exists()


def _each_has_its_own_people(two: Two) -> None:
    """Whoever works in the one has no account that opens at the other, but for administrators."""
    for house, code, other in ((two.new, "goes", "stays"), (two.old, "stays", "goes")):
        there = [name for (name,) in asked(house, "select name from accounts_user where is_active")]
        assert [name for name in there if name.startswith(f"{other}-")] == [f"{other}-administrator"], house.name
        assert sum(name.startswith(f"{code}-") for name in there) > 10, house.name
