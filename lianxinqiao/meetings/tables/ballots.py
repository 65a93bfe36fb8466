"""Acts on a secret ballot on phones: prepared, sealed, drawn, ended, opened."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Who
from lianxinqiao.ballots.stages import BallotStage
from lianxinqiao.meetings.players import BOTH, CALLED, RUNNING, UNFINISHED
from lianxinqiao.meetings.stages import BEFORE, Stage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


def _counts(post: "Post", subject: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id in subject.scrutineers


SCRUTINEERS = Who("scrutineers", _("监票人"), _counts, lambda subject: Q(mandate_id__in=subject.scrutineers))
EARLY = codes(BallotStage.PREPARED, BallotStage.DRAWING)
QUIET: dict[str, Any] = {"shows": False, "speaks": False}

# Announcing is the act that closes every vote.
ROWS = (
    Act(
        "item.prepare_ballot",
        _("准备手机表决票"),
        BOTH,
        on="item",
        when=BEFORE | RUNNING,
        at=UNFINISHED,
        then=_("监票人在手机上生成封票钥匙；签到的人员自动领票。"),
        **QUIET,
    ),
    Act("box.seal", _("生成封票钥匙"), (SCRUTINEERS,), on="box", when=BEFORE | RUNNING, at=EARLY, **QUIET),
    Act("meeting.draw", _("领表决票"), (CALLED,), when=codes(Stage.CALLED, Stage.IN_SESSION), **QUIET),
    Act("box.drop", _("取消手机表决票"), BOTH, on="box", when=BEFORE | RUNNING, at=EARLY, **QUIET),
    Act(
        "box.close",
        _("结束投票"),
        BOTH,
        on="box",
        when=RUNNING,
        at=codes(BallotStage.VOTING),
        moves=True,
        final=True,
        then=_("此后不再收票，由监票人开箱。"),
        **QUIET,
    ),
    Act(
        "box.open",
        _("开箱计票"),
        (SCRUTINEERS,),
        on="box",
        when=RUNNING,
        at=codes(BallotStage.CLOSED),
        moves=True,
        **QUIET,
    ),
)
