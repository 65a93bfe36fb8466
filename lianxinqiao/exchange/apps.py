from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "lianxinqiao.exchange"
    label = "exchange"

    def ready(self) -> None:
        from lianxinqiao.acts import onward  # deferred, as the others: needs the app registry
        from lianxinqiao.exchange import acts, beside, facts, lists, signals, tasks
        from lianxinqiao.ui import navigation

        for table in acts.TABLES:
            table.name_in_journal()
        facts.register()
        onward.provide(beside.onward)
        signals.letters_waiting.connect(tasks.wake, dispatch_uid="exchange.wake")
        places = (
            (_("移送来的"), "arrivals", "arrow-down-left", 76),
            (_("移送出去的"), "handovers", "arrow-up-right", 77),
            (_("交换对象"), "partners", "arrows-exchange", 78),
        )
        for label, url, icon, order in places:
            place = navigation.Item(
                label, url, icon, group=_("上下级交换"), order=order, roles=lists.READERS, simple=False
            )
            navigation.register(place)
