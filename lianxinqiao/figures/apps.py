from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# The files that declare figures, one for each room; their order is that of the pages.
ROOMS = (
    *("suggestions", "handlings", "stations", "opinions", "halls"),
    *("activities", "occasions", "campaigns", "reports", "proposals", "conveners"),
    *("meetings", "sittings", "projects", "learning", "filings", "motions", "exchange"),
)


class FiguresConfig(AppConfig):
    name = "lianxinqiao.figures"
    label = "figures"

    def ready(self) -> None:
        from lianxinqiao.figures import registry, rules  # deferred, as are the rooms: needs the app registry
        from lianxinqiao.journal import words
        from lianxinqiao.ui import navigation

        for room in ROOMS:
            import_module(f"lianxinqiao.figures.{room}")
        registry.put_in_order([f"lianxinqiao.figures.{room}" for room in ROOMS])
        words.register({"figures.take_across": _("汇总各区县的数字")})
        words.register({"figures.": _("统计"), "figures.make_public": _("公布数字")})
        words.register({"figures.put_draft": _("放入待核报告"), "figures.discard_draft": _("移除待核报告")})
        words.register({"figures.bind_claim": _("指定语句的指标"), "figures.forget_claim": _("取消指定的指标")})

        navigation.register(
            navigation.Item(
                _("统计与报告"),
                "figures",
                "chart-bar",
                group=_("统计"),
                order=80,
                roles=frozenset(str(role) for role in rules.READERS),
                simple=False,
            )
        )
        navigation.register(
            navigation.Item(
                _("核对报告"),
                "report-drafts",
                "checks",
                group=_("统计"),
                order=81,
                roles=frozenset(str(role) for role in rules.CHECKERS),
                simple=False,
            )
        )
