from django.apps import AppConfig
from django.db.models.constraints import BaseConstraint
from django.utils.translation import gettext_lazy as _

# No reader is ever told the name of a constraint. Set before any model is defined: each constraint takes it over then.
BaseConstraint.default_violation_error_message = _("这项内容与已经登记的内容重复或者不相符，没有保存。")


class DatabaseConfig(AppConfig):
    name = "lianxinqiao.database"
    label = "database"

    def ready(self) -> None:
        from lianxinqiao.database import days  # noqa: F401 - its lookups
