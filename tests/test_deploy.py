"""What `deploy/` offers holds: units and samples are read as their programs read them, and what they promise is tried."""

import argparse
import http.client
import http.server
import importlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from lianxinqiao import cli
from lianxinqiao.setup import ports
from lianxinqiao.ui import quiet

ROOT = Path(settings.BASE_DIR)
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service")) + sorted((DEPLOY / "systemd").glob("*.timer"))
PROGRAM = "/opt/lianxinqiao/current/bin/lianxinqiao"


def understood(words: list[str]) -> argparse.Namespace:
    """The command line takes these words. Raises SystemExit where it does not."""
    room = importlib.import_module(f"lianxinqiao.{cli.COMMANDS[words[0]].room}.commands")
    parser = argparse.ArgumentParser()
    room.add_parser(parser.add_subparsers(required=True))
    return parser.parse_args(words)


def keys_of(unit: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in unit.read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def settings_named(text: str) -> set[str]:
    return set(re.findall(r"\bLXQ_[A-Z_]+\b", text))


@pytest.mark.parametrize("unit", [each for each in UNITS if each.suffix == ".service"], ids=lambda each: each.stem)
def test_a_unit_starts_a_command_that_there_is(unit: Path) -> None:
    keys = keys_of(unit)
    (started,) = keys["ExecStart"]
    assert started.startswith(f"{PROGRAM} ")
    understood(started.split()[1:])
    assert (keys["User"], keys["NoNewPrivileges"], keys["ProtectSystem"]) == (["lianxinqiao"], ["yes"], ["strict"])


def test_a_timer_starts_its_service_by_the_clock_of_the_place() -> None:
    timers = [each for each in UNITS if each.suffix == ".timer"]
    assert {each.stem for each in timers} == {"lianxinqiao-backup", "lianxinqiao-drill"}
    for timer in timers:
        assert timer.with_suffix(".service") in UNITS
        assert keys_of(timer)["OnCalendar"][0].endswith("Asia/Shanghai")


def test_only_what_needs_the_owner_of_the_database_is_told_it() -> None:
    told = {each.stem for each in UNITS if "-/etc/lianxinqiao/env.owner" in keys_of(each).get("EnvironmentFile", [])}
    assert told == {"lianxinqiao-backup", "lianxinqiao-drill"}


def test_each_setting_that_a_sample_names_is_explained() -> None:
    explained = settings_named((ROOT / "README.md").read_text())
    for file in (path for path in DEPLOY.rglob("*") if path.is_file()):
        assert settings_named(file.read_text()) <= explained, file


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_systemd_reads_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace(PROGRAM, "/bin/true"))
    names = [str(tmp_path / unit.name) for unit in UNITS]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True)
    ours = [line for line in done.stderr.splitlines() if "lianxinqiao" in line]
    assert ours == []


# ------------------------------------------------------------------ what is in front
def blocks(text: str, prefix: str) -> list[str]:
    return re.findall(rf"location \^~ {re.escape(prefix)} \{{(.*?)\n    \}}", text, re.DOTALL)


@pytest.mark.parametrize("prefix", quiet.prefixes())
def test_nginx_notes_nothing_where_secret_votes_are_cast(prefix: str) -> None:
    found = blocks((DEPLOY / "nginx/lianxinqiao.conf").read_text(), prefix)
    assert len(found) == 2, "one for http, one for https"
    for block in found:
        assert "access_log off;" in block
        assert "error_log /dev/null crit;" in block
    assert not re.search(r"\$(request|request_uri|args|query_string|http_cookie)\b", log_format())


def test_nginx_repeats_no_request_in_its_errors() -> None:
    """Each line about one holds the whole request and where it came from, with their queries."""
    text = (DEPLOY / "nginx/lianxinqiao.conf").read_text()
    assert set(re.findall(r"error_log \S+ (\w+);", text)) == {"crit"}
    (served,) = re.findall(r"listen 443 .*?(?=\n    location)", text, re.DOTALL)
    assert "error_log" in served


