"""Traces to a collector that speaks OTLP over HTTP, where LXQ_OTLP_URL names one: the extra `telemetry` brings what it takes.

A trace says which route was asked for, which acts were done, which tables were asked and how long each took. It says
nothing of who: no account, no address, no words, no values, no object's number. Of a secret vote there is nothing, and a
trace in which a slip for one was drawn is thrown away whole; so a trace is told when it is at its end.
"""

import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

import lianxinqiao
from lianxinqiao.acts.signals import act_done
from lianxinqiao.operating.metrics import HUSHED
from lianxinqiao.ui import tracing

MOST_SPANS = 500  # of one trace; what comes after is left out
# What a statement does and to which table first; nothing else of it is told.
STATEMENT = re.compile(r"\s*(select|insert|update|delete|with)\b", re.IGNORECASE)
TABLE = re.compile(r'\b(?:from|into|update)\s+"?([a-z_][a-z0-9_]*)', re.IGNORECASE)


def begin() -> None:
    """In each process, once Django stands; without an address nothing of the extra is even imported."""
    if settings.TELEMETRY:
        carry(_exporter(settings.TELEMETRY["url"]), share=settings.TELEMETRY["share"])


def _exporter(url: str) -> Any:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # deferred: an extra
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    return BatchSpanProcessor(OTLPSpanExporter(endpoint=url))


def carry(to: Any, *, share: float = 1.0) -> Any:
    """Give every trace at its end to this processor of spans; the provider, to be flushed and ended."""
    from opentelemetry.sdk.resources import Resource  # deferred: an extra
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

    named = {
        "service.name": "lianxinqiao",
        "service.version": lianxinqiao.__version__,
        "service.instance.id": secrets.token_hex(8),
    }
    provider = TracerProvider(resource=Resource(named), sampler=ParentBased(TraceIdRatioBased(share)))
    whole = Whole(to)
    provider.add_span_processor(whole)  # type: ignore[arg-type]  # it has what a processor must have
    tracer = provider.get_tracer("lianxinqiao", lianxinqiao.__version__)

    @contextmanager
    def opened(name: str, told: dict[str, Any]) -> Iterator[tracing.More]:
        from opentelemetry.trace import Status, StatusCode

        with tracer.start_as_current_span(
            name, attributes=told, record_exception=False, set_status_on_exception=False
        ) as span:

            def more(name: str = "", **further: Any) -> None:
                if name:
                    span.update_name(name)
                span.set_attributes(further)

            try:
                yield more
            except Exception as error:
                # An exception's own words may hold values.
                span.set_status(Status(StatusCode.ERROR, type(error).__name__))
                raise

    def note_act(sender: Any, act: str, **_told: Any) -> None:
        from opentelemetry.trace import get_current_span

        span = get_current_span()
        if act in HUSHED:
            whole.hush(span.get_span_context().trace_id)
        else:
            span.add_event(act, {"lianxinqiao.room": sender._meta.app_label})

    tracing.carry(opened)
    act_done.connect(note_act, dispatch_uid="operating.telemetry", weak=False)
    connection_created.connect(_listen, dispatch_uid="operating.telemetry")
    _listen(None, connection)
    _wrap_tasks()
    return provider


def end() -> None:
    """Nothing more is told; for tests."""
    tracing.carry(None)
    act_done.disconnect(dispatch_uid="operating.telemetry")
    connection_created.disconnect(dispatch_uid="operating.telemetry")
    if _note_query in connection.execute_wrappers:
        connection.execute_wrappers.remove(_note_query)


class Whole:
    """A processor that keeps the spans of a trace until the first of them has ended, and then hands on all or none."""

    def __init__(self, to: Any) -> None:
        self.to = to
        self.kept: dict[int, list[Any]] = {}  # of each trace that has not ended and may be told
        self.lock = threading.Lock()

    def hush(self, trace: int) -> None:
        with self.lock:
            self.kept.pop(trace, None)

    def on_start(self, span: Any, parent_context: Any = None) -> None:
        if span.parent is None:
            with self.lock:
                self.kept[span.context.trace_id] = []

    def _on_ending(self, span: Any) -> None: ...

    def on_end(self, span: Any) -> None:
        trace = span.context.trace_id
        with self.lock:
            spans = self.kept.get(trace)
            if spans is None:
                return
            if span.parent is not None:
                if len(spans) < MOST_SPANS:
                    spans.append(span)
                return
            del self.kept[trace]
        for each in (*spans, span):
            self.to.on_end(each)

    def shutdown(self) -> None:
        self.to.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return bool(self.to.force_flush(timeout_millis))


# ------------------------------------------------------------------ queries and tasks
def _listen(sender: Any, connection: Any, **_told: Any) -> None:
    if _note_query not in connection.execute_wrappers:
        connection.execute_wrappers.append(_note_query)


def _note_query(execute: Any, statement: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Inside a span only: of a query that belongs to nothing there is nothing to say."""
    from opentelemetry.trace import get_current_span

    if not get_current_span().is_recording():
        return execute(statement, params, many, context)
    does, table = said_of(statement)
    told = {"db.system.name": "postgresql", "db.operation.name": does, "db.collection.name": table}
    with tracing.span(f"{does} {table}".strip(), **told):
        return execute(statement, params, many, context)


def said_of(statement: Any) -> tuple[str, str]:
    """`SELECT`, `people_post`; what is none of these is only a query."""
    words = statement if isinstance(statement, str) else ""
    does, table = STATEMENT.match(words), TABLE.search(words)
    return (does.group(1).upper() if does else "QUERY", table.group(1) if does and table else "")


def _wrap_tasks() -> None:
    from procrastinate.contrib.django import app  # deferred: its tasks are known once Django is set up

    for name, task in app.tasks.items():
        if not hasattr(task.func, "told_in_spans"):
            task.func = _told(name, task.func)


def _told(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def done(*args: Any, **kwargs: Any) -> Any:
        with tracing.span(f"task {name}"):
            return work(*args, **kwargs)

    done.told_in_spans = True  # type: ignore[attr-defined]
    return done
