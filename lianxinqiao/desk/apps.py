from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "lianxinqiao.desk"
    label = "desk"

    def ready(self) -> None:
        from lianxinqiao.ui import navigation

        register, item, group = navigation.register, navigation.Item, _("工作")
        register(item(_("工作台"), "desk", "home", group=group, order=1))
        register(item(_("代表建议"), "desk-suggestions", "list-details", group=group, order=5))
        register(item(_("进度看板"), "desk-board", "layout-kanban", group=group, order=8, simple=False))
