from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS


class MattersConfig(AppConfig):
    name = "lianxinqiao.matters"
    label = "matters"

    def ready(self) -> None:
        from lianxinqiao.acts import sheets
        from lianxinqiao.matters import (
            commands,
            facts,
            personal,
            receivers,  # noqa: F401 - connects itself; needs the app registry
            visibility,
        )
        from lianxinqiao.matters.acts import ACTS
        from lianxinqiao.notices import rules as notices
        from lianxinqiao.people.requests import for_all_of_the_body as whole
        from lianxinqiao.ui import navigation

        ACTS.name_in_journal()
        notices.READABLE.append(visibility.letters)
        personal.register()
        facts.register()
        sheets.register("suggestions", commands.import_suggestions)

        self._places_at_work()
        deputies = frozenset({"deputy", "delegation_head"})
        office = frozenset({"office_clerk", "office_head"})
        group = pgettext_lazy("多件", "建议")
        navigation.register(
            navigation.Item(
                _("提出建议"),
                "suggestion-new",
                "pencil-plus",
                group=group,
                order=15,
                roles=deputies,
                bodies=IN_CONGRESS,
            )
        )
        navigation.register(
            navigation.Item(
                _("录入纸质建议"),
                "suggestion-paper",
                "scan",
                group=group,
                order=30,
                roles=office,
                visible=whole,
                simple=False,
                bodies=IN_CONGRESS,
            )
        )
        station = frozenset({"station_staff"})
        navigation.register(
            navigation.Item(
                _("协助代表起草"),
                "suggestion-help",
                "pencil-plus",
                group=group,
                order=15,
                roles=station,
                bodies=IN_CONGRESS,
            )
        )
        more = (
            (_("导入建议"), "suggestion-import", "table-import", 31, office),
            (_("议案转为建议"), "suggestion-motion", "transform", 32, office),
            (_("分办表"), "suggestions-assign-sheet", "table", 33, office | {"supervision"}),
            (_("交办会"), "assigning-meetings", "users-group", 33, office | {"supervision"}),
            (_("批量送出答复"), "replies-release", "send", 34, frozenset({"unit_clerk", "unit_head"})),
            (_("答复模板"), "reply-templates", "template", 35, frozenset({"unit_clerk", "unit_head"})),
        )
        for label, url, icon, order, roles in more:
            item = navigation.Item(
                label,
                url,
                icon,
                group=group,
                order=order,
                roles=roles,
                simple=False,
                bodies=IN_CONGRESS,
                visible=whole,
            )
            navigation.register(item)

    def _places_at_work(self) -> None:
        """Beside the desk: the lists and overviews of what is under way."""
        from lianxinqiao.matters import lists, load  # deferred: models are not ready before
        from lianxinqiao.matters.views.overviews import HEADS
        from lianxinqiao.ui import navigation

        # The administrator keeps the system and reads no more of the matters than the public does.
        readers, loaded, heads = lists.READERS, frozenset(map(str, load.READERS)), frozenset(map(str, HEADS))
        places = (
            (_("代表建议"), "desk-suggestions", "list-details", 5, readers, True),
            (_("承诺事项"), "desk-promises", "checklist", 7, readers, True),
            (_("进度看板"), "desk-board", "layout-kanban", 8, readers, False),
            (_("单位负荷"), "desk-unit", "building", 9, loaded, False),
            (_("难点分布"), "desk-sticking", "chart-bar", 10, heads, False),
        )
        for label, url, icon, order, roles, simple in places:
            item = navigation.Item(
                label, url, icon, group=_("工作"), order=order, roles=roles, simple=simple, bodies=IN_CONGRESS
            )
            navigation.register(item)
