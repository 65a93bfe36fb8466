from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScoresConfig(AppConfig):
    name = "lianxinqiao.scores"
    label = "scores"

    def ready(self) -> None:
        from lianxinqiao.access.roles import DEPUTIES  # deferred, as the others: needs the app registry
        from lianxinqiao.scores import acts, facts, lists
        from lianxinqiao.ui import navigation

        acts.ACTS.name_in_journal()
        facts.register()
        group = _("履职")
        navigation.register(
            navigation.Item(_("我的履职"), "my-year", "calendar-user", group=group, order=80, roles=DEPUTIES)
        )
        navigation.register(
            navigation.Item(
                _("履职考核"), "assessments", "chart-bar", group=group, order=81, roles=lists.READERS, simple=False
            )
        )
