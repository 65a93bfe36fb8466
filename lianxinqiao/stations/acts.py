"""Every act on a station, as a table: its word, who may, when, and who is told."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body
from lianxinqiao.stations.stages import STANDING, Stage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ who
def _staff(post: "Post", subject: Any) -> bool:
    """Whoever holds a post at this very station today."""
    if post.role != roles.RoleCode.STATION_STAFF or post.body_id != subject.root.body_id:
        return False
    return any(row.post_id == post.pk and row.to_on is None for row in subject.root.workers.all())


OFFICE = of_body("office", _("代工委工作人员"), *roles.OFFICE)
STAFF = Who("staff", _("这个联络站的工作人员"), _staff)


# ------------------------------------------------------------------ the table
ACTS = Acts(
    (
        Act("station.found", _("登记联络站"), (OFFICE,)),
        Act("station.change", _("更改登记"), (OFFICE,), when=STANDING),
        Act("station.furnish", _("登记改造提升"), (OFFICE, STAFF), when=STANDING),
        Act("station.choose_key", _("确定为重点打造"), (OFFICE,), when=codes(Stage.OPEN)),
        Act("station.join", _("代表进站"), (OFFICE, STAFF), when=STANDING, tells=("member",)),
        Act("member.leave", _("代表离站"), (OFFICE, STAFF), "member", when=STANDING, tells=("member",)),
        Act("station.employ", _("配备工作人员"), (OFFICE,), when=STANDING, tells=("worker",)),
        Act("worker.leave", _("不再担任工作人员"), (OFFICE,), "worker", when=STANDING, tells=("worker",)),
        Act("station.place", _("登记地点"), (OFFICE, STAFF), when=STANDING),
        Act("station.pause", _("暂停开放"), (OFFICE, STAFF), when=codes(Stage.OPEN), tells=("team", "office")),
        Act("station.reopen", _("恢复开放"), (OFFICE, STAFF), when=codes(Stage.PAUSED), tells=("team",), moves=True),
        Act("station.close", _("撤销联络站"), (OFFICE,), when=STANDING, tells=("team",)),
    ),
    root="stations.Station",
    thing=_("这个联络站"),
    parts={"member": "stations.Member", "worker": "stations.Worker"},
)
