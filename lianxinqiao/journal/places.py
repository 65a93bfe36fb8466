"""The auditor's places in the navigation."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.ui import navigation

AUDITOR = frozenset({str(RoleCode.AUDITOR)})


def register() -> None:
    group = _("审计")
    places = (
        (_("办理日志"), "journal:entries", "history"),
        (_("登录和拒绝"), "journal:doors", "door-enter"),
        (_("核验日志"), "journal:verify", "shield-check"),
        (_("检查点"), "journal:checkpoints", "signature"),
    )
    for order, (label, url_name, icon) in enumerate(places, 700):
        navigation.register(navigation.Item(label, url_name, icon, group=group, order=order, roles=AUDITOR))
