from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScoresConfig(AppConfig):
    name = "lianxinqiao.scores"
    label = "scores"

    def ready(self) -> None:
        from lianxinqiao.access.roles import DEPUTIES  # deferred, as the others: needs the app registry
        from lianxinqiao.acts.signals import act_done
        from lianxinqiao.scores import acts, facts, lists, noting
        from lianxinqiao.ui import navigation

        for table in acts.TABLES:
            table.name_in_journal()
        act_done.connect(noting.note)
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
        for label, url, icon, order, roles in (
            (_("评分标准"), "score-standards", "adjustments", 82, lists.STANDARDS.roles),
            (_("履职样本"), "duty-samples", "bulb", 83, lists.READERS),
        ):
            navigation.register(navigation.Item(label, url, icon, group=group, order=order, roles=roles, simple=False))
