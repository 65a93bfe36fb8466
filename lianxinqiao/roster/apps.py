from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CONGRESS, IN_CPPCC


class RosterConfig(AppConfig):
    name = "lianxinqiao.roster"
    label = "roster"

    def ready(self) -> None:
        from lianxinqiao.acts import own  # deferred, as the others: needs the app registry
        from lianxinqiao.roster import personal
        from lianxinqiao.roster.models import ROLES, Seat
        from lianxinqiao.ui import navigation

        own.of_persons(Seat)
        personal.register()
        for label, bodies in ((_("代表名册"), IN_CONGRESS), (_("委员名册"), IN_CPPCC)):
            item = navigation.Item(
                label,
                "roster",
                "address-book",
                group=_("工作"),
                order=90,
                roles=ROLES,
                simple=False,
                bodies=bodies,
            )
            navigation.register(item)