def log_format() -> str:
    found = re.search(r"log_format lianxinqiao (.*?);", (DEPLOY / "nginx/lianxinqiao.conf").read_text(), re.DOTALL)
    assert found
    return found[1]


def test_caddy_is_asked_for_no_access_log() -> None:
    text = re.sub(r"#.*", "", (DEPLOY / "caddy/Caddyfile").read_text())
    assert re.findall(r"^\s*log\b.*", text, re.MULTILINE) == ["\tlog default {"]
    assert "exclude http.log.error http.handlers.reverse_proxy" in text


class Program(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("X-Request-ID", "0123456789abcdef")
        self.end_headers()
        self.wfile.write(f"{self.headers['X-Forwarded-For']} {self.headers['X-Forwarded-Proto']}".encode())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def program() -> Iterator[int]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Program) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def ask(port: int, path: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": "npc.example.gov.cn"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def told_to_send(port: int, path: str, size: int) -> int:
    """How it is answered before a byte of the body is sent."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    asked.putrequest("POST", path, skip_host=True)
    asked.putheader("Host", "npc.example.gov.cn")
    asked.putheader("Content-Length", str(size))
    asked.endheaders()
    status = asked.getresponse().status
    asked.close()
    return status


@contextmanager
def running(command: list[str], port: int, **settings: str) -> Iterator[None]:
    with subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL) as server:
        try:
            for _attempt in range(100):
                with socket.socket() as trial:
                    if trial.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield
        finally:
            server.terminate()
            server.wait(10)


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not here")
def test_nginx_as_it_runs_logs_pages_and_no_vote(tmp_path: Path) -> None:
    """The sample itself, on free ports and without TLS; one path answers, one finds the program gone."""
    with program() as served:
        port, plain = ports.free(), ports.free()  # afterwards: else the program might be given one of them
        text = (DEPLOY / "nginx/lianxinqiao.conf").read_text()
        text = re.sub(r" *listen \[::\].*\n", "", text).replace("listen 80;", f"listen 127.0.0.1:{plain};")
        text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
        text = re.sub(r" *ssl_certificate.*\n", "", text)
        text = text.replace("127.0.0.1:8000", f"127.0.0.1:{served}").replace("/var/log/nginx", str(tmp_path))
        temporary = "".join(
            f"{each}_temp_path {tmp_path}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        whole = f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}} http {{ {temporary}\n{text}\n}}"
        (tmp_path / "nginx.conf").write_text(whole)
        command = ["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True)
        assert tested.returncode == 0, tested.stderr
        with running(command, port):
            assert ask(port, "/suggestions/yunhe-2026-1?q=secret") == (200, "127.0.0.1 http")
            assert ask(port, f"{quiet.CASTING}/7/cast")[0] == 200
            assert ask(port, "/metrics")[0] == 404
    with running(command, port):
        assert ask(port, f"{quiet.CASTING}/7/cast")[0] == 502
        assert ask(port, "/find?q=secret")[0] == 502
        assert told_to_send(port, "/uploaded?q=secret", 61 << 20) == 413
    logged = "".join(path.read_text() for path in tmp_path.glob("*.log"))
    assert '"GET /find" 502' in logged
    assert "/suggestions/yunhe-2026-1" in logged
    assert "0123456789abcdef" in logged
    assert "secret" not in logged
    assert quiet.CASTING not in logged


@pytest.mark.skipif(not shutil.which("caddy"), reason="caddy is not here")
def test_caddy_as_it_runs_says_nothing_of_a_vote(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    file = tmp_path / "Caddyfile"

    def ask_here(path: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    with program() as served:
        port = ports.free()  # afterwards: else the program might be given it
        text = (DEPLOY / "caddy/Caddyfile").read_text().replace("npc.example.gov.cn {", f"http://127.0.0.1:{port} {{")
        text = text.replace("\tlog default {", f"\tadmin off\n\tlog default {{\n\t\toutput file {tmp_path}/caddy.log")
        file.write_text(text.replace("127.0.0.1:8000", f"127.0.0.1:{served}"))
        command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]
        with running(command, port, **home):
            assert [ask_here(path) for path in ("/", f"{quiet.CASTING}/7/cast", "/metrics")] == [200, 200, 404]
    with running(command, port, **home):
        assert ask_here(f"{quiet.CASTING}/7/cast") == 502
    logged = (tmp_path / "caddy.log").read_text()
    assert logged
    assert quiet.CASTING not in logged


# ------------------------------------------------------------------ containers
def test_the_compose_file_starts_commands_that_there_are_and_one_program_of_the_database() -> None:
    told = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services = told["services"]
    for name in ("web", "worker", "backup"):
        understood(services[name]["command"])
        assert services[name]["environment"]["DATABASE_URL"].startswith("postgresql://lxq_serving@"), (
            "it would start a server"
        )
    started = services["database"]["entrypoint"][-1]
    commands = re.findall(r"lianxinqiao ([\w ]+?)(?: &&|$)", started)
    assert commands == ["upgrade", "database run"]
    for words in commands:
        understood(words.split())
    assert {each["image"] for each in services.values()} == {"lianxinqiao:latest"}
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]


@pytest.mark.parametrize("script", ["image/build", "bundle/install", "bundle/upgrade", "bundle/place.sh"])
def test_a_script_is_read_by_the_plainest_shell(script: str) -> None:
    done = subprocess.run(["sh", "-n", str(DEPLOY / script)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


# ------------------------------------------------------------------ the offline bundle
def wheel_of(folder: Path, version: str, says: int) -> None:
    """A program of this name and version whose `upgrade` ends with the given code."""
    folder.mkdir(parents=True)
    info = f"lianxinqiao-{version}.dist-info"
    files = {
        "lianxinqiao_small.py": f"import sys\ndef main():\n    print({version!r})\n    sys.exit({says} if 'upgrade' in sys.argv else 0)\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: lianxinqiao\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\nlianxinqiao = lianxinqiao_small:main\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"lianxinqiao-{version}-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)


def bundle(folder: Path, version: str, says: int = 0) -> Path:
    spec = importlib.util.spec_from_file_location("making", DEPLOY / "bundle" / "make.py")
    assert spec and spec.loader
    making = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(making)
    content = folder / f"content-{version}"
    wheel_of(content / "wheels", version, says)
    (content / "requirements.txt").write_text("")
    making.write(content, folder / f"bundle-{version}.tar")
    shutil.unpack_archive(folder / f"bundle-{version}.tar", folder, filter="data")
    return folder / f"bundle-{version}"


def call(script: Path, target: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHON": sys.executable}
    return subprocess.run([str(script), str(target)], env=env, capture_output=True, text=True, timeout=120)


def test_the_bundle_installs_and_turns_to_a_new_version_only_when_that_came_up(tmp_path: Path) -> None:
    target = tmp_path / "opt"
    first = bundle(tmp_path, "1.0")
    assert call(first / "upgrade", target).returncode == 1, "nothing is installed yet"
    done = call(first / "install", target)
    assert done.returncode == 0, done.stderr
    program = target / "current" / "bin" / "lianxinqiao"
    assert subprocess.run([program], capture_output=True, text=True).stdout == "1.0\n"
    assert call(first / "install", target).returncode == 1, "it is installed"
    failed = call(bundle(tmp_path, "1.1", says=1) / "upgrade", target)
    assert failed.returncode == 1
    assert (target / "current").readlink() == Path("1.0")
    altered = bundle(tmp_path, "1.2")
    (altered / "requirements.txt").write_text("something-else\n")
    assert call(altered / "upgrade", target).returncode == 1
    assert (target / "current").readlink() == Path("1.0")
    assert call(bundle(tmp_path, "1.3") / "upgrade", target).returncode == 0
    assert subprocess.run([program], capture_output=True, text=True).stdout == "1.3\n"
