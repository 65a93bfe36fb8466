"""The places of this room in the navigation."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import STAFF
from lianxinqiao.ui import navigation

RULES = frozenset(str(role) for role in STAFF)


def register() -> None:
    group = _("规则")
    navigation.register(
        navigation.Item(_("规则方案"), "rulebook:profiles", "scale", group=group, order=810, roles=RULES, simple=False)
    )
    navigation.register(
        navigation.Item(
            _("工作日历"), "rulebook:calendar", "calendar", group=group, order=820, roles=RULES, simple=False
        )
    )
