from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FediverseConfig(AppConfig):
    name = "lianxinqiao.fediverse"
    label = "fediverse"

    def ready(self) -> None:
        from lianxinqiao.access.roles import OFFICE  # deferred, as the others: needs the app registry
        from lianxinqiao.acts.signals import act_done
        from lianxinqiao.fediverse import tasks
        from lianxinqiao.journal import words
        from lianxinqiao.people.requests import for_all_of_the_body as whole
        from lianxinqiao.ui import navigation

        act_done.connect(tasks.after_an_act, dispatch_uid="fediverse.look")
        place = navigation.Item(
            _("联邦网络"), "fediverse", "world", group=_("设置"), order=832, roles=OFFICE, simple=False, visible=whole
        )
        navigation.register(place)
        words.register(
            {
                "fediverse.": _("联邦网络"),
                "fediverse.on": _("开启联邦网络关注"),
                "fediverse.off": _("关闭联邦网络关注"),
                "fediverse.keep_out": _("拒绝一个服务器"),
                "fediverse.let_in": _("不再拒绝一个服务器"),
            }
        )
