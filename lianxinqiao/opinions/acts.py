"""Every act on an opinion, as a table: its word, who may, when, and who is told."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.table import Acts
from lianxinqiao.opinions.tables import answering, keeping, publishing, routing, sending, taking_in

EVENTS = {
    "opinion.hold": _("系统暂存待甄别"),
    "opinion.assign_by_rule": _("按规则分办"),
    "rule.broken": _("分办规则失效，请人工分办"),
    "opinion.told": _("代表建议答复后告知群众"),
    "opinion.come_back": _("代表建议未能办理，重新分办"),
    "question.lapse": _("询问到期，继续办理"),
    "opinion.close_by_time": _("评价期满办结"),
    "sender.erase_by_term": _("保存期满删除个人信息"),
}

ACTS = Acts(
    (
        *taking_in.ROWS,
        *routing.ROWS,
        *answering.ROWS,
        *sending.ROWS,
        *keeping.ROWS,
        *publishing.ROWS,
    ),
    root="opinions.Opinion",
    thing=_("这条意见"),
    parts={"share": "opinions.Share", "question": "opinions.Question", "beginning": "opinions.Opinion"},
    events=EVENTS,
)
