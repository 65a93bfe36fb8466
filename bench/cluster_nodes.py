"""The machines of `bench.cluster`, each a group of processes on the loopback: etcd, PostgreSQL under Patroni, an object store."""

import contextlib
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lianxinqiao.database import caretaker, place
from lianxinqiao.setup import ports

WORD = "bench-of-the-cluster"
# Patroni's shortest: whoever held the lock and is gone is followed after `ttl` seconds at the latest.
TTL, LOOP, RETRY = 20, 5, 5
PARAMETERS = {
    "max_connections": 100,
    "shared_buffers": "64MB",
    "synchronous_commit": "on",
    "wal_keep_size": "128MB",
    "jit": "off",
    "unix_socket_directories": "",
}


def wait_for(what: Callable[[], Any], words: str, seconds: float = 180) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := what()):
        if time.monotonic() > deadline:
            raise SystemExit(f"waited in vain for {words}")
        time.sleep(0.2)
    return found


class Machine:
    """One group of processes that can fail as a machine does: killed at once, or still there and silent."""

    def __init__(self, name: str, command: Sequence[str], folder: Path, **how: Any) -> None:
        self.name, self.command, self.folder, self.how = name, [*map(str, command)], folder, how
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, **{"stdout": log, "stderr": log, "start_new_session": True, **self.how}
            )

    def others(self) -> set[int]:
        """Groups of processes that belong to it and stand apart."""
        return set()

    def kill(self) -> None:
        if self.process is not None:
            for group in {self.process.pid, *self.others()}:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(group, signal.SIGKILL)
            self.process.wait()
            self.process = None


class Etcd(list[Machine]):
    """Three, of which one may be missing."""

    def __init__(self, program: Path, folder: Path) -> None:
        names = {f"etcd{number}": (ports.free(), ports.free()) for number in (1, 2, 3)}
        whole = ",".join(f"{name}=http://127.0.0.1:{peer}" for name, (_client, peer) in names.items())
        self.hosts = [f"127.0.0.1:{client}" for client, _peer in names.values()]
        super().__init__(
            Machine(name, (program, *self._options(name, folder, client, peer), "--initial-cluster", whole), folder)
            for name, (client, peer) in names.items()
        )

    @staticmethod
    def _options(name: str, folder: Path, client: int, peer: int) -> list[str]:
        at, with_peers = f"http://127.0.0.1:{client}", f"http://127.0.0.1:{peer}"
        return [
            *("--name", name, "--data-dir", str(folder / name), "--initial-cluster-state", "new"),
            *("--listen-client-urls", at, "--advertise-client-urls", at),
            *("--listen-peer-urls", with_peers, "--initial-advertise-peer-urls", with_peers),
            *("--heartbeat-interval", "200", "--election-timeout", "2000", "--log-level", "warn"),
        ]


class Node(Machine):
    """PostgreSQL with the Patroni that leads it, at an address of its own."""

    def __init__(self, number: int, python: Path, programs: Path, folder: Path, etcd: Etcd) -> None:
        name, self.host = f"db{number}", f"127.0.0.1{number}"
        keeper = caretaker.find(place.CHECKOUT)
        home = folder / name
        caretaker.give(home, keeper)
        self.port, self.api = ports.free(), ports.free()
        self.data = home / "data"
        told = home / "patroni.json"
        told.write_text(json.dumps(self._told(name, programs, etcd)))
        told.chmod(0o644)
        how = caretaker.demotion(keeper)
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(home)}
        super().__init__(name, (python, "-m", "patroni", told), folder, **{**how, "env": environment})

    def _told(self, name: str, programs: Path, etcd: Etcd) -> dict[str, Any]:
        everybody = ["local all all trust", "host all all 127.0.0.0/8 scram-sha-256"]
        return {
            "scope": "lxq",
            "name": name,
            "restapi": {"listen": f"{self.host}:{self.api}", "connect_address": f"{self.host}:{self.api}"},
            "etcd3": {"hosts": etcd.hosts},
            "bootstrap": {
                "dcs": {
                    "ttl": TTL,
                    "loop_wait": LOOP,
                    "retry_timeout": RETRY,
                    "maximum_lag_on_failover": 0,
                    "synchronous_mode": True,
                    "postgresql": {"use_pg_rewind": True, "parameters": PARAMETERS},
                },
                "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}, "data-checksums"],
            },
            "postgresql": {
                "listen": f"{self.host}:{self.port}",
                "connect_address": f"{self.host}:{self.port}",
                "data_dir": str(self.data),
                "bin_dir": str(programs),
                "authentication": {
                    "superuser": {"username": "lxq", "password": WORD},
                    "replication": {"username": "replica", "password": WORD},
                },
                "pg_hba": [*everybody, "host replication replica 127.0.0.0/8 scram-sha-256"],
            },
        }

    def others(self) -> set[int]:
        """The postmaster has a group of its own, and so has each of its children."""
        note = self.data / "postmaster.pid"
        if not note.exists():
            return set()
        postmaster = int(note.read_text().split("\n", 1)[0])
        told = subprocess.run(["ps", "-eo", "pid=,ppid=,pgid="], capture_output=True, text=True).stdout
        rows = [[int(number) for number in line.split()] for line in told.splitlines()]
        return {group for pid, parent, group in rows if postmaster in (pid, parent)}

    def cut_off(self) -> None:
        """It runs on and nobody hears of it, nor it of anybody: no packet reaches it, and its Patroni stands still."""
        assert self.process is not None
        subprocess.run(["ip", "route", "add", "blackhole", f"{self.host}/32", "table", "local"], check=True)
        self.process.send_signal(signal.SIGSTOP)

    def joined(self) -> None:
        assert self.process is not None
        subprocess.run(["ip", "route", "del", "blackhole", f"{self.host}/32", "table", "local"], check=True)
        self.process.send_signal(signal.SIGCONT)

    def says(self, what: str) -> bool:
        """What Patroni answers a load balancer: /leader, /replica, /synchronous."""
        try:
            urllib.request.urlopen(f"http://{self.host}:{self.api}/{what}", timeout=2).close()
        except (OSError, urllib.error.HTTPError):
            return False
        return True


class Store(Machine):
    """An object store that others wrote, SeaweedFS, speaking S3."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.port = ports.free()
        data, keys = folder / "objects", folder / "keys.json"
        data.mkdir()
        credentials = [{"accessKey": "lxq", "secretKey": WORD}]
        allowed = ["Admin", "Read", "Write", "List"]
        keys.write_text(json.dumps({"identities": [{"name": "lxq", "credentials": credentials, "actions": allowed}]}))
        parts = ("master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port", "filer.port.grpc")
        given = [f"-{part}={ports.free()}" for part in parts]
        options = [f"-dir={data}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.volumeSizeLimitMB=64", *given]
        super().__init__(
            "store", (program, "server", *options, "-s3", f"-s3.port={self.port}", f"-s3.config={keys}"), folder
        )

    @property
    def environment(self) -> dict[str, str]:
        return {
            "LXQ_S3_BUCKET": "lianxinqiao",
            "LXQ_S3_ENDPOINT": f"http://127.0.0.1:{self.port}",
            "LXQ_S3_KEY": "lxq",
            "LXQ_S3_SECRET": WORD,
        }
