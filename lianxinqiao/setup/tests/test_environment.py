import json
import os
import re
import subprocess
import sys

import pytest

from lianxinqiao.setup import environment
from lianxinqiao.setup.words import SetupError, complain, told_by_tool


def test_uv_is_told_what_pip_knows_but_not_what_is_not_there(tmp_path, monkeypatch):
    known = {
        "index-url": ["https://mirror.invalid/simple"],
        "extra-index-url": ["file:///no/such/place", f"file://{tmp_path}"],
        "find-links": ["/no/such/wheels", str(tmp_path)],
    }
    monkeypatch.setattr(environment, "_pip_settings", lambda: known)
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    settings = environment._uv_settings()
    assert settings["UV_DEFAULT_INDEX"] == "https://mirror.invalid/simple"
    assert settings["UV_INDEX"] == f"file://{tmp_path}"
    assert settings["UV_FIND_LINKS"] == str(tmp_path)


def test_what_the_caller_set_for_uv_stands(monkeypatch):
    monkeypatch.setattr(environment, "_pip_settings", lambda: {"index-url": ["https://mirror.invalid/simple"]})
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://own.invalid/simple")
    assert environment._uv_settings()["UV_DEFAULT_INDEX"] == "https://own.invalid/simple"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("error: Failed to fetch: `https://x.invalid`\n Caused by: dns error", "The package index cannot be reached"),
        ("ERROR: Could not find a version that satisfies uv (from versions: none)", "index cannot be reached"),
        ("npm error code ENOTFOUND", "The package index cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "does not match its locked hash"),
        ("npm error code EINTEGRITY", "does not match its locked hash"),
    ],
)
def test_a_tools_death_is_told_in_a_sentence(told, sentence):
    assert sentence in str(told_by_tool(told))


def test_an_unknown_death_is_left_to_its_own_words():
    assert told_by_tool("error: something else") is None


def test_a_full_disk_is_told_in_a_sentence(capsys):
    assert complain(OSError(28, "No space left on device")) == 1
    assert "The disk is full" in capsys.readouterr().err


def test_too_little_room_is_said_before_anything_is_touched(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "STAMP", tmp_path / "complete")
    monkeypatch.setattr(environment, "ROOM_NEEDED", 1 << 62)
    monkeypatch.setattr(environment, "_make_venv", lambda: pytest.fail("touched"))
    with pytest.raises(SetupError, match="Too little room"):
        environment.prepare("app")


def test_a_python_without_venv_is_told_what_to_install(tmp_path, monkeypatch):
    false = tmp_path / "python"
    false.write_text("#!/bin/sh\necho 'No module named venv' >&2\nexit 1\n")
    false.chmod(0o755)
    monkeypatch.setattr(environment, "VENV", tmp_path / "venv")
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "venv/bin/python")
    monkeypatch.setattr(sys, "executable", str(false))
    with pytest.raises(SetupError, match="apt-get install python3-venv"):
        environment._make_venv()


def test_no_lock_names_a_host():
    for path in (*environment.LOCKS.glob("*.txt"), environment.CHECKOUT / "package-lock.json"):
        text = re.sub(r'"url": "[^"]*"', "", path.read_text())  # where a package asks for donations
        assert "://" not in text, path.name
        assert '"resolved"' not in text, path.name


def test_every_package_is_locked_with_a_hash():
    for path in environment.LOCKS.glob("*.txt"):
        for pinned in re.findall(r"^[a-z][^\n]*==[^\n]*", path.read_text(), re.MULTILINE):
            assert pinned.endswith("\\"), f"{path.name}: {pinned}"


def test_the_two_commands_are_read_by_any_python():
    """A Python too old for us must still be able to say so: nothing newer than 3.6 in the two files themselves."""
    import ast

    for name in ("run", "test"):
        ast.parse((environment.CHECKOUT / name).read_text(), feature_version=(3, 6))


def test_help_needs_nothing_installed():
    """On the bare interpreter, without the environment's packages."""
    told = subprocess.run(
        [sys.executable, "-S", "-E", environment.CHECKOUT / "run", "--help"],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    assert "backup" in told.stdout


def test_every_dependency_is_defended_in_the_docs():
    page = (environment.CHECKOUT / "docs" / "dependencies.md").read_text()
    wanted = set(json.loads((environment.CHECKOUT / "package.json").read_text())["dependencies"])
    for path in environment.LOCKS.glob("*.in"):
        wanted |= set(re.findall(r"^([a-z][a-z0-9-]*)", path.read_text(), re.MULTILINE))
    assert not [
        name for name in sorted(wanted) if not re.search(rf"(^\| |, ){re.escape(name)}[ ,]", page, re.MULTILINE)
    ]
