"""Django's own, as the owner's role; afterwards the serving role is given what it needs."""

from typing import Any

from django.core.management.commands import migrate

from lianxinqiao.database import rendering, roles


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with roles.as_owner():
            with rendering.of_what_changed():
                super().handle(*args, **options)
            roles.grant()
