from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CPPCC


class ConvenersConfig(AppConfig):
    name = "lianxinqiao.conveners"
    label = "conveners"

    def ready(self) -> None:
        from lianxinqiao.conveners import facts, lists  # deferred: needs the app registry
        from lianxinqiao.conveners.acts import ACTS
        from lianxinqiao.ui import navigation

        ACTS.name_in_journal()
        facts.register()
        group = _("召集人和界别")
        places = (
            (_("召集人"), "conveners", "map-pins"),
            (_("界别"), "sectors", "users-group"),
            (_("年度计划和总结"), "year-plans", "calendar-stats"),
        )
        for place, (label, url, icon) in enumerate(places):
            item = navigation.Item(
                label, url, icon, group=group, order=60 + place, roles=lists.READERS, simple=False, bodies=IN_CPPCC
            )
            navigation.register(item)
