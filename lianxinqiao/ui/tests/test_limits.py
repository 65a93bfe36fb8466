"""How often one caller may do one thing."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import RequestFactory

from lianxinqiao.ui import limits


def by(address: str) -> Any:
    return RequestFactory().get("/", REMOTE_ADDR=address)


def test_each_caller_and_each_thing_is_counted_apart() -> None:
    first, second = by("203.0.113.1"), by("203.0.113.2")
    assert [limits.is_beyond(first, "find", 2, 60) for _each in range(4)] == [False, False, True, True]
    assert not limits.is_beyond(second, "find", 2, 60)
    assert not limits.is_beyond(first, "follow", 2, 60)


def test_it_begins_anew_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    caller = by("203.0.113.1")
    assert [limits.is_beyond(caller, "find", 1, 60) for _each in range(2)] == [False, True]
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: 4_000_000_000.0)
    assert not limits.is_beyond(caller, "find", 1, 60)


def test_a_count_that_was_dropped_meanwhile_hinders_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(caches["callers"]), "add", lambda *_told: False)
    assert not limits.is_beyond(by("203.0.113.1"), "find", 0, 60)
