import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lianxinqiao.setup import checks, leftovers, ports, start, translations
from lianxinqiao.setup.words import SetupError

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_a_port_in_use_is_told_with_another_to_take():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=f"--port {port + 1}"):
            ports.check("127.0.0.1", port)
    ports.check("127.0.0.1", port)


def test_what_a_killed_run_left_is_ended(tmp_path):
    note = tmp_path / "children.json"
    left = subprocess.Popen(SLEEP, start_new_session=True)
    leftovers.note(note, {"web": left.pid})
    assert leftovers.end(note) == 1
    assert left.wait(timeout=10) == -signal.SIGTERM
    assert not note.exists()


def test_a_later_process_of_the_same_number_is_left_alone(tmp_path):
    note = tmp_path / "children.json"
    other = subprocess.Popen(SLEEP, start_new_session=True)
    try:
        note.write_text(f'{{"web": [{other.pid}, "1"]}}')
        assert leftovers.end(note) == 0
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_half_written_note_is_no_obstacle(tmp_path):
    note = tmp_path / "children.json"
    note.write_text('{"web": [12')
    assert leftovers.end(note) == 0


def test_only_one_runs_from_one_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    with start._only_one(), pytest.raises(SetupError, match="already running"), start._only_one():
        pass


def test_a_child_that_keeps_falling_is_not_raised_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(start, "FALLS_ALLOWED", 1)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    falling = [sys.executable, "-c", "raise SystemExit(3)"]
    children = {"worker": start._spawn(falling, ())}
    with pytest.raises(SetupError, match="keeps ending"):
        start._watch({"worker": falling}, children, (), tmp_path / "children.json")
    start.end(children)


def test_children_end_with_the_run(monkeypatch):
    child = start._spawn(SLEEP, ())
    start.end({"web": child})
    assert child.returncode == -signal.SIGTERM


def test_a_foreground_program_gets_our_signals():
    code = (
        "import sys; from lianxinqiao.setup import start; "
        "sys.exit(start.follow([sys.executable, '-c', 'print(1, flush=True); import time; time.sleep(60)']) != -15)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=dict(os.environ)) as parent:
        assert parent.stdout.readline() == b"1\n"
        parent.terminate()
        assert parent.wait(timeout=20) == 0


def test_the_first_administrators_word_is_kept_and_is_nobody_elses_business(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    start._print_token()
    word = (tmp_path / "setup-token").read_text()
    assert len(word) >= 20
    assert (tmp_path / "setup-token").stat().st_mode & 0o077 == 0
    start._print_token()
    assert (tmp_path / "setup-token").read_text() == word
    assert capsys.readouterr().out.count(word) == 2


def test_translations_are_compiled_once(tmp_path):
    folder = tmp_path / "room/locale/en/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "交办"\nmsgstr "Assign"\n'
    )
    assert translations.compile_all(tmp_path) == 1
    assert (folder / "django.mo").exists()
    assert translations.compile_all(tmp_path) == 0


def test_a_broken_translation_is_named(tmp_path):
    folder = tmp_path / "room/locale/en/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid "交办\nmsgstr')
    with pytest.raises(SetupError, match=r"django\.po"):
        translations.compile_all(tmp_path)


def test_the_closing_lines_of_two_runs_add_up():
    closings = [
        "810 passed, 2 skipped, 12 deselected in 240.10s (0:04:00)",
        "===== 1 failed, 11 passed, 812 deselected in 59.90s =====",
    ]
    assert checks.together(closings) == "===== 821 passed, 2 skipped, 1 failed in 300.00s ====="


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ('{"summary": {"percent_covered": 93.456}}', "lines covered by tests: 93.46 % (at least 90.0 %)"),
        (
            '{"summary": {"percent_covered": 89.99}}',
            "lines covered by tests: 89.99 % (at least 90.0 %, which is too few)",
        ),
        ("", "lines covered by tests: not measured"),
    ],
)
def test_the_share_of_lines_is_told_beside_the_least(tmp_path: Path, told: str, said: str) -> None:
    (tmp_path / "covered.json").write_text(told)
    assert checks.covered(checks.share(tmp_path / "covered.json"), 90.0) == said


def test_too_few_lines_fail_the_whole_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tmp_path / "covered.json"
    monkeypatch.setenv("LXQ_COVERED", str(found))
    assert checks._covered().failed, "what was not measured does not pass"
    for share, failed in ((checks.at_least() - 0.01, True), (checks.at_least(), False)):
        found.write_text(f'{{"summary": {{"percent_covered": {share}}}}}')
        assert checks._covered().failed is failed


def test_the_least_share_stands_in_the_project_file() -> None:
    assert checks.at_least() >= 50


def test_every_story_is_found_by_its_mark() -> None:
    found = checks._stories()
    assert {str(path) for path in Path("tests/stories").glob("test_*.py")} <= {*found}
    assert "lianxinqiao/ui/tests/test_browser.py" in found
    assert "tests/test_house.py" not in found


@pytest.mark.parametrize(
    ("asked", "runs"),
    [
        (["matters", "-q"], [*checks.SPREAD, "lianxinqiao/matters", "-q"]),
        (["matters", "-n", "0"], ["lianxinqiao/matters", "-n", "0"]),
        (["matters", "-k", "assign"], ["lianxinqiao/matters", "-k", "assign"]),
        (["tests/test_house.py"], ["tests/test_house.py"]),
    ],
)
def test_a_whole_room_runs_on_both_cores(asked: list[str], runs: list[str]) -> None:
    assert checks._rooms(asked) == runs


def test_what_is_compiled_is_kept_once_and_outside_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "")  # so that it is put back afterwards
    monkeypatch.delenv("PYTHONPYCACHEPREFIX")
    checks._keep_bytecode()
    subprocess.run([sys.executable, "-c", "import lianxinqiao.setup.ports"], check=True)
    assert list(tmp_path.glob("bytecode/**/lianxinqiao/__init__.*.pyc"))
