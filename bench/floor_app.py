"""The floor: the same SQL behind the same server, without our code.

A WSGI application of one function. It answers an address with the rows of the queries that `bench.floor` gave it by
LXQ_FLOOR, as JSON. Each thread has one connection, and each query is prepared after its first use.
"""

import json
import os
import threading
from collections.abc import Callable, Iterable
from typing import Any

import psycopg

_mine = threading.local()
_queries: dict[str, list[tuple[str, dict[str, Any]]]] = json.loads(os.environ["LXQ_FLOOR"])


def _link() -> "psycopg.Connection[Any]":
    if not hasattr(_mine, "link"):
        _mine.link = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, prepare_threshold=1)
    return _mine.link  # type: ignore[no-any-return]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    told = [
        _link().execute(statement, values or None).fetchall() for statement, values in _queries[environ["PATH_INFO"]]
    ]  # type: ignore[call-overload]
    body = json.dumps(told, default=str, ensure_ascii=False).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
