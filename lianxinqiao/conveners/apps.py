from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CPPCC


class ConvenersConfig(AppConfig):
    name = "lianxinqiao.conveners"
    label = "conveners"

    def ready(self) -> None:
        from lianxinqiao.conveners import community_lists, facts, lists  # noqa: F401 - deferred: needs the app registry
        from lianxinqiao.conveners.acts import ACTS
        from lianxinqiao.conveners.community_acts import CHECK_INS, STUDIOS
        from lianxinqiao.ui import navigation

        for table in (ACTS, CHECK_INS, STUDIOS):
            table.name_in_journal()
        facts.register()
        group = _("召集人和界别")
        places = (
            (_("召集人"), "conveners", "map-pins"),
            (_("界别"), "sectors", "users-group"),
            (_("年度计划和总结"), "year-plans", "calendar-stats"),
            (_("委员进社区"), "check-ins", "map-pin"),
            (_("委员工作室"), "studios", "building-community"),
            (_("街道、乡镇"), "townships", "map-pins"),
        )
        for place, (label, url, icon) in enumerate(places):
            item = navigation.Item(
                label, url, icon, group=group, order=60 + place, roles=lists.READERS, simple=False, bodies=IN_CPPCC
            )
            navigation.register(item)
