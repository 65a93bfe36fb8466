"""The one router before all houses: by the host that is asked for, to the processes of its district's database.

It reads the head of one request, hands both ways on what follows, and ends the connection with the answer: a second
request on it might be for another host. It notes nothing. A proxy on this machine is believed what it says of the caller;
what anybody else says is left out. Where many call, nginx does the same by `lianxinqiao districts nginx`.
"""

import asyncio
import contextlib
from collections.abc import Mapping

from lianxinqiao.setup.districts import House, by_host

HEAD_MOST = 65_536  # bytes
HEAD_SECONDS = 30
PIECE = 65_536
CLAIMS = (b"x-forwarded-", b"forwarded:", b"x-real-ip:")
OF_ONE_CONNECTION = (b"connection:", b"keep-alive:", b"proxy-connection:")
LOOPBACK = frozenset({"127.0.0.1", "::1"})


def answer(status: str, words: str) -> bytes:
    body = f"{words}\n".encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Cache-Control: no-store\r\nConnection: close\r\n\r\n".encode() + body


BAD = answer("400 Bad Request", "请求无法识别。 The request cannot be read.")
NOT_HERE = answer("421 Misdirected Request", "这里没有这个网址。 No district has this address.")
MOVING = answer(
    "503 Service Unavailable",
    "这个地方的数据正在搬迁，请几分钟后再来。 This district is being moved; come back in a few minutes.",
)
DOWN = answer("502 Bad Gateway", "这个地方的服务没有启动。 The processes of this district are not there.")


class Router:
    """`ports` says for each host on which port of this machine its house listens."""

    def __init__(self, ports: Mapping[str, int]) -> None:
        self.ports = dict(ports)
        self.between: frozenset[str] = (
            frozenset()
        )  # hosts whose districts leave one house and do not stand in the other

    def turn(self, houses: Mapping[str, House]) -> None:
        """To where each district stands now."""
        self.ports = {host: house.port for host, house in by_host(houses).items()}
        self.between = frozenset(host for house in houses.values() if house.is_between for host in house.hosts)

    async def serve(self, host: str, port: int) -> asyncio.Server:
        return await asyncio.start_server(self.take, host, port, limit=HEAD_MOST)

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            refused = await self._carry(reader, writer)
            if refused:
                writer.write(refused)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        """Nothing, or what is answered instead."""
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), HEAD_SECONDS)
        except asyncio.IncompleteReadError as error:
            return BAD if error.partial else b""
        except (asyncio.LimitOverrunError, TimeoutError):
            return BAD
        host = host_of(head)
        if host is None:
            return BAD
        port = self.ports.get(host)
        if port is None:
            return MOVING if host in self.between else NOT_HERE
        try:
            from_house, to_house = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            return DOWN
        peer = writer.get_extra_info("peername")
        to_house.write(told_on(head, str(peer[0]) if peer else ""))
        sending = asyncio.create_task(_pipe(reader, to_house))
        try:
            await _pipe(from_house, writer)
        finally:
            sending.cancel()
            to_house.close()
        return b""


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(PIECE):
            writer.write(piece)
            await writer.drain()


def host_of(head: bytes) -> str | None:
    """The one host that is asked for, without its port; None where there is none, or more than one."""
    hosts = [line[5:] for line in head.lower().split(b"\r\n")[1:] if line.startswith(b"host:")]
    if len(hosts) != 1:
        return None
    try:
        name = hosts[0].decode("ascii").strip()
    except UnicodeDecodeError:
        return None
    bare = name.rpartition(":")[0] if name.rpartition(":")[2].isdigit() and ":" in name else name
    return bare.rstrip(".") or None


def told_on(head: bytes, peer: str) -> bytes:
    """The head as the house reads it: who calls, as we or a proxy of this machine saw it, and one request a connection."""
    first, *lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    near = peer in LOOPBACK
    left_out = OF_ONE_CONNECTION if near else (*OF_ONE_CONNECTION, *CLAIMS)
    kept = [line for line in lines if not line.lower().startswith(left_out)]
    if not near or not any(line.lower().startswith(b"x-forwarded-for:") for line in kept):
        kept.append(b"X-Forwarded-For: " + peer.encode())
    return b"\r\n".join((first, *kept, b"Connection: close", b"", b""))
