from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, IN_CONGRESS, OFFICE, RoleCode


class HallsConfig(AppConfig):
    name = "lianxinqiao.halls"
    label = "halls"

    def ready(self) -> None:
        from lianxinqiao.halls import facts  # deferred: needs the app registry
        from lianxinqiao.halls.acts import ACTS
        from lianxinqiao.ui import navigation

        ACTS.name_in_journal()
        facts.register()
        readers = DEPUTIES | OFFICE | {RoleCode.STATION_STAFF, RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}
        group = pgettext_lazy("多个", "联络站")
        item = navigation.Item(
            _("议事"),
            "topics",
            "message-circle",
            group=group,
            order=43,
            roles=readers,
            simple=False,
            bodies=IN_CONGRESS,
        )
        navigation.register(item)
