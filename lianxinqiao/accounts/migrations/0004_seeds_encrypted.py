"""Encrypt the seeds of second factors that stand readable in the database; drop what axes kept."""

from typing import Any

from django.db import migrations

from lianxinqiao.accounts import factor_key

AXES = ("accessattemptexpiration", "accessattempt", "accessfailurelog", "accesslog")


def encrypt(apps: Any, schema_editor: Any) -> None:
    for row in apps.get_model("mfa", "Authenticator").objects.filter(type__in=("totp", "recovery_codes")):
        data = {name: _sealed(value) if name in {"secret", "seed"} else value for name, value in row.data.items()}
        if codes := data.get("migrated_codes"):
            data["migrated_codes"] = [_sealed(code) for code in codes]
        row.data = data
        row.save(update_fields=["data"])


def decrypt(apps: Any, schema_editor: Any) -> None:
    for row in apps.get_model("mfa", "Authenticator").objects.filter(type__in=("totp", "recovery_codes")):
        data = {name: _opened(value) if name in {"secret", "seed"} else value for name, value in row.data.items()}
        if codes := data.get("migrated_codes"):
            data["migrated_codes"] = [_opened(code) for code in codes]
        row.data = data
        row.save(update_fields=["data"])


def _sealed(text: str) -> str:
    return text if factor_key.is_encrypted(text) else factor_key.encrypt(text)


def _opened(text: str) -> str:
    return factor_key.decrypt(text) if factor_key.is_encrypted(text) else text


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_doors_and_devices"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [
        migrations.RunPython(encrypt, decrypt),
        migrations.RunSQL([f"drop table if exists axes_{name} cascade" for name in AXES], migrations.RunSQL.noop),
    ]
