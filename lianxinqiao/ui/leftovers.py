"""What the program left unread of a request is read before the answer goes out.

It answers some requests without reading them: a page that is not there, a caller who asks too often, a letter that is too
large. Where the rest is still on its way when the connection ends, it is reset, and the proxy in front tells the caller
`502` instead of the sentence. More than the proxies let through is nobody's sentence, and is left.
"""

from collections.abc import Callable, Iterable
from typing import Any

MOST = 64 * 1024 * 1024  # bytes; the samples in deploy/ let 60 MB through
PIECE = 65_536

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Counted:
    """The body of a request, and how much of it was read: to read beyond its end may wait for what never comes."""

    def __init__(self, body: Any) -> None:
        self._body, self.taken = body, 0

    def read(self, size: int = -1) -> bytes:
        return self._told(self._body.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._told(self._body.readline(size))

    def _told(self, piece: bytes) -> bytes:
        self.taken += len(piece)
        return piece


def read_to_its_end(application: Application) -> Application:
    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = _length(environ)
        if not 0 < length <= MOST:
            return application(environ, start_response)
        body = environ["wsgi.input"] = Counted(environ["wsgi.input"])
        answered = application(environ, start_response)
        while (left := length - body.taken) > 0 and body.read(min(left, PIECE)):
            pass
        return answered

    return answer


def _length(environ: dict[str, Any]) -> int:
    told = str(environ.get("CONTENT_LENGTH") or 0)
    return int(told) if told.isdecimal() else 0
