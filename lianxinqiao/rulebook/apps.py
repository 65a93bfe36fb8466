from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulebookConfig(AppConfig):
    name = "lianxinqiao.rulebook"
    label = "rulebook"

    def ready(self) -> None:
        from lianxinqiao.journal import words  # deferred: needs the app registry
        from lianxinqiao.rulebook import places, receivers

        words.register({"profile.": _("规则方案"), "profile.install": _("安装内置方案"), "profile.copy": _("复制方案")})
        words.register({"profile.begin_draft": _("起草新版本"), "profile.change": _("修改草案")})
        words.register({"profile.issue": _("发布新版本"), "profile.discard": _("放弃草案")})
        words.register({"workdays.": _("工作日历"), "workdays.import": _("导入放假安排")})
        words.register({"workdays.remove": _("撤下放假安排")})
        receivers.connect()
        places.register()
