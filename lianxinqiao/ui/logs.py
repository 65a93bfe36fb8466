"""Lines of the log: for people, or one JSON object each for a collector; both name the request they belong to.

Of a secret vote nothing is said: what is logged while it is served, or of its address, is dropped. An error in it must be
known all the same: it stays as the place in the code where it arose, without address, number, person or values.
"""

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from lianxinqiao.ui import quiet

request_id: ContextVar[str] = ContextVar("request_id", default="")
UNSAID = "An error in a request of which nothing is noted."
FIELDS = ("method", "route", "status", "ms", "room")  # what a line of a request adds


class Discreet(logging.Filter):
    """Give each record its request's number, and take out what must not be said."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        hushed = quiet.here() or (request is not None and quiet.covers(getattr(request, "path", "")))
        if hushed and record.levelno < logging.ERROR:
            return False
        record.request_id = "" if hushed else getattr(request, "request_id", "") or request_id.get()
        if hushed:
            _hush(record)
        return True


def _hush(record: logging.LogRecord) -> None:
    where = record.exc_info[2] if record.exc_info else None
    record.msg, record.args, record.exc_info, record.exc_text = UNSAID, (), None, _places(where)
    record.__dict__.pop("request", None)


def _places(where: TracebackType | None) -> str:
    """Where in the code it arose; an exception's own words may hold values, and are left out."""
    return "".join(traceback.format_tb(where)).rstrip() if where else ""


class Lines(logging.Formatter):
    """For people: time, level, logger, number of the request, words."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s%(numbered)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        number = getattr(record, "request_id", "")
        record.numbered = f" [{number}]" if number else ""
        return super().format(record)


class Json(logging.Formatter):
    """One object a line, in UTC, for journald, Loki or whatever collects."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := getattr(record, "request_id", ""):
            told["request_id"] = number
        told |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        elif record.exc_text:
            told["error"] = record.exc_text
        return json.dumps(told, ensure_ascii=False)


def settings(*, level: str, style: str, requests: bool) -> dict[str, Any]:
    """Django's LOGGING. Raises RuntimeError for a style that there is not."""
    if style not in {"lines", "json"}:
        raise RuntimeError(f"LXQ_LOG_FORMAT must be lines or json, not {style!r}")
    formatter = {"lines": "lianxinqiao.ui.logs.Lines", "json": "lianxinqiao.ui.logs.Json"}[style]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": "lianxinqiao.ui.logs.Discreet"}},
        "formatters": {"chosen": {"()": formatter}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "chosen", "filters": ["discreet"]}},
        "loggers": {"lianxinqiao.requests": {"level": "INFO" if requests else "WARNING"}},
        "root": {"handlers": ["console"], "level": level},
    }
