"""Seeds and recovery codes stand encrypted in the database, those of before included."""

import time
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.apps import apps

from lianxinqiao.accounts import factor_key
from lianxinqiao.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXP"


def test_nothing_in_the_database_makes_a_code(user: User) -> None:
    totp.TOTP.activate(user, SECRET)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in stored
    assert not any(code in stored for code in codes)
    assert all(
        factor_key.is_encrypted(row.data.get("secret") or row.data["seed"]) for row in Authenticator.objects.all()
    )
    assert RecoveryCodes.activate(user).get_unused_codes() == codes


def test_with_another_key_nobody_comes_in_and_nothing_breaks(user: User, settings: object) -> None:
    factor = totp.TOTP.activate(user, SECRET)
    settings.FACTOR_KEY = "another"
    counter = int(time.time()) // 30
    right = totp.format_hotp_value(totp.hotp_value(SECRET, counter))
    assert factor.validate_code(right) is False
    assert not factor_key.can_read(factor.instance.data["secret"])


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_readable_is_encrypted_once(user: User, times: int) -> None:
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    codes = {"used_mask": 0, "migrated_codes": ["12345678"]}
    Authenticator.objects.create(user=user, type="recovery_codes", data=codes)
    migration = import_module("lianxinqiao.accounts.migrations.0004_seeds_encrypted")
    for _ in range(times):
        migration.encrypt(apps, None)
    assert factor_key.decrypt(Authenticator.objects.get(type="totp").data["secret"]) == SECRET
    kept = Authenticator.objects.get(type="recovery_codes").data
    assert [factor_key.decrypt(code) for code in kept["migrated_codes"]] == ["12345678"]
    assert kept["used_mask"] == 0
    migration.decrypt(apps, None)
    assert Authenticator.objects.get(type="totp").data["secret"] == SECRET
