"""Who plays which part in this room: tests of posts, and conditions that find them."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Who, of_body, of_unit

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


def of_township(post: "Post", subject: Any) -> bool:
    """Staff of the very street or township in whose name it stands, in the same body."""
    root = subject.root
    if post.role != roles.RoleCode.STATION_STAFF or post.body_id != root.body_id:
        return False
    return post.township_id is not None and post.township_id == root.township_id


def _organiser(post: "Post", subject: Any) -> bool:
    """The office for what its body organises, whoever works for a committee or a township for what theirs does."""
    return OFFICE.is_played_by(post, subject) or of_township(post, subject)


def _self(post: "Post", subject: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == subject.mandate_id


def _deputy(post: "Post", subject: Any) -> bool:
    """Any deputy of the body: whoever is not on the list may sign up too."""
    return post.role in roles.DEPUTIES and post.body_id == subject.root.body_id


def _taking_part(post: "Post", subject: Any) -> bool:
    """Whoever came."""
    rows = subject.root.participations.all()
    return post.mandate_id is not None and any(row.mandate_id == post.mandate_id and row.came_at for row in rows)


OFFICE = of_body("office", _("机关工作人员"), *roles.OFFICE)


def _township_posts(subject: Any) -> Q:
    root = subject.root
    return Q(role=roles.RoleCode.STATION_STAFF, body_id=root.body_id, township_id=root.township_id or 0)


def _organiser_posts(subject: Any) -> Q:
    assert OFFICE.posts
    return OFFICE.posts(subject) | _township_posts(subject)


def _self_posts(subject: Any) -> Q:
    return Q(mandate_id=subject.mandate_id or 0)


def _present_posts(subject: Any) -> Q:
    return Q(mandate_id__in=[row.mandate_id for row in subject.root.participations.all() if row.came_at])


def _entered(post: Any, subject: Any) -> bool:
    return not isinstance(post, Stranger) and post.pk == subject.root.entered_by_id


STAFF = of_body("staff", _("联络站、街道乡镇工作人员"), roles.RoleCode.STATION_STAFF)
TOWNSHIP = Who("township", _("街道、乡镇工作人员"), of_township, _township_posts)
ORGANISER = Who("organiser", _("组织者"), _organiser, _organiser_posts)
ENTERED = Who("entered", _("登记人"), _entered, lambda subject: Q(pk=subject.root.entered_by_id))
SELF = Who("self", _("代表本人"), _self, _self_posts, in_cppcc=_("委员本人"))
DEPUTY = Who("deputy", pgettext_lazy("一位", "代表"), _deputy, in_cppcc=_("政协委员"))
PRESENT = Who("present", _("到场的代表"), _taking_part, _present_posts, in_cppcc=_("到场的委员"))


def _booker(post: Any, subject: Any) -> bool:
    """By the code of the one booking that they hold."""
    return isinstance(post, Stranger) and post.part == subject.pk


ANYBODY = Who("anybody", _("群众"), lambda post, _subject: isinstance(post, Stranger))
BOOKER = Who("booker", _("预约人本人"), _booker)
UNIT = of_unit("unit", _("研究处理单位"), *roles.UNIT)
OWNER = of_unit("owner", _("责任单位"), *roles.UNIT)
