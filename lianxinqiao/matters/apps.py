from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MattersConfig(AppConfig):
    name = "lianxinqiao.matters"
    label = "matters"

    def ready(self) -> None:
        from lianxinqiao.matters import receivers  # noqa: F401 - connects itself; needs the app registry
        from lianxinqiao.ui import navigation

        deputies = frozenset({"deputy", "delegation_head"})
        office = frozenset({"office_clerk", "office_head"})
        group = _("建议")
        navigation.register(
            navigation.Item(_("提出建议"), "suggestion-new", "pencil-plus", group=group, order=15, roles=deputies)
        )
        navigation.register(
            navigation.Item(
                _("录入纸质建议"), "suggestion-paper", "scan", group=group, order=30, roles=office, simple=False
            )
        )
