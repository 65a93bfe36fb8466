from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES

IN_CPPCC = {"activities-mine": _("我的活动"), "activities": _("委员活动"), "activity-plans": _("委员活动计划")}


class ActivitiesConfig(AppConfig):
    name = "lianxinqiao.activities"
    label = "activities"

    def ready(self) -> None:
        from lianxinqiao.activities import acts, facts, lists  # deferred: needs the app registry
        from lianxinqiao.ui import navigation

        for table in acts.TABLES:
            table.name_in_journal()
        facts.register()
        group = pgettext_lazy("多次", "活动")
        places = (
            (_("我的活动"), "activities-mine", "user-check", 49, DEPUTIES, True),
            (_("代表活动"), "activities", "calendar-event", 50, lists.ACTIVITIES.roles, True),
            (_("代表工作计划"), "activity-plans", "calendar-stats", 50, lists.WORKPLANS.roles, False),
            (_("专门委员会、工作委员会"), "committees", "sitemap", 50, lists.READERS, False),
            (_("主题活动"), "campaigns", "flag", 51, lists.CAMPAIGNS.roles, True),
            (_("企业和村的问题"), "problems", "building-factory-2", 52, lists.PROBLEMS.roles, False),
            (_("走访对象"), "hosts", "building-community", 52, lists.HOSTS.roles, False),
        )
        for label, url, icon, order, roles, simple in places:
            in_cppcc = IN_CPPCC.get(url, "")
            item = navigation.Item(
                label, url, icon, group=group, order=order, roles=roles, simple=simple, in_cppcc=in_cppcc
            )
            navigation.register(item)
        for place, (model, (title, _noun, _columns)) in enumerate(lists.SHOWN.items()):
            navigation.register(
                navigation.Item(
                    title,
                    f"{model.ledger()}s",
                    "list-check",
                    group=group,
                    order=53 + place,
                    roles=lists.READERS,
                    simple=False,
                )
            )
