"""While the demo district is being built, whoever opens the address sees how far it is, and the pages come by themselves."""

import contextlib
import html
import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

from lianxinqiao.database import place

PAGE = """<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"><title>连心桥 · 正在建立演示区</title></head><body>
<main><h1>连心桥</h1><p>正在建立演示区云河区，建成后自动打开。</p><p lang="en">The demo district is being built; the page
opens by itself when it is ready.</p><p><progress value="{done}" max="{total}">{done}/{total}</progress></p><p>{words}</p>
</main></body></html>"""


def note() -> Path:
    return place.var() / "demo.progress"


def keep(name: str, ended: int, total: int) -> None:
    """How far the building is: what is being told, how many of its stories have ended, of how many."""
    note().write_text(f"{ended} {total} {name}")


def page() -> str:
    try:
        ended, total, name = note().read_text().split(" ", 2)
        done, whole = int(ended), int(total)
    except (OSError, ValueError):
        return PAGE.format(done=0, total=1, words="")
    return PAGE.format(done=done, total=whole, words=html.escape(f"{name}：{done} / {whole}"))


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        told = page().encode()
        self.send_response(503)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(told)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Retry-After", "5")
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_words: object) -> None:
        """Nobody reads who looked on."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


class _Server6(_Server):
    address_family = socket.AF_INET6


@contextlib.contextmanager
def shown(host: str, port: int) -> Iterator[int]:
    """The page of progress is served inside this block; gives the port."""
    server = (_Server6 if ":" in host else _Server)((host, port), _Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        note().unlink(missing_ok=True)
