"""An older program does not touch what a newer one has made: its forms would lose what they do not know."""

from pathlib import Path

from django.apps import apps
from django.db import connection

import lianxinqiao
from lianxinqiao.database.errors import DatabaseUnavailable


def refuse() -> None:
    """Raise DatabaseUnavailable where the database knows migrations of ours that this program does not."""
    if unknown := _applied() - _known():
        raise DatabaseUnavailable(
            f"数据库已由更新的版本改过，本版程序（{lianxinqiao.__version__}）不认识：{', '.join(sorted(unknown)[:3])}。"
            "请换回更新的版本，或恢复更新之前的备份。 "
            f"A newer version has changed the database; this one ({lianxinqiao.__version__}) does not know the above. "
            "Run the newer version again, or restore the backup from before the update."
        )


def _applied() -> set[str]:
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("select app, name from django_migrations")
        return {f"{app}.{name}" for app, name in cursor.fetchall() if app in _rooms()}


def _rooms() -> dict[str, Path]:
    """Our own apps; libraries may drop a migration of theirs."""
    return {each.label: Path(each.path) for each in apps.get_app_configs() if each.name.startswith("lianxinqiao.")}


def _known() -> set[str]:
    return {
        f"{label}.{file.stem}"
        for label, folder in _rooms().items()
        for file in (folder / "migrations").glob("[0-9]*.py")
    }
