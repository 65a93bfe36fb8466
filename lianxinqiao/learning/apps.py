from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "lianxinqiao.learning"
    label = "learning"

    def ready(self) -> None:
        from lianxinqiao.learning import acts, facts, lists  # deferred: needs the app registry
        from lianxinqiao.ui import navigation

        for table in acts.TABLES:
            table.name_in_journal()
        facts.register()
        places = (
            (_("学习和讲堂"), "studies", "school", 70, lists.READERS),
            (_("书单"), "booklists", "books", 71, lists.READERS),
            (_("读书"), "readings", "book", 72, lists.READERS),
            (_("课程"), "courses", "device-laptop", 73, lists.READERS),
            (_("读书小组"), "reading-groups", "users-group", 74, lists.READERS),
        )
        for label, url, icon, order, roles in places:
            navigation.register(
                navigation.Item(label, url, icon, group=_("学习"), order=order, roles=roles, simple=False)
            )
