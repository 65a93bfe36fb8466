from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProjectsConfig(AppConfig):
    name = "lianxinqiao.projects"
    label = "projects"

    def ready(self) -> None:
        from lianxinqiao.access.roles import IN_CONGRESS, RoleCode
        from lianxinqiao.projects import acts, facts, lists  # deferred: needs the app registry
        from lianxinqiao.ui import navigation

        for table in acts.TABLES:
            table.name_in_journal()
        facts.register()
        group = pgettext_lazy("多个", "项目")
        places = (
            (_("政府投资项目"), "projects", "building-community", 60, lists.READERS, True),
            (_("项目看板"), "project-board", "layout-kanban", 61, lists.READERS, False),
            (_("投资计划"), "investment-plans", "report-money", 62, lists.READERS, False),
            (_("民生实事"), "calls", "checkbox", 63, lists.READERS | {RoleCode.STATION_STAFF}, True),
        )
        for label, url, icon, order, roles, simple in places:
            bodies = IN_CONGRESS if url == "calls" else frozenset()  # a congress votes on them
            navigation.register(
                navigation.Item(label, url, icon, group=group, order=order, roles=roles, simple=simple, bodies=bodies)
            )
