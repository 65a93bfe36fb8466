from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ActsConfig(AppConfig):
    name = "lianxinqiao.acts"
    label = "acts"

    def ready(self) -> None:
        from lianxinqiao.access.roles import OFFICE
        from lianxinqiao.acts import personal  # deferred, as the others: models are not ready before
        from lianxinqiao.journal import words
        from lianxinqiao.people.requests import for_all_of_the_body as whole
        from lianxinqiao.ui import navigation

        personal.register()
        autodiscover_modules("lists", "reminding")  # each room's listings and reminders register themselves
        navigation.register(navigation.Item(_("日历"), "calendar", "calendar", group=_("工作"), order=2, simple=False))
        own = navigation.Item(
            _("本机构字段"),
            "own-fields",
            "forms",
            group=_("设置"),
            order=830,
            roles=OFFICE,
            simple=False,
            visible=whole,
        )
        navigation.register(own)
        texts = navigation.Item(
            _("通知文字"),
            "notice-texts",
            "message-2",
            group=_("设置"),
            order=831,
            roles=OFFICE,
            simple=False,
            visible=whole,
        )
        navigation.register(texts)
        words.register(
            {
                "own_field.": _("本机构字段"),
                "own_field.add": _("添加本机构字段"),
                "own_field.end": _("停用本机构字段"),
                "own_field.fill": _("填写本机构字段"),
                "notice_text.": _("通知文字"),
                "notice_text.write": _("修改通知文字"),
                "notice_text.reset": _("恢复原来的通知文字"),
                "calendar.": _("日历订阅"),
                "calendar.make": _("生成日历订阅地址"),
                "calendar.take_away": _("停用日历订阅地址"),
            }
        )
