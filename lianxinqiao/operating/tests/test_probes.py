"""What machines ask: alive, ready, and what is counted; strangers learn yes or no, and of a secret vote nobody anything."""

import json
import logging

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.operating import measures, metrics, ready
from lianxinqiao.operating.requests import HEADER, RequestsMiddleware
from lianxinqiao.ui import logs, quiet
from lianxinqiao.ui.caller import networks


@pytest.fixture(autouse=True)
def _unbelieved():
    ready._believed.clear()


def counted(name, **labels):
    return metrics.OWN.get_sample_value(name, labels) or 0.0


def test_a_probe_asks_no_host_no_session_and_no_https(db, client, settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["npc.example.gov.cn"], True
    assert client.get("/healthz").content == b"ok\n"
    told = client.get("/readyz")
    assert (told.status_code, told.json()) == (200, {"ready": True, "missing": []})
    assert told.headers["Cache-Control"] == "no-store"
    assert client.post("/healthz").status_code != 200


def test_a_database_that_is_gone_or_of_another_version_is_not_ready(db, client, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'matters'")
    assert client.get("/readyz").json() == {"ready": False, "missing": ["schema"]}

    def gone():
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", gone)
        broken.setattr(connection, "close", lambda: None)
        told = client.get("/readyz")
    assert (told.status_code, told.json()["missing"]) == (503, ["database"])


def test_strangers_do_not_read_the_numbers(db, client, settings):
    settings.METRICS_TOKEN, settings.PROXIES = "word", networks(["127.0.0.1"])
    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer word"}).status_code == 200
    settings.METRICS_FROM = networks(["10.1.0.0/16"])
    assert client.get("/metrics").status_code == 403, "the proxy itself is no such network"
    assert client.get("/metrics", headers={"X-Forwarded-For": "10.1.2.3"}).status_code == 200
    assert client.get("/metrics", headers={"X-Forwarded-For": "10.1.2.3, 8.8.8.8"}).status_code == 403


def test_the_numbers_are_those_of_the_installation(db, client, settings):
    settings.METRICS_TOKEN = "word"
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now())")
    client.get("/login")
    page = client.get("/metrics", headers={"Authorization": "Bearer word"}).content.decode()
    for line in ("lianxinqiao_database_up 1.0", "lianxinqiao_workers 1.0", "lianxinqiao_reminders_late 0.0"):
        assert line in page.splitlines()
    for name in ("requests_total", "request_seconds_bucket", "queue_waiting", "database_bytes", "disk_free_bytes"):
        assert f"lianxinqiao_{name}" in page


def test_a_reminder_that_does_not_go_out_is_late(db, django_user_model):
    from lianxinqiao.notices.models import Dispatch, Notice

    user = django_user_model.objects.create(name="wang")
    notice = Notice.objects.create(recipient=user, kind="reminder", subject="还有3天到期")
    hour_ago = timezone.now() - timezone.timedelta(hours=1)
    Dispatch.objects.create(
        notice=notice, channel="mail", address="w@example.org", subject="s", body="b", not_before=hour_ago
    )
    assert measures.letters() == measures.Letters(waiting=1, failed=0, late=1)


def test_requests_and_acts_are_counted_once_they_are_done(db, client, django_capture_on_commit_callbacks):
    before = counted("lianxinqiao_requests_total", room="operating", method="GET", status="302")
    answer = client.get("/status")
    assert counted("lianxinqiao_requests_total", room="operating", method="GET", status="302") == before + 1
    assert len(answer.headers[HEADER]) == 16
    acts = counted("lianxinqiao_acts_total", room="matters", act="suggestion.register")
    with django_capture_on_commit_callbacks(execute=True):
        metrics._count_act(Suggestion, act="suggestion.register")
        assert counted("lianxinqiao_acts_total", room="matters", act="suggestion.register") == acts
        with quiet.during(f"{quiet.CASTING}/7/cast"):
            metrics._count_act(Suggestion, act="suggestion.register")
        metrics._count_act(Meeting, act="meeting.draw")
    assert counted("lianxinqiao_acts_total", room="matters", act="suggestion.register") == acts + 1
    assert counted("lianxinqiao_acts_total", room="meetings", act="meeting.draw") == 0


def test_an_act_tells_its_time_and_its_queries(db, django_capture_on_commit_callbacks):
    def does(request):
        Suggestion.objects.exists(), Suggestion.objects.count(), Suggestion.objects.first()
        if "act" in request.path:
            metrics._count_act(Suggestion, act="suggestion.register")
        return HttpResponse()

    def told(name):
        return counted(f"lianxinqiao_act_{name}", room="matters")

    before = told("queries_count"), told("queries_sum"), told("seconds_count")
    for path in ("/act", "/nothing"):
        # As a transaction that commits within the request runs what waits for that.
        with metrics.watching(True) as seen, django_capture_on_commit_callbacks(execute=True):
            does(RequestFactory().post(path))
        metrics.note_acts(seen, 0.02)
    with metrics.watching(False) as read:
        does(RequestFactory().get("/nothing"))
    assert (told("queries_count"), told("queries_sum"), told("seconds_count")) == (
        before[0] + 1,
        before[1] + 3,
        before[2] + 1,
    )
    assert read.queries == 0
    page = metrics.page().decode()
    for line in (
        'act_whole_seconds{quantile="0.95"}',
        'act_queries_each{quantile="0.5"}',
        'page_seconds{quantile="0.5"}',
    ):
        assert f"lianxinqiao_{line}" in page


QUANTILES = {
    "nothing yet": ({}, 0.5, None),
    "none counted": ({1.0: 0, float("inf"): 0}, 0.5, None),
    "in the middle of its bucket": ({1.0: 0, 2.0: 10, float("inf"): 10}, 0.5, 1.5),
    "in the first": ({0.1: 10, float("inf"): 10}, 0.5, 0.05),
    "beyond the last edge": ({1.0: 1, float("inf"): 10}, 0.95, 1.0),
    "the slow end": ({0.1: 90, 0.2: 100, float("inf"): 100}, 0.95, 0.15),
}


@pytest.mark.parametrize("what", QUANTILES)
def test_the_middle_and_the_slow_end(what):
    upto, share, expected = QUANTILES[what]
    found = metrics.quantile(upto, share)
    assert found == (expected if expected is None else pytest.approx(expected))


# ------------------------------------------------------------------ what is said of a request
@pytest.fixture
def said():
    """The lines that go out, through the filter and the format of the console."""
    lines = []

    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(json.loads(self.format(record)))

    handler = Kept()
    handler.addFilter(logs.Discreet())
    handler.setFormatter(logs.Json())
    root, requests = logging.getLogger(), logging.getLogger("lianxinqiao.requests")
    level = requests.level
    requests.setLevel(logging.INFO)
    root.addHandler(handler)
    yield lines
    root.removeHandler(handler)
    requests.setLevel(level)


def test_a_line_names_its_request_and_the_route_not_the_address(db, client, said):
    number = client.get("/suggestions/yunhe-2026-17?word=secret").headers[HEADER]
    (line,) = [each for each in said if each["logger"] == "lianxinqiao.requests"]
    assert line["request_id"] == number
    assert line["route"].startswith("/suggestions/<")
    assert "yunhe-2026-17" not in json.dumps(line)
    assert {"method", "status", "ms", "room"} <= line.keys()


def test_of_a_secret_vote_nothing_is_noted(said):
    seen = []

    def cast(request: HttpRequest) -> HttpResponse:
        seen.append(quiet.here())
        logging.getLogger("anything").warning("somebody votes")
        return HttpResponse(status=403)

    before = sum(s.value for m in metrics.REQUESTS.collect() for s in m.samples)
    request = RequestFactory().post(f"{quiet.CASTING}/7/cast", {"choice": "yes"})
    answer = RequestsMiddleware(cast)(request)
    logging.getLogger("django.request").warning("Forbidden: %s", request.path, extra={"request": request})
    assert seen == [True]
    assert said == []
    assert HEADER not in answer.headers
    assert sum(s.value for m in metrics.REQUESTS.collect() for s in m.samples) == before


def test_an_error_in_a_secret_vote_is_known_by_its_place_alone(said):
    request = RequestFactory().post(f"{quiet.CASTING}/7/cast")
    voter = "王小明"
    try:
        int(voter)
    except ValueError:
        logging.getLogger("django.request").exception("Error: %s", request.path, extra={"request": request})
    (line,) = said
    assert line["message"] == logs.UNSAID
    assert "test_probes.py" in line["error"]
    assert not any(word in json.dumps(line, ensure_ascii=False) for word in (quiet.CASTING, "王小明", "request_id"))


def test_only_a_part_of_an_address_is_kept_quiet():
    with pytest.raises(ValueError, match="no part"):
        quiet.keep("/")
    assert quiet.covers("/ballots")
    assert not quiet.covers("/ballotsheet")


def test_a_style_of_log_that_there_is_not_stops_the_start():
    with pytest.raises(RuntimeError, match="LXQ_LOG_FORMAT"):
        logs.settings(level="INFO", style="xml", requests=True)
