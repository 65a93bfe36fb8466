"""Every act of this room, as a table."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access import roles
from lianxinqiao.acts.table import Act, Acts, Who, of_body
from lianxinqiao.conveners.stages import OPEN

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post

OFFICE = of_body("office", _("政协机关工作人员"), *roles.OFFICE)


def _keeper(post: "Post", subject: Any) -> bool:
    """The office; the area's convener; for a sector any of its members."""
    root = subject.root
    if post.body_id != root.body_id:
        return False
    if post.role in roles.OFFICE:
        return OFFICE.is_played_by(post, subject)
    if root.township_id:
        return post.role == roles.RoleCode.STATION_STAFF and post.township_id == root.township_id
    return post.mandate is not None and bool(root.sector) and post.mandate.sector == root.sector


KEEPER = Who("keeper", _("召集人、本界别委员或政协机关"), _keeper)
ACTS = Acts(
    (
        Act("year_plan.write", _("制定年度计划"), (KEEPER,)),
        Act("year_plan.change", _("修改年度计划"), (KEEPER,), when=OPEN),
        Act("year_plan.report", _("写年度总结"), (KEEPER,), when=OPEN, tells=("office",), needs=(), moves=True),
    ),
    root="conveners.YearPlan",
    thing=_("这份年度计划"),
)
