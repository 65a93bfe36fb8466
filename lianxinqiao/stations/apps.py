from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, IN_CONGRESS, OFFICE, RoleCode

STATION = frozenset({RoleCode.STATION_STAFF})


class StationsConfig(AppConfig):
    name = "lianxinqiao.stations"
    label = "stations"

    def ready(self) -> None:
        from lianxinqiao.stations import facts  # deferred: needs the app registry
        from lianxinqiao.stations.acts import ACTS
        from lianxinqiao.ui import navigation

        ACTS.name_in_journal()
        facts.register()
        group = pgettext_lazy("多个", "联络站")
        readers = DEPUTIES | OFFICE | STATION | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}
        navigation.register(
            navigation.Item(
                _("我的值班"),
                "duties",
                "calendar-event",
                group=group,
                order=40,
                roles=DEPUTIES | STATION,
                bodies=IN_CONGRESS,
            )
        )
        navigation.register(
            navigation.Item(
                _("联络站"),
                "stations",
                "building-community",
                group=group,
                order=41,
                roles=readers,
                simple=False,
                bodies=IN_CONGRESS,
            )
        )
        navigation.register(
            navigation.Item(
                _("街道、乡镇"),
                "townships",
                "map-pins",
                group=group,
                order=42,
                roles=readers,
                simple=False,
                bodies=IN_CONGRESS,
            )
        )
