from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ActsConfig(AppConfig):
    name = "lianxinqiao.acts"
    label = "acts"

    def ready(self) -> None:
        from lianxinqiao.acts import personal  # deferred, as the others: models are not ready before
        from lianxinqiao.journal import words
        from lianxinqiao.ui import navigation

        personal.register()
        autodiscover_modules("lists")  # each room's listings register themselves
        navigation.register(navigation.Item(_("日历"), "calendar", "calendar", group=_("工作"), order=2, simple=False))
        words.register(
            {
                "calendar.": _("日历订阅"),
                "calendar.make": _("生成日历订阅地址"),
                "calendar.take_away": _("停用日历订阅地址"),
            }
        )
