from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    name = "lianxinqiao.writing"
    label = "writing"

    def ready(self) -> None:
        from lianxinqiao.ui import navigation  # deferred, as are the others: needs the app registry
        from lianxinqiao.writing import facts
        from lianxinqiao.writing.acts import ACTS
        from lianxinqiao.writing.models import WRITERS

        ACTS.name_in_journal()
        facts.register()
        item = navigation.Item(
            _("工作报告"),
            "work-reports",
            "file-text",
            group=_("统计"),
            order=79,
            roles=frozenset(map(str, WRITERS)),
            simple=False,
        )
        navigation.register(item)
