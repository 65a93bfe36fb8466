from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS


class MeetingsConfig(AppConfig):
    name = "lianxinqiao.meetings"
    label = "meetings"

    def ready(self) -> None:
        from lianxinqiao.accounts import stillness as still
        from lianxinqiao.meetings import acts, facts, lists, stillness, tabled  # deferred: needs the app registry
        from lianxinqiao.ui import navigation

        for table in acts.TABLES:
            table.name_in_journal()
        facts.register()
        tabled.offer()
        still.register(stillness.holds)
        group = pgettext_lazy("列表", "会议")
        places = (
            (pgettext_lazy("列表", "会议"), "meetings", "gavel", 40, lists.MEETINGS.roles, True),
            (_("年度工作计划"), "work-plans", "calendar-stats", 40, lists.PLANS.roles, False),
            (_("决议、决定"), "decisions", "file-certificate", 41, lists.READERS, False),
            (_("人事任免"), "appointments", "user-check", 42, lists.READERS, False),
            (_("任职名单"), "holders", "id-badge-2", 43, lists.READERS, False),
            (_("审议意见"), "deliberations", "message-report", 44, lists.DELIBERATIONS.roles, True),
        )
        decides = {
            "decisions",
            "appointments",
            "holders",
            "deliberations",
        }  # a CPPCC committee decides and appoints nothing
        for label, url, icon, order, roles, simple in places:
            bodies = IN_CONGRESS if url in decides else frozenset[str]()
            navigation.register(
                navigation.Item(label, url, icon, group=group, order=order, roles=roles, simple=simple, bodies=bodies)
            )
