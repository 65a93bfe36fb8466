"""Who plays which part in a meeting and in what follows from it."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Who, of_body, of_unit
from lianxinqiao.meetings.stages import (
    ItemStage,
    Stage,
)

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ who
def _self(post: "Post", subject: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == subject.mandate_id


def _self_posts(subject: Any) -> Q:
    return Q(mandate_id=subject.mandate_id)


def _called(post: "Post", subject: Any) -> bool:
    """Whoever stands on the list of this meeting."""
    rows = subject.root.attendees.all()
    return post.mandate_id is not None and any(row.mandate_id == post.mandate_id for row in rows)


def _reports(post: "Post", subject: Any) -> bool:
    """The organ that reports under this item."""
    return post.role in roles.UNIT and post.organization_id is not None and post.organization_id == subject.unit_id


def _reports_posts(subject: Any) -> Q:
    return Q(role__in=roles.UNIT, organization_id=subject.unit_id or 0)


OFFICE = of_body("office", _("常委会办事机构工作人员"), *roles.OFFICE)
STAFF = of_body("staff", _("委员会工作人员"), *roles.OFFICE, any_committee=True)
CHAIR = of_body("chair", _("会议主持人"), roles.RoleCode.CHAIRPERSONS)
SELF = Who("self", _("本人"), _self, _self_posts)
CALLED = Who("called", _("应到人员"), _called)
REPORTS = Who("reports", _("报告机关"), _reports, _reports_posts)
UNIT = of_unit("unit", _("研究处理机关"), *roles.UNIT)
DEPUTY = of_body("deputy", pgettext_lazy("一位", "代表"), *roles.DEPUTIES)
BOTH = (OFFICE, CHAIR)


RUNNING = codes(Stage.IN_SESSION)
UNFINISHED = codes(ItemStage.LISTED, ItemStage.HEARD)
