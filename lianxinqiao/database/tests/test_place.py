"""Where the embedded cluster lies, and how its roles come in."""

import os
from pathlib import Path

import pytest

from lianxinqiao.database import place
from lianxinqiao.database.place import Place


@pytest.mark.parametrize(
    ("checkout", "told", "root", "found"),
    [
        (True, {}, False, str(place.CHECKOUT / "var")),
        (True, {"LXQ_VAR": "/srv/lxq"}, False, "/srv/lxq"),
        (False, {"STATE_DIRECTORY": "/var/lib/private/lxq:/var/lib/other"}, True, "/var/lib/private/lxq"),
        (False, {}, True, "/var/lib/lianxinqiao"),
        (False, {"XDG_DATA_HOME": "/home/a/.data"}, False, "/home/a/.data/lianxinqiao"),
    ],
)
def test_what_is_kept_lies_where_the_system_keeps_it(
    monkeypatch: pytest.MonkeyPatch, checkout: bool, told: dict[str, str], root: bool, found: str
) -> None:
    for name in ("LXQ_VAR", "STATE_DIRECTORY", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(place, "IS_CHECKOUT", checkout)
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(place.sys, "platform", "linux")
    assert str(place.var()) == found


@pytest.mark.parametrize(("home", "is_inside"), [("/srv/lxq/pg", True), ("/srv/" + "云河区" * 12 + "/pg", False)])
def test_a_socket_whose_path_is_too_long_for_the_kernel_lies_in_tmp(home: str, is_inside: bool) -> None:
    folder = Place(Path(home)).socket
    assert len(os.fsencode(folder / ".s.PGSQL.5432")) <= place.SOCKET_PATH_MAX
    assert folder.is_relative_to(home) is is_inside


def test_two_places_share_no_socket_in_tmp() -> None:
    long = "/srv/" + "很长的名字" * 12
    assert Place(Path(long, "a")).socket != Place(Path(long, "b")).socket


def test_only_the_owner_comes_in_by_a_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    here = Place(Path("/srv/一 处/pg"))
    assert place.owner_word() == ""
    place.owner_file().write_text("secret\n")
    assert here.owner_url.startswith("postgresql://lxq:secret@/lxq?host=/srv/")
    assert here.url.startswith("postgresql://lxq_serving@/lxq?host=/srv/") and "secret" not in here.url
    assert " " not in here.url


@pytest.mark.parametrize(("written", "major"), [("17\n", 17), ("16", 16), (None, None)])
def test_the_version_that_wrote_the_data_is_read(tmp_path: Path, written: str | None, major: int | None) -> None:
    here = Place(tmp_path)
    if written is not None:
        here.data.mkdir()
        (here.data / "PG_VERSION").write_text(written)
    assert here.major == major


def test_a_place_that_was_noted_is_the_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    assert place.current().home == tmp_path / "pg"
    (tmp_path / "pg").mkdir()
    (tmp_path / "pg" / "place").write_text("/var/lib/lianxinqiao/1a2b\n")
    assert place.current().home == Path("/var/lib/lianxinqiao/1a2b")
