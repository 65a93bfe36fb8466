from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CONGRESS


class MotionsConfig(AppConfig):
    name = "lianxinqiao.motions"
    label = "motions"

    def ready(self) -> None:
        from lianxinqiao.motions import acts, facts, lists  # deferred: needs the app registry
        from lianxinqiao.ui import navigation

        acts.ACTS.name_in_journal()
        facts.register()
        navigation.register(
            navigation.Item(
                _("议案"),
                "motions",
                "gavel",
                group=_("工作"),
                order=6,
                roles=lists.MOTIONS.roles,
                simple=False,
                bodies=IN_CONGRESS,
            )
        )
