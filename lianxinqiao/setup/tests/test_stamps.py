import pytest

from lianxinqiao.setup import environment, frontend, stamps
from lianxinqiao.setup.words import SetupError
from lianxinqiao.ui import brought


def test_a_digest_changes_with_any_part_and_with_their_borders(tmp_path):
    lock = tmp_path / "lock"
    lock.write_text("a==1")
    before = stamps.digest("app", lock)
    lock.write_text("a==2")
    assert stamps.digest("app", lock) != before
    assert stamps.digest("ab", "c") != stamps.digest("a", "bc")


def test_a_stamp_is_whole_or_not_there(tmp_path):
    stamp = tmp_path / "new" / "complete"
    assert stamps.read(stamp) == frozenset()
    stamps.write(stamp, "one", "two")
    assert stamps.read(stamp) == {"one", "two"}
    assert [path.name for path in stamp.parent.iterdir()] == ["complete"]


def test_a_listing_sees_a_changed_file(tmp_path):
    (tmp_path / "a.css").write_text("a")
    before = stamps.listing(tmp_path)
    (tmp_path / "a.css").write_text("ab")
    assert stamps.listing(tmp_path) != before


def test_the_tests_environment_serves_the_application_too(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "STAMP", tmp_path / "complete")
    assert not environment.is_ready("app")
    stamps.write(environment.STAMP, environment.wanted("app"), environment.wanted("dev"))
    assert environment.is_ready("app")
    assert environment.is_ready("dev")
    stamps.write(environment.STAMP, environment.wanted("app"))
    assert not environment.is_ready("dev")


def test_what_was_made_from_another_lock_is_made_anew(tmp_path, monkeypatch):
    locks = tmp_path / "requirements"
    locks.mkdir()
    for name in ("uv.txt", "app.txt"):
        (locks / name).write_text("x==1")
    monkeypatch.setattr(environment, "LOCKS", locks)
    monkeypatch.setattr(environment, "STAMP", tmp_path / "complete")
    stamps.write(environment.STAMP, environment.wanted("app"))
    assert environment.is_ready("app")
    (locks / "app.txt").write_text("x==2")
    assert not environment.is_ready("app")


def test_front_end_packages_follow_their_lock_and_what_is_taken_of_them(tmp_path, monkeypatch):
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_text("{}")
    monkeypatch.setattr(frontend, "CHECKOUT", tmp_path)
    before = frontend.wanted()
    (tmp_path / "package-lock.json").write_text("{ }")
    assert frontend.wanted() != before
    before = frontend.wanted()
    monkeypatch.setitem(brought.TAKEN, "htmx.org/dist/ext", "static/npm/htmx/ext")
    assert frontend.wanted() != before


def test_a_front_end_that_fails_leaves_the_former_one(tmp_path, monkeypatch):
    former = tmp_path / "lianxinqiao" / "brought"
    former.mkdir(parents=True)
    (former / "complete").write_text("of a former lock")
    monkeypatch.setattr(brought, "FOLDER", former)
    monkeypatch.setattr(frontend, "STAMP", former / "complete")
    monkeypatch.setattr(frontend, "CHECKOUT", tmp_path)
    monkeypatch.setattr(frontend, "wanted", lambda: "new")
    monkeypatch.setattr(frontend, "_npm", lambda: ["/bin/false"])
    with pytest.raises(SetupError, match="could not be installed"):
        frontend.prepare()
    assert (former / "complete").read_text() == "of a former lock"

    def npm_ci(command, place):
        (place / "node_modules" / "one").mkdir(parents=True)
        (place / "node_modules" / "one" / "file.js").write_text("1")

    monkeypatch.setattr(frontend, "_run", npm_ci)
    monkeypatch.setattr(brought, "TAKEN", {"one/file.js": "static/file.js", "one": "all"})
    frontend.prepare()
    assert sorted(path.name for path in former.iterdir()) == ["all", "complete", "static"]
    assert not (tmp_path / "var" / "front-end").exists()
