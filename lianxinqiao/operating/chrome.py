"""The place of the status page in the administrator's menu."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.ui import navigation

ADMINISTRATORS = frozenset({str(RoleCode.ADMINISTRATOR)})


def register() -> None:
    navigation.register(
        navigation.Item(
            _("运行状况"),
            "operating:status",
            "heartbeat",
            group=_("设置"),
            order=895,
            roles=ADMINISTRATORS,
            simple=False,
        )
    )
