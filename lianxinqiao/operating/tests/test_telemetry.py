"""Traces to a collector of the test: what took how long is told, and nothing of who it was."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from procrastinate.contrib.django import app

from lianxinqiao import optional
from lianxinqiao.acts.signals import act_done
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.operating import telemetry
from lianxinqiao.operating.metrics import HUSHED
from lianxinqiao.opinions import forms, sealing
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.tests.walk import TEXT
from lianxinqiao.ui import quiet, tracing
from tests.cast import Cast
from tests.walks import Walk


class Collector:
    """An OTLP/HTTP server: what it was sent, as bytes and as spans."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                assert self.headers["Content-Type"] == "application/x-protobuf"
                collector.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_told: object) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1/traces"
        self.provider = telemetry.carry(telemetry._exporter(self.url))

    @property
    def spans(self) -> list[Any]:
        self.provider.force_flush()
        read = [ExportTraceServiceRequest.FromString(body) for body in self.bodies]
        return [
            span
            for told in read
            for resource in told.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]

    def named(self, start: str) -> list[Any]:
        return [span for span in self.spans if span.name.startswith(start)]

    def close(self) -> None:
        telemetry.end()
        self.provider.shutdown()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()


def said(span: Any) -> dict[str, Any]:
    return {each.key: each.value.string_value or each.value.int_value for each in span.attributes}


def test_a_request_its_queries_and_its_number(collector: Collector, people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    suggestion = Walk(people).registered().suggestion
    answer = client.get(f"{suggestion.get_absolute_url()}?q=13800000001", HTTP_USER_AGENT="Secret Phone")
    (request,) = collector.named("GET /suggestions/")
    told = said(request)
    assert request.name == "GET /suggestions/<str:reference>"
    assert (told["http.response.status_code"], told["room"]) == (200, "matters")
    assert told["request_id"] == answer.headers["X-Request-ID"]
    queries = [span for span in collector.spans if span.trace_id == request.trace_id and span != request]
    assert {span.parent_span_id for span in queries} == {request.span_id}
    assert {"SELECT matters_matter", "SELECT people_post"} <= {span.name for span in queries}
    assert set().union(*(said(span) for span in queries)) == {
        *("db.system.name", "db.operation.name", "db.collection.name"),
    }
    sent = b"".join(collector.bodies)
    wholes = (suggestion.title, str(people.clerk), people.clerk.user.name, "13800000001", "Secret Phone", "127.0.0.1")
    assert [word for word in wholes if word.encode() in sent] == []
    assert suggestion.get_absolute_url().encode() not in sent


def test_an_act_and_how_it_ended(collector: Collector, people: Cast) -> None:
    with tracing.span("request"):
        Walk(people, title="关于在云桥站台装座椅的建议").registered()  # nobody else's, so it is not taken from memory
    acts = {span.name for span in collector.named("act ")}
    assert {"act suggestion.register"} <= acts
    events = {event.name for span in collector.named("act suggestion.register") for event in span.events}
    assert events == {"suggestion.register"}


def test_an_error_is_told_without_its_words(collector: Collector) -> None:
    with pytest.raises(ValueError, match="王大力"), tracing.span("request"):
        raise ValueError("王大力 13900000000")
    (span,) = collector.spans
    assert (span.status.code, span.status.message, list(span.events)) == (2, "ValueError", [])


def test_a_citizen_who_writes_is_not_known(collector: Collector, people: Cast, client: Client) -> None:
    """Neither telephone nor words nor the receipt's code, nor from where."""
    token = forms.token(timezone.now() - timedelta(seconds=30))
    typed = {"text": TEXT, "phone": "13912345678", "token": token}
    answer = client.post("/opinion/new", typed, REMOTE_ADDR="203.0.113.9")
    code = sealing.code_of(Opinion.objects.get().identity)
    assert code in client.get(answer.url).content.decode()
    assert collector.named("POST /opinion/new")
    assert collector.named("GET /opinion/<str:code>")
    sent = b"".join(collector.bodies)
    assert [word for word in (TEXT, TEXT[:6], "13912345678", "203.0.113.9", code) if word.encode() in sent] == []


@pytest.mark.parametrize("path", ["/ballots/1/now", "/ballots/1/cast"])
def test_of_a_secret_vote_there_is_nothing(collector: Collector, db: None, client: Client, path: str) -> None:
    client.get(path)
    with quiet.during(path), tracing.span("act ballot.cast"), connection.cursor() as cursor:
        cursor.execute("select 1")
    assert collector.spans == []


def test_a_trace_with_a_slip_in_it_is_thrown_away(collector: Collector, db: None) -> None:
    (act,) = HUSHED
    for code in (act, "suggestion.register"):
        with tracing.span(f"POST {code}"), connection.cursor() as cursor:
            cursor.execute("select 1")
            act_done.send_robust(sender=Suggestion, root=None, act=code, by=None, at=None, speaks=False)
    assert {span.name for span in collector.spans} == {"POST suggestion.register", "SELECT"}


def test_work_of_the_worker_is_told(collector: Collector, db: None) -> None:
    task = app.tasks["exchange.sweep"]
    task.func(timestamp=0)
    (span,) = collector.named("task exchange.sweep")
    assert collector.named("SELECT exchange_letter")[0].parent_span_id == span.span_id


def test_a_long_trace_is_cut(collector: Collector, monkeypatch: Any) -> None:
    monkeypatch.setattr(telemetry, "MOST_SPANS", 3)
    with tracing.span("request"):
        for _each in range(9):
            with tracing.span("part"):
                pass
    assert [span.name for span in collector.spans] == ["part"] * 3 + ["request"]


def test_a_query_by_itself_is_not_told(collector: Collector, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    assert collector.spans == []


SAID = {
    'SELECT "people_post"."id" FROM "people_post" WHERE "x" = \'王\'': ("SELECT", "people_post"),
    "insert into journal_entry (a) values ('13800000000')": ("INSERT", "journal_entry"),
    "UPDATE accounts_user SET name = '王'": ("UPDATE", "accounts_user"),
    "with covered as (select * from halls_topic) select 1": ("WITH", "halls_topic"),
    "set local statement_timeout = '1s'": ("QUERY", ""),
    b"select": ("QUERY", ""),
}


@pytest.mark.parametrize("statement", SAID, ids=str)
def test_what_is_said_of_a_statement(statement: Any) -> None:
    assert telemetry.said_of(statement) == SAID[statement]


@pytest.mark.parametrize(("share", "right"), [("1", True), ("0.05", True), ("0", False), ("2", False)])
def test_its_settings(monkeypatch: Any, share: str, right: bool) -> None:
    assert optional.telemetry() is None
    monkeypatch.setenv("LXQ_OTLP_URL", "http://127.0.0.1:4318/v1/traces")
    monkeypatch.setenv("LXQ_OTLP_SHARE", share)
    if right:
        assert optional.telemetry() == {"url": "http://127.0.0.1:4318/v1/traces", "share": float(share)}
    else:
        with pytest.raises(RuntimeError, match="LXQ_OTLP_SHARE"):
            optional.telemetry()


def test_it_is_off_unless_asked_for() -> None:
    """Nothing of it is imported, and a span is one and the same nothing."""
    asked = (
        "import django, sys; django.setup(); from lianxinqiao.ui import tracing; "
        "assert tracing.span('a') is tracing.span('b'); "
        "sys.exit(any(name.startswith('opentelemetry') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", asked]).returncode == 0
