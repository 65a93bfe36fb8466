"""Those who call: a stranger, and systems with a token."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lianxinqiao.api import actions
from lianxinqiao.people.models import Post

Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def _nobody_called_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def secret_of(post: Post, *scopes: str) -> str:
    _token, secret = actions.make(name="试验", scopes=scopes or ["read"], days=30, by=post, at=timezone.now())
    return secret


@pytest.fixture
def caller(client: Client) -> Callable[..., Call]:
    """`caller(people.clerk, "register")` is a function that calls with a token of that post."""

    def of(post: Post, *scopes: str) -> Call:
        headers = {"Authorization": f"Bearer {secret_of(post, *scopes)}"}

        def call(method: str, path: str, content: Any = None) -> Any:
            text = json.dumps(content) if content is not None else ""
            return client.generic(method, f"/api/v1/work{path}", text, content_type="application/json", headers=headers)

        return call

    return of
