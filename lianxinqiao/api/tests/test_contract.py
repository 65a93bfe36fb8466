"""Whatever is asked, the answer is as docs/openapi.json says: no errors of ours, no other shapes."""

from typing import Any

import pytest
import schemathesis
from django.conf import settings as of_the_house
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from lianxinqiao.api.interface import description
from lianxinqiao.api.tests.conftest import secret_of
from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much]
schema = schemathesis.openapi.from_dict(description())
schema.app = get_wsgi_application()
OPERATIONS = [found.ok() for found in schema.get_all_operations()]


@pytest.fixture
def a_life(people: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Something to find: one published suggestion, one in hand; and nobody in a hurry."""
    monkeypatch.setattr(of_the_house, "MADE_ANEW", 0)
    for signal in (request_started, request_finished):  # as Django's own test client does: the test's connection stays
        monkeypatch.setattr(signal, "send", lambda **_kwargs: [])
    walk = a_suggestion(people, at=Stage.CLOSED)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.later())
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    a_suggestion(people, at=Stage.HANDLING)
    return people


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_it_answers_as_it_says(operation: Any, a_life: Cast) -> None:
    part, scopes = ("jiaoyu_clerk", ("accept", "contact", "reply"))
    if "suggestions" in operation.path:
        part, scopes = ("clerk", ("read", "register", "assign"))
    headers = {
        "Authorization": f"Bearer {secret_of(a_life.posts[part], *scopes)}",
        "Accept-Encoding": "identity",
    }

    @settings(max_examples=15, deadline=None, database=None, derandomize=True, suppress_health_check=QUIET)
    @given(operation.as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()
