from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, IN_CPPCC, OFFICE, UNIT, RoleCode


class ProposalsConfig(AppConfig):
    name = "lianxinqiao.proposals"
    label = "proposals"

    def ready(self) -> None:
        from lianxinqiao.proposals import clue_lists, facts, frame, lists  # noqa: F401 - the frame is taken by `matters`
        from lianxinqiao.proposals.acts import ACTS
        from lianxinqiao.proposals.clue_acts import CLUES
        from lianxinqiao.ui import navigation

        ACTS.name_in_journal()
        CLUES.name_in_journal()
        facts.register()
        group = pgettext_lazy("多件", "提案")
        leading = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.SUPERVISION, RoleCode.AUDITOR}
        assigning = OFFICE | {RoleCode.SUPERVISION}
        in_body = lists.READERS - UNIT  # a unit has one list of what it promised to both bodies
        places = (
            (_("写提案"), "proposal-new", "pencil-plus", DEPUTIES | OFFICE, True),
            (_("政协提案"), "proposals", "files", lists.READERS, True),
            (_("提案线索"), "clues", "bulb", clue_lists.READERS, False),
            (_("提案进度看板"), "proposal-board", "layout-kanban", leading, False),
            (_("承诺事项"), "desk-promises", "checklist", in_body, False),
            (_("分办表"), "suggestions-assign-sheet", "table", assigning, False),
            (_("交办会"), "assigning-meetings", "users-group", assigning, False),
        )
        for place, (label, url, icon, roles, simple) in enumerate(places):
            item = navigation.Item(
                label, url, icon, group=group, order=10 + place, roles=roles, simple=simple, bodies=IN_CPPCC
            )
            navigation.register(item)
