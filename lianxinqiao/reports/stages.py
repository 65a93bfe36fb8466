"""The life of a report on public opinion, of an issue, of a speech and of an opinion drawn from one, as tables. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("信息", "草稿")
    HANDED_IN = "handed_in", pgettext_lazy("信息", "已提交，待编辑")
    EDITED = "edited", _("已编辑，待编发")
    COMBINED = "combined", _("已合并编发")
    NOT_USED = "not_used", _("未采用")
    ISSUED = "issued", _("已签发，待报送")
    SENT = "sent", _("已报送")
    CLOSED = "closed", pgettext_lazy("信息", "已办结")


S = Stage
REPORT = Stages(
    Stage,
    {
        S.DRAFT: to(S.HANDED_IN, move="writer"),
        S.HANDED_IN: to(S.EDITED, S.COMBINED, S.NOT_USED, move="office"),
        S.EDITED: to(S.EDITED, S.COMBINED, S.NOT_USED, S.ISSUED, move="office"),
        S.COMBINED: to(S.EDITED),
        S.NOT_USED: to(),
        S.ISSUED: to(S.SENT, move="office"),
        S.SENT: to(S.CLOSED, move="office"),
        S.CLOSED: to(),
    },
    title="A report on public opinion （社情民意信息）",
    tones={S.HANDED_IN: "info", S.EDITED: "info", S.ISSUED: "warn", S.SENT: "info", S.CLOSED: "good"},
)
WORKED_ON = codes(S.HANDED_IN, S.EDITED)  # the office edits it, and it may still go any way
OUT = codes(S.SENT, S.CLOSED)  # it has gone out, and may be answered
COUNTED = codes(*(stage for stage in Stage if stage != S.DRAFT))


class IssueStage(models.TextChoices):
    PREPARED = "prepared", _("编辑中")
    SIGNED = "signed", pgettext_lazy("期刊", "已签发")
    SENT = "sent", pgettext_lazy("期刊", "已报送")
    DISCARDED = "discarded", pgettext_lazy("期刊", "已作废")


I = IssueStage  # noqa: E741 - the table is read by its rows
ISSUE = Stages(
    IssueStage,
    {
        I.PREPARED: to(I.SIGNED, I.DISCARDED, move="head"),
        I.SIGNED: to(I.SENT, move="office"),
        I.SENT: to(),
        I.DISCARDED: to(),
    },
    title="An issue （期）",
    tones={I.PREPARED: "info", I.SIGNED: "warn", I.SENT: "good"},
)


class SpeechStage(models.TextChoices):
    INVITED = "invited", pgettext_lazy("大会发言", "已约稿")
    HANDED_IN = "handed_in", pgettext_lazy("大会发言", "已交稿，待遴选")
    CHOSEN = "chosen", pgettext_lazy("大会发言", "已选定")
    PASSED_OVER = "passed_over", pgettext_lazy("大会发言", "未选用")
    GIVEN = "given", pgettext_lazy("大会发言", "已发言或印发")


P = SpeechStage
SPEECH = Stages(
    SpeechStage,
    {
        P.INVITED: to(P.HANDED_IN, move="speaker"),
        P.HANDED_IN: to(P.CHOSEN, P.PASSED_OVER, move="office"),
        P.CHOSEN: to(P.GIVEN, P.PASSED_OVER, move="office"),
        P.PASSED_OVER: to(P.CHOSEN),
        P.GIVEN: to(),
    },
    title="A speech at the plenary （大会发言）",
    tones={P.INVITED: "warn", P.HANDED_IN: "info", P.CHOSEN: "info", P.GIVEN: "good"},
)


class PointStage(models.TextChoices):
    DRAWN = "drawn", _("已梳理，待转送")
    FORWARDED = "forwarded", pgettext_lazy("大会意见", "已转送，待反馈")
    ANSWERED = "answered", pgettext_lazy("大会意见", "已反馈")
    CLOSED = "closed", pgettext_lazy("大会意见", "已告知发言人")


O = PointStage  # noqa: E741 - likewise
POINT = Stages(
    PointStage,
    {
        O.DRAWN: to(O.FORWARDED, move="office"),
        O.FORWARDED: to(O.ANSWERED, move="unit"),
        O.ANSWERED: to(O.CLOSED, O.FORWARDED, move="office"),
        O.CLOSED: to(),
    },
    title="An opinion drawn from a speech （全会意见建议）",
    tones={O.DRAWN: "info", O.FORWARDED: "warn", O.ANSWERED: "info", O.CLOSED: "good"},
)
