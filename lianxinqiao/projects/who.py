"""Who acts in this room: the office, the responsible unit, deputies, whoever works at a station, anybody."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Who, of_body, of_unit

OFFICE = of_body("office", _("代工委工作人员"), *roles.OFFICE)
UNIT = of_unit("unit", pgettext_lazy("项目", "责任单位"), *roles.UNIT)
KEEPERS = (UNIT, OFFICE)
READERS = (
    roles.DEPUTIES
    | roles.OFFICE
    | roles.UNIT
    | {roles.RoleCode.CHAIRPERSONS, roles.RoleCode.AUDITOR, roles.RoleCode.SUPERVISION}
)
DEPUTY = of_body("deputy", _("本级人大代表"), *roles.DEPUTIES)
STATION = of_body("station", _("联络站工作人员"), roles.RoleCode.STATION_STAFF)


def _unit_of_the_district(post: Any, subject: Any) -> bool:
    organization = getattr(post, "organization", None)
    return (
        post.role in roles.UNIT
        and organization is not None
        and organization.district_id == subject.root.body.district_id
    )


ANY_UNIT = Who("any_unit", _("政府部门和单位"), _unit_of_the_district)
ANYBODY = Who("anybody", _("群众"), lambda post, _subject: isinstance(post, Stranger))
