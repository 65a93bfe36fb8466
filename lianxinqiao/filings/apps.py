from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS


class FilingsConfig(AppConfig):
    name = "lianxinqiao.filings"
    label = "filings"

    def ready(self) -> None:
        from lianxinqiao.filings import acts, facts, lists  # deferred: needs the app registry
        from lianxinqiao.ui import navigation

        for table in acts.TABLES:
            table.name_in_journal()
        facts.register()
        places = (
            (_("备案审查"), "filings", "archive", 45, lists.FILINGS.roles),
            (_("审查要求和建议"), "review-requests", "file-search", 46, lists.REQUESTS.roles),
        )
        for label, url, icon, order, roles in places:
            group = pgettext_lazy("列表", "会议")
            navigation.register(
                navigation.Item(
                    label, url, icon, group=group, order=order, roles=roles, simple=False, bodies=IN_CONGRESS
                )
            )
