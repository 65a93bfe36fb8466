"""Acts of those who speak, ask and interpellate, and of those who answer them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import CONGRESS
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.meetings.players import BOTH, CALLED, CHAIR, OFFICE, REPORTS, RUNNING, SELF, UNFINISHED, UNIT
from lianxinqiao.meetings.stages import BEFORE, HELD, Interpellated, ItemStage, QuestionStage, SpeechStage

QUIET: dict[str, Any] = {"shows": False, "speaks": False}
HEARING = codes(ItemStage.LISTED, ItemStage.HEARD, ItemStage.DECIDED)
I = Interpellated  # noqa: E741 - the rows are read by their columns
ROWS = (
    Act("item.ask_to_speak", _("要求发言"), (CALLED, OFFICE), on="item", when=RUNNING, at=UNFINISHED, **QUIET),
    Act(
        "speech.begin",
        _("请发言"),
        BOTH,
        on="speech",
        when=RUNNING,
        at=codes(SpeechStage.WAITING),
        moves=True,
        **QUIET,
    ),
    Act(
        "speech.end",
        _("发言结束"),
        BOTH,
        on="speech",
        when=RUNNING,
        at=codes(SpeechStage.SPEAKING),
        moves=True,
        **QUIET,
    ),
    Act(
        "speech.withdraw",
        _("不再发言"),
        (SELF, OFFICE),
        on="speech",
        when=RUNNING,
        at=codes(SpeechStage.WAITING),
        **QUIET,
    ),
    Act(
        "speech.record",
        _("整理发言记录"),
        (OFFICE,),
        on="speech",
        when=HELD,
        at=codes(SpeechStage.SPOKEN, SpeechStage.RECORDED),
        tells=("speaker",),
        needs=("speaker",),
        **QUIET,
    ),
    Act("speech.check", _("核对发言记录"), (SELF,), on="speech", when=HELD, at=codes(SpeechStage.RECORDED), **QUIET),
    Act(
        "item.ask",
        _("提出询问"),
        (CALLED, OFFICE),
        on="item",
        when=RUNNING,
        at=HEARING,
        tells=("organ",),
        needs=("organ",),
        rule=_("监督法第五章"),
        **QUIET,
    ),
    Act(
        "question.answer",
        _("登记回答"),
        (OFFICE, REPORTS),
        on="question",
        when=HELD,
        at=codes(QuestionStage.ASKED),
        **QUIET,
    ),
    Act(
        "meeting.interpellate",
        _("登记质询案"),
        (OFFICE,),
        when=BEFORE | RUNNING,
        tells=("chairs",),
        needs=("chairs",),
        rule=_("监督法第五十一条"),
        sensible=lambda meeting: meeting.body.kind == CONGRESS,
        **QUIET,
    ),
    Act(
        "interpellation.hand",
        _("交受质询机关答复"),
        (CHAIR,),
        on="interpellation",
        when=BEFORE | HELD,
        at=codes(I.FILED),
        tells=("organ",),
        needs=("organ",),
        rule=_("监督法第五十二条"),
        **QUIET,
    ),
    Act(
        "interpellation.withdraw",
        _("撤回质询案"),
        (OFFICE,),
        on="interpellation",
        when=BEFORE | HELD,
        at=codes(I.FILED, I.HANDED),
        **QUIET,
    ),
    Act(
        "interpellation.answer",
        _("答复质询案"),
        (UNIT, OFFICE),
        on="interpellation",
        when=BEFORE | HELD,
        at=codes(I.HANDED),
        tells=("office",),
        needs=("office",),
        **QUIET,
    ),
    Act(
        "interpellation.judge",
        _("登记联名人是否满意"),
        (OFFICE,),
        on="interpellation",
        when=BEFORE | HELD,
        at=codes(I.ANSWERED),
        **QUIET,
    ),
    Act(
        "interpellation.again",
        _("决定再作答复"),
        (CHAIR,),
        on="interpellation",
        when=BEFORE | HELD,
        at=codes(I.ANSWERED),
        tells=("organ",),
        needs=("organ",),
        rule=_("监督法第五十三条"),
        **QUIET,
    ),
    Act(
        "interpellation.close",
        pgettext_lazy("质询案", "办结"),
        BOTH,
        on="interpellation",
        when=BEFORE | HELD,
        at=codes(I.ANSWERED),
        **QUIET,
    ),
)
