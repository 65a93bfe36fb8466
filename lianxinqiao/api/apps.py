from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "lianxinqiao.api"
    label = "api"

    def ready(self) -> None:
        from lianxinqiao.access.roles import STAFF  # deferred, as the others: needs the app registry
        from lianxinqiao.api import receivers
        from lianxinqiao.journal import words
        from lianxinqiao.ui import navigation

        receivers.connect()
        staff = frozenset(str(role) for role in STAFF)
        place = navigation.Item(
            _("接口令牌"), "api-tokens", "key", group=_("设置"), order=930, roles=staff, simple=False
        )
        navigation.register(place)
        words.register(
            {
                "api.token.": _("接口令牌"),
                "api.token.make": _("建立接口令牌"),
                "api.token.revoke": _("撤销接口令牌"),
                "api.hook.": _("推送"),
                "api.hook.make": _("建立推送"),
                "api.hook.end": _("停止推送"),
            }
        )
