from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import DEPUTIES, IN_CPPCC


class ReportsConfig(AppConfig):
    name = "lianxinqiao.reports"
    label = "reports"

    def ready(self) -> None:
        from lianxinqiao.reports import acts, facts, lists  # deferred: needs the app registry
        from lianxinqiao.reports.readers import BODY_READERS
        from lianxinqiao.ui import navigation

        for table in acts.TABLES:
            table.name_in_journal()
        facts.register()
        group = _("社情民意和大会发言")
        places = (
            (_("写社情民意"), "report-new", "pencil-plus", DEPUTIES, True),
            (_("社情民意信息"), "reports", "message-report", lists.REPORTS.roles, True),
            (_("社情民意看板"), "report-board", "layout-kanban", BODY_READERS, False),
            (_("社情民意期刊"), "issues", "news", lists.ISSUES.roles, True),
            (_("大会发言"), "speeches", "microphone", lists.SPEECHES.roles, True),
            (_("全会意见建议"), "points", "checklist", lists.POINTS.roles, False),
        )
        for place, (label, url, icon, roles, simple) in enumerate(places):
            item = navigation.Item(
                label, url, icon, group=group, order=20 + place, roles=roles, simple=simple, bodies=IN_CPPCC
            )
            navigation.register(item)
