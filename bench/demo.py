"""How long the demo district takes to build, by the acts themselves, in a database of its own.

python -m bench.demo
"""

import os
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit, urlunsplit

import psycopg

from bench.timing import milliseconds

NAME = "lxq_bench_demo"


def main() -> None:
    server = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(urlunsplit(server._replace(path="/postgres")), autocommit=True) as link:
        link.execute(f"DROP DATABASE IF EXISTS {NAME}")
        link.execute(f"CREATE DATABASE {NAME}")
    with tempfile.TemporaryDirectory() as var:
        environment = {**os.environ, "DATABASE_URL": urlunsplit(server._replace(path=f"/{NAME}")), "LXQ_VAR": var}
        for words in (["migrate"], ["demo", "build"]):
            command = [sys.executable, "-m", "lianxinqiao", *words]
            took = milliseconds(lambda: subprocess.run(command, env=environment, check=True))  # noqa: B023
            print(f"{' '.join(words)}: {took / 1000:.1f} s")


if __name__ == "__main__":
    main()
