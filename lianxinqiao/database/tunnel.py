"""PostgreSQL's programs from the wheel were built without TLS; the driver was not. Where a server is reached by TLS alone
they go by a socket in a folder of our own, behind which the connection is encrypted and the server held to the same
`sslmode`, `sslrootcert`, `sslcert`, `sslkey` and `sslcrl` of the address.
"""

import asyncio
import contextlib
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from lianxinqiao.database.errors import BackupRefused

ASKS_FOR_TLS = struct.pack("!ii", 8, 80877103)  # SSLRequest of the protocol
ASKS_WHO, NEGOTIATES, SASL, BINDS = b"R", b"v", struct.pack("!i", 10), "SCRAM-SHA-256-PLUS"
SECONDS = 30
PIECE = 65_536
# Of the way there: it is gone before the program begins.
OF_THE_WAY = frozenset(
    {"host", "hostaddr", "port", "target_session_attrs", "channel_binding", "gssencmode", "requiressl"}
)


class There(NamedTuple):
    name: str  # by which the certificate is judged
    at: str
    port: int


@contextlib.contextmanager
def reached(address: str, program: str) -> Iterator[str]:
    """The address by which this program reaches what we reach by the given one. Raises BackupRefused."""
    with psycopg.connect(address) as connection:
        encrypted = connection.pgconn.ssl_in_use
        there = There(connection.info.host, connection.info.hostaddr or connection.info.host, connection.info.port)
    if not encrypted or knows_tls(program):
        yield address
        return
    told = {name: str(value) for name, value in conninfo_to_dict(address).items()}
    with tempfile.TemporaryDirectory(prefix="lxq-") as folder, _open(Path(folder), there, trust(told)):
        kept = {name: value for name, value in told.items() if name not in OF_THE_WAY and not name.startswith("ssl")}
        yield make_conninfo("", **kept, host=folder, port=5432)


def knows_tls(program: str) -> bool:
    done = subprocess.run([program, "--dbname=host=/nowhere sslmode=require"], capture_output=True, text=True)
    return "not compiled in" not in done.stderr


def trust(told: Mapping[str, str]) -> ssl.SSLContext:
    """What the server's certificate is held to, as libpq reads the address. Raises BackupRefused."""
    mode, root = told.get("sslmode", "prefer"), told.get("sslrootcert", "")
    usual = Path.home() / ".postgresql" / "root.crt"
    root = root or (str(usual) if usual.exists() else "")
    how = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    full = mode == "verify-full" or root == "system"
    how.check_hostname, how.verify_mode = False, ssl.CERT_NONE
    try:
        if full or mode == "verify-ca" or (mode == "require" and root):
            how.verify_mode = ssl.CERT_REQUIRED
            how.check_hostname = full
            if root == "system":
                how.load_default_certs()
            else:
                how.load_verify_locations(root)
        if told.get("sslcrl"):
            how.load_verify_locations(told["sslcrl"])
            how.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
        if told.get("sslcert"):
            how.load_cert_chain(told["sslcert"], told.get("sslkey"), told.get("sslpassword"))
    except (OSError, ssl.SSLError) as error:
        raise BackupRefused(f"数据库地址里的证书读不了。 A certificate of the database's address: {error}") from error
    return how


@contextlib.contextmanager
def _open(folder: Path, there: There, how: ssl.SSLContext) -> Iterator[None]:
    loop = asyncio.new_event_loop()
    opening = asyncio.start_unix_server(_Carrier(there, how), folder / ".s.PGSQL.5432")
    server = loop.run_until_complete(opening)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.run_until_complete(_ended())
        loop.close()


async def _ended() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


class _Carrier:
    """What one connection of the program says goes there encrypted, and back."""

    def __init__(self, there: There, how: ssl.SSLContext) -> None:
        self.there, self.how = there, how

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            own = await asyncio.to_thread(self._asked)
            back, forth = await asyncio.open_connection(sock=own, ssl=self.how, server_hostname=self.there.name)
            try:
                await asyncio.gather(_pipe(reader, forth), self._back(back, writer))
            finally:
                forth.close()
        except (
            OSError,
            asyncio.IncompleteReadError,
            asyncio.CancelledError,
        ):  # told by the program, whose connection ends; or it is done
            return
        finally:
            writer.close()

    async def _back(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The server's first word on who it lets in is put as to somebody without TLS; all else goes as it comes."""
        while True:
            head = await reader.readexactly(5)
            body = await reader.readexactly(struct.unpack("!i", head[1:])[0] - 4)
            writer.write(without_binding(head[:1], body))
            if head[:1] != NEGOTIATES:
                break
        await _pipe(reader, writer)

    def _asked(self) -> socket.socket:
        own = socket.create_connection((self.there.at, self.there.port), timeout=SECONDS)
        own.sendall(ASKS_FOR_TLS)
        if own.recv(1) != b"S":
            own.close()
            raise ConnectionError("the server has no TLS")
        own.setblocking(False)
        return own


def without_binding(kind: bytes, body: bytes) -> bytes:
    """A message of the server. Where it offers to bind the password to the encrypted channel, a program that sees none
    would take that for fraud; the channel is held to the certificate here.
    """
    if kind == ASKS_WHO and body[:4] == SASL:
        body = (
            SASL
            + b"".join(f"{each}\0".encode() for each in body[4:].decode().split("\0")[:-2] if each != BINDS)
            + b"\0"
        )
    return kind + struct.pack("!i", len(body) + 4) + body


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """To the end of the one, which is then the end of the other."""
    with contextlib.suppress(OSError):
        while piece := await reader.read(PIECE):
            writer.write(piece)
            await writer.drain()
    writer.close()
