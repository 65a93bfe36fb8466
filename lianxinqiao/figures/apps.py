from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "lianxinqiao.figures"
    label = "figures"

    def ready(self) -> None:
        from lianxinqiao.figures import rules, suggestions  # noqa: F401 - registers the figures; needs the app registry
        from lianxinqiao.journal import words
        from lianxinqiao.ui import navigation

        words.register({"figures.": _("统计"), "figures.make_public": _("公布数字")})

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
