"""This room's people are those of a CPPCC committee."""

from collections.abc import Callable

import pytest
from django.test import Client

from lianxinqiao.reports.tests.scene import committee
from tests.cast import Cast

Enter = Callable[[str], Client]


@pytest.fixture
def council(db: None) -> Cast:
    return committee()


@pytest.fixture
def enter(council: Cast, client: Client, settings: object) -> Enter:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]

    def go(part: str) -> Client:
        client.force_login(council.posts[part].user)
        session = client.session
        session["post"] = council.posts[part].pk
        session.save()
        return client

    return go


def words(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined]
