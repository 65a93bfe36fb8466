from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CONGRESS


class OpinionsConfig(AppConfig):
    name = "lianxinqiao.opinions"
    label = "opinions"

    def ready(self) -> None:
        from lianxinqiao.notices import channels  # deferred, as all here: needs the app registry
        from lianxinqiao.opinions import (
            contacts,
            facts,
            receivers,  # noqa: F401 - connects itself
        )
        from lianxinqiao.opinions.acts import ACTS
        from lianxinqiao.people.requests import for_all_of_the_body as whole
        from lianxinqiao.ui import navigation

        ACTS.name_in_journal()
        facts.register()
        channels.ADDRESSES[contacts.WHAT] = contacts.address
        front = frozenset({"station_staff", "office_clerk", "office_head", "deputy", "delegation_head"})
        readers = front | {"unit_clerk", "unit_head", "chairpersons", "supervision", "auditor"}
        group = _("群众意见")
        navigation.register(
            navigation.Item(
                _("群众意见"), "opinions", "messages", group=group, order=40, roles=readers, bodies=IN_CONGRESS
            )
        )
        navigation.register(
            navigation.Item(
                _("登记群众意见"),
                "opinion-register",
                "message-plus",
                group=group,
                order=41,
                roles=front,
                visible=whole,
                bodies=IN_CONGRESS,
            )
        )
        office = frozenset({"office_clerk", "office_head"})
        rules = navigation.Item(
            _("分办规则"),
            "opinion-rules",
            "route",
            group=group,
            order=42,
            roles=office,
            visible=whole,
            simple=False,
            bodies=IN_CONGRESS,
        )
        navigation.register(rules)
