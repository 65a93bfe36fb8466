"""Acts on an election by paper."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.meetings.players import BOTH, OFFICE, RUNNING, UNFINISHED
from lianxinqiao.meetings.stages import BEFORE, ElectionStage

ROWS = (
    Act(
        "item.call_election",
        _("列入选举"),
        (OFFICE,),
        on="item",
        when=BEFORE | RUNNING,
        at=UNFINISHED,
        rule=_("组织法第二十六条至第三十条"),
        shows=False,
    ),
    Act(
        "election.nominate",
        _("登记候选人"),
        (OFFICE,),
        on="election",
        when=BEFORE | RUNNING,
        at=codes(ElectionStage.NOMINATING),
        shows=False,
    ),
    Act(
        "election.open",
        _("开始投票选举"),
        BOTH,
        on="election",
        when=RUNNING,
        at=codes(ElectionStage.NOMINATING, ElectionStage.VOID),
        moves=True,
        shows=False,
    ),
    Act(
        "election.count",
        _("登记选举计票"),
        (OFFICE,),
        on="election",
        when=RUNNING,
        at=codes(ElectionStage.VOTING),
        shows=False,
    ),
    Act(
        "election.close",
        _("宣布选举结果"),
        BOTH,
        on="election",
        when=RUNNING,
        at=codes(ElectionStage.VOTING),
        moves=True,
    ),
)
