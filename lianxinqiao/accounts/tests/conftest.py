"""One account with a known password; hashing is quick here, since no test is about its cost."""

import pytest
from django.core.cache import cache

from lianxinqiao.accounts.models import User

PASSWORD = "Heqing-2026-bridge"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["lianxinqiao.accounts.actions.QuickArgon2"]
    cache.clear()


@pytest.fixture
def user(db: None) -> User:
    """Somebody who changed the first password already."""
    return User.objects.create_user(
        "lin", PASSWORD, phone="13900000001", display_name="林晓禾", must_change_password=False
    )
