"""Where a suggestion stands, in words: its stage, and what is open within it. Page, lists, desk, board and sheets ask this.

What it is told (`gate`, `result`) is what the reader may know: "" where there is nothing, or nothing that they may read.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianxinqiao.acts.stages import codes
from lianxinqiao.matters.stages import AT_THE_GATES, SUGGESTION, ReplyStage, Stage

if TYPE_CHECKING:
    from lianxinqiao.matters.models import Reply

JUDGED = codes(Stage.ANSWERED, Stage.MEDIATION, Stage.CLOSED, Stage.RECORDED)  # stages in which a verdict may stand
TONES = {"unsatisfied": "bad", "basically": "warn", "satisfied": "good"}


def words(stage: str, gate: str = "", result: str = "") -> str:
    """'办理中 · 签发', '已评价 · 不满意', '办结 · 满意', or the stage alone."""
    if stage == Stage.HANDLING and gate:
        return _joined(str(Stage.HANDLING.label), _gate(gate))
    if stage in JUDGED and result:
        said = pgettext("状态", "已评价") if stage == Stage.ANSWERED else str(Stage(stage).label)
        return _joined(said, _grade(result))
    return str(Stage(stage).label)


def tone(stage: str, result: str = "") -> str:
    """The colour of a verdict, where there is one; else of the stage."""
    return TONES[result] if stage in JUDGED and result else SUGGESTION.tones[stage]


def gate_of(replies: Iterable["Reply"], round_: int) -> str:
    """The gate before which the answer of this round stands; the same as `listed.GATE` asks of the database."""
    return next((reply.stage for reply in replies if reply.round == round_ and reply.stage in AT_THE_GATES), "")


def _joined(first: str, second: str) -> str:
    return _("%(first)s · %(second)s") % {"first": first, "second": second}


def _gate(gate: str) -> str:
    return str(ReplyStage(gate).label)


def _grade(result: str) -> str:
    from lianxinqiao.matters.models import Assessment  # deferred: the models ask this module

    return str(Assessment.Grade(result).label)
