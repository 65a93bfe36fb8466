"""The ports of this machine: whether one can be listened on, and one that nobody has."""

import socket

from lianxinqiao.setup.words import SetupError


def check(host: str, port: int) -> None:
    """Raise SetupError where something else listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise SetupError(
                f"端口 {port} 不能用，可能已被别的程序占用。换一个：./run --port {port + 1}",
                f"Port {port} cannot be used; another program may hold it. Take another: ./run --port {port + 1}",
                str(error),
            ) from error


def free() -> int:
    """One of the loopback that nobody has now. For trials: another program may be given it before we are there."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
