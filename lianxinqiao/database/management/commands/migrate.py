"""Django's own, as the owner's role; afterwards the serving role is given what it needs."""

from typing import Any

from django.core.management.commands import migrate

from lianxinqiao.database import roles


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with roles.as_owner():
            super().handle(*args, **options)
            roles.grant()
