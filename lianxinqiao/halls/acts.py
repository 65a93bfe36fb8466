"""Every act on a question that is deliberated: its word, who may, when, and who is told."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Act, Acts, Who, of_body, works_for
from lianxinqiao.halls.stages import PUBLIC, RUNNING, SaidStage, Stage


def _front(post: Any, subject: Any) -> bool:
    """The office, and whoever works at its station."""
    root = subject.root
    if post.body_id != root.body_id:
        return False
    if post.role in roles.OFFICE:
        return works_for(post, root)
    station = getattr(root, "station_id", None)
    return post.role == roles.RoleCode.STATION_STAFF and (station is None or _works_there(post, station))


def _works_there(post: Any, station: int) -> bool:
    return bool(post.stations.filter(station_id=station, to_on=None).exists())


FRONT = Who("front", _("这个联络站或者代工委"), _front)
ANYBODY = Who("anybody", _("群众"), lambda post, _subject: isinstance(post, Stranger))
DEPUTY = of_body("deputy", _("本级人大代表"), *roles.DEPUTIES)
S, T = Stage, SaidStage

ACTS = Acts(
    (
        Act("topic.propose", _("提出议题"), (FRONT,), "beginning", shows=False),
        Act("topic.change", _("修改议题"), (FRONT,), when=codes(S.PLANNED), shows=False),
        Act("topic.add_material", _("增加材料"), (FRONT,), when=RUNNING),
        Act("topic.invite", _("邀请代表"), (FRONT,), when=RUNNING, shows=False),
        Act(
            "topic.open",
            _("开始征求意见"),
            (FRONT,),
            when=codes(S.PLANNED),
            tells=("invited",),
            told=_("“%(thing)s”开始征求意见，请您发言。"),
            needs=("invited",),
            then=_("公开页面上可以看到材料和规则，群众和代表可以发言；发言审看后公开。"),
            moves=True,
        ),
        Act(
            "topic.say",
            pgettext_lazy("议题", "发言"),
            (ANYBODY, DEPUTY),
            when=codes(S.OPEN),
            tells=("front",),
            told=_("“%(thing)s”有新的发言，请审看后公开或者不公开。"),
            needs=("front",),
            then=_("工作人员看过后公开，只看是否合法、文明，不看赞成还是反对。"),
            shows=False,
        ),
        Act("said.show", pgettext_lazy("发言", "公开"), (FRONT,), "said", PUBLIC, codes(T.WAITING, T.HIDDEN)),
        Act("said.hide", pgettext_lazy("发言", "不公开"), (FRONT,), "said", PUBLIC, codes(T.WAITING, T.SHOWN)),
        Act(
            "topic.gather",
            _("汇总观点"),
            (FRONT,),
            when=codes(S.OPEN),
            tells=("invited",),
            needs=(),
            then=_("不再接受发言；汇总的观点马上公开。"),
            moves=True,
        ),
        Act(
            "topic.conclude",
            _("写明结果"),
            (FRONT,),
            when=codes(S.GATHERED),
            tells=("invited",),
            needs=(),
            then=_("公开页面上写明结果，并链接到它变成的建议或者意见。"),
            moves=True,
        ),
        Act(
            "topic.cancel",
            pgettext_lazy("议题", "取消"),
            (FRONT,),
            when=RUNNING,
            tells=("invited",),
            needs=(),
            final=True,
        ),
    ),
    root="halls.Topic",
    thing=_("这个议题"),
    parts={"beginning": "halls.Topic", "said": "halls.Said"},
)
