"""The application with nothing kept: each stranger is answered as the first after an act."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.cache import caches

from lianxinqiao.wsgi import application as kept


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    caches["answers"].clear()
    caches["door"].clear()
    return kept(environ, start_response)
