from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "lianxinqiao.desk"
    label = "desk"

    def ready(self) -> None:
        from lianxinqiao.access.roles import ROLES, RoleCode
        from lianxinqiao.desk import load, personal  # deferred: models are not ready before
        from lianxinqiao.desk.views.overviews import HEADS
        from lianxinqiao.ui import navigation

        personal.register()
        register, item, group = navigation.register, navigation.Item, _("工作")
        register(item(_("工作台"), "desk", "home", group=group, order=1))
        # The administrator keeps the system and reads no more of the matters than the public does.
        readers = frozenset(map(str, ROLES)) - {str(RoleCode.ADMINISTRATOR)}
        register(item(_("代表建议"), "desk-suggestions", "list-details", group=group, order=5, roles=readers))
        register(item(_("承诺事项"), "desk-promises", "checklist", group=group, order=7, roles=readers))
        register(item(_("进度看板"), "desk-board", "layout-kanban", group=group, order=8, roles=readers, simple=False))
        loaded, heads = frozenset(map(str, load.READERS)), frozenset(map(str, HEADS))
        register(item(_("单位负荷"), "desk-unit", "building", group=group, order=9, roles=loaded, simple=False))
        register(item(_("难点分布"), "desk-sticking", "chart-bar", group=group, order=10, roles=heads, simple=False))
