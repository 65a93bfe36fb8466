from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "lianxinqiao.desk"
    label = "desk"

    def ready(self) -> None:
        from lianxinqiao.ui import navigation

        navigation.register(navigation.Item(_("工作台"), "desk", "home", group=_("工作"), order=1))
