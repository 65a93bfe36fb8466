"""The administrator at their screen; hashing is quick here, since no test is about its cost."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast


@pytest.fixture(autouse=True)
def _quick_hashes(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["lianxinqiao.accounts.actions.QuickArgon2"]

    cache.clear()


@pytest.fixture
def administrator(client: Client, people: Cast) -> Client:
    client.force_login(people.administrator.user)
    return client
