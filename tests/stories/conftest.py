"""A browser, a running house, and its people at the door."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser

from lianxinqiao.accounts.models import User
from tests.cast import Cast, cast
from tests.stories.person import PASSWORD, Person

Arrives = Callable[..., Person]


@pytest.fixture
def arrives(chromium: Browser, live_server: Any) -> Iterator[Arrives]:
    """`arrives("yunhe-deputy", size=PHONE)`: somebody sits down at a browser; all are heard at the end."""
    came: list[Person] = []

    def person(name: str = "", **how: Any) -> Person:
        came.append(Person(chromium, str(live_server.url), name, **how))
        return came[-1].logs_in() if name else came[-1]

    yield person
    for each in came:
        each.leaves()


@pytest.fixture(autouse=True)
def _a_real_house(settings: Any, tmp_path: Path) -> None:
    """Not the demo, with a place of its own for what is stored; hashing is quick, since no story is about its cost."""
    settings.DEMO = False
    settings.VAR_DIR = tmp_path
    settings.PASSWORD_HASHERS = ["lianxinqiao.accounts.actions.QuickArgon2"]
    cache.clear()


@pytest.fixture
def town(transactional_db: None) -> Cast:
    """The cast in the days of their session, each with a password."""
    people = cast()
    today = timezone.localdate()
    people.session.opens_on, people.session.closes_on = today - timedelta(days=1), today + timedelta(days=2)
    people.session.save()
    User.objects.update(password=make_password(PASSWORD))
    return people
