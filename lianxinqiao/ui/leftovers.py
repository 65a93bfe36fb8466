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


def read_to_its_end(application: Application) -> Application:
    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answered = application(environ, start_response)
        if 0 < _length(environ) <= MOST:
            while environ["wsgi.input"].read(PIECE):
                pass
        return answered

    return answer


def _length(environ: dict[str, Any]) -> int:
    told = str(environ.get("CONTENT_LENGTH") or 0)
    return int(told) if told.isdecimal() else 0
