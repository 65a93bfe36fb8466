"""The lives of a meeting, of what hangs on it, and of an opinion that a standing committee sends, as tables. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    DRAFTED = "drafted", _("筹备中")
    CALLED = "called", pgettext_lazy("会议", "已通知")
    IN_SESSION = "in_session", _("正在开会")
    CLOSED = "closed", _("已闭会")
    MINUTED = "minuted", _("纪要已审定")
    PUBLISHED = "published", pgettext_lazy("会议", "已公布")
    CANCELLED = "cancelled", pgettext_lazy("会议", "已取消")


S = Stage
MEETING = Stages(
    Stage,
    {
        S.DRAFTED: to(S.CALLED, S.CANCELLED, move="office"),
        S.CALLED: to(S.IN_SESSION, S.CANCELLED, move="chair"),
        S.IN_SESSION: to(S.CLOSED, move="chair"),
        S.CLOSED: to(S.MINUTED, move="office"),
        S.MINUTED: to(S.PUBLISHED, move="office"),
        S.PUBLISHED: to(),
        S.CANCELLED: to(),
    },
    title="A meeting （会议）",
    tones={S.CALLED: "info", S.IN_SESSION: "warn", S.CLOSED: "info", S.MINUTED: "good", S.PUBLISHED: "good"},
)
BEFORE = codes(S.DRAFTED, S.CALLED)
HELD = codes(S.IN_SESSION, S.CLOSED, S.MINUTED, S.PUBLISHED)
AFTER = codes(S.CLOSED, S.MINUTED, S.PUBLISHED)


class Coming(models.TextChoices):
    """What somebody who is called has said about coming."""

    CALLED = "called", _("未回复")
    COMING = "coming", _("将出席")
    LEAVE_ASKED = "leave_asked", pgettext_lazy("会议", "请假待批")
    ON_LEAVE = "on_leave", pgettext_lazy("会议", "请假")


COMING = Stages(
    Coming,
    {
        Coming.CALLED: to(Coming.COMING, Coming.LEAVE_ASKED, move="self"),
        Coming.COMING: to(Coming.LEAVE_ASKED),
        Coming.LEAVE_ASKED: to(Coming.ON_LEAVE, Coming.CALLED, Coming.COMING, move="chair"),
        Coming.ON_LEAVE: to(Coming.COMING),
    },
    title="Somebody who is called to a meeting （应到人员）",
    tones={Coming.COMING: "good", Coming.LEAVE_ASKED: "warn"},
)


class ItemStage(models.TextChoices):
    LISTED = "listed", _("待审议")
    HEARD = "heard", _("已听取审议")
    DECIDED = "decided", _("已表决")
    WITHDRAWN = "withdrawn", pgettext_lazy("议程", "已撤回")
    POSTPONED = "postponed", _("暂不付表决")


I = ItemStage  # noqa: E741 - the table is read by its columns
ITEM = Stages(
    ItemStage,
    {
        I.LISTED: to(I.HEARD, I.WITHDRAWN, I.POSTPONED, move="chair"),
        I.HEARD: to(I.DECIDED, I.WITHDRAWN, I.POSTPONED, move="chair"),
        I.DECIDED: to(),
        I.WITHDRAWN: to(),
        I.POSTPONED: to(),
    },
    title="An item of the agenda （议程）",
    tones={I.HEARD: "info", I.DECIDED: "good", I.POSTPONED: "warn"},
)


class VoteStage(models.TextChoices):
    OPEN = "open", _("正在表决")
    PASSED = "passed", pgettext_lazy("表决", "通过")
    FAILED = "failed", _("未通过")
    ANNULLED = "annulled", _("已作废")


V = VoteStage
VOTE = Stages(
    VoteStage,
    {
        V.OPEN: to(V.PASSED, V.FAILED, V.ANNULLED, move="chair"),
        V.PASSED: to(),
        V.FAILED: to(),
        V.ANNULLED: to(),
    },
    title="A vote （表决）",
    tones={V.OPEN: "warn", V.PASSED: "good", V.FAILED: "bad"},
)


class DecisionStage(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("决议", "草案")
    ADOPTED = "adopted", pgettext_lazy("决议", "已通过")
    REJECTED = "rejected", pgettext_lazy("决议", "未通过")
    SIGNED = "signed", pgettext_lazy("决议", "已签发")
    PUBLISHED = "published", pgettext_lazy("决议", "已公布")


D = DecisionStage
DECISION = Stages(
    DecisionStage,
    {
        D.DRAFT: to(D.ADOPTED, D.REJECTED, move="chair"),
        D.ADOPTED: to(D.SIGNED, move="chair"),
        D.REJECTED: to(),
        D.SIGNED: to(D.PUBLISHED, move="office"),
        D.PUBLISHED: to(),
    },
    title="A decision or resolution （决定、决议）",
    tones={D.ADOPTED: "good", D.SIGNED: "good", D.PUBLISHED: "good", D.REJECTED: "bad"},
)


class Nomination(models.TextChoices):
    NOMINATED = "nominated", _("已提名")
    PASSED = "passed", pgettext_lazy("任免", "已通过")
    FAILED = "failed", pgettext_lazy("任免", "未通过")
    WITHDRAWN = "withdrawn", pgettext_lazy("任免", "已撤回")


N = Nomination
NOMINATION = Stages(
    Nomination,
    {
        N.NOMINATED: to(N.PASSED, N.FAILED, N.WITHDRAWN, move="chair"),
        N.PASSED: to(),
        N.FAILED: to(),
        N.WITHDRAWN: to(),
    },
    title="An appointment or removal （任免）",
    tones={N.PASSED: "good", N.FAILED: "bad"},
)


class OpinionStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("审议意见", "起草中")
    SENT = "sent", _("已送达，研究处理中")
    ANSWERED = "answered", _("已报告处理情况")
    CLOSED = "closed", pgettext_lazy("审议意见", "已办结")


P = OpinionStage
OPINION = Stages(
    OpinionStage,
    {
        P.DRAFTED: to(P.SENT, move="chair"),
        P.SENT: to(P.ANSWERED, move="unit"),
        P.ANSWERED: to(P.CLOSED, P.SENT, move="office"),
        P.CLOSED: to(),
    },
    title="An opinion sent after deliberation （审议意见）",
    tones={P.SENT: "warn", P.ANSWERED: "info", P.CLOSED: "good"},
)


class AmendmentStage(models.TextChoices):
    FILED = "filed", pgettext_lazy("修正案", "已提出")
    CARRIED = "carried", pgettext_lazy("修正案", "已通过")
    LOST = "lost", pgettext_lazy("修正案", "未通过")
    WITHDRAWN = "withdrawn", pgettext_lazy("修正案", "已撤回")


A = AmendmentStage
AMENDMENT = Stages(
    AmendmentStage,
    {
        A.FILED: to(A.CARRIED, A.LOST, A.WITHDRAWN, move="chair"),
        A.CARRIED: to(),
        A.LOST: to(),
        A.WITHDRAWN: to(),
    },
    title="An amendment （修正案）",
    tones={A.CARRIED: "good", A.LOST: "bad", A.FILED: "info"},
)


class PlanStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("年度计划", "起草中")
    ADOPTED = "adopted", pgettext_lazy("年度计划", "已通过")
    PUBLISHED = "published", pgettext_lazy("年度计划", "已公布")


PLAN = Stages(
    PlanStage,
    {
        PlanStage.DRAFTED: to(PlanStage.ADOPTED, move="chair"),
        PlanStage.ADOPTED: to(PlanStage.PUBLISHED, move="office"),
        PlanStage.PUBLISHED: to(),
    },
    title="A year's plan （年度计划）",
    tones={PlanStage.ADOPTED: "info", PlanStage.PUBLISHED: "good"},
)


class PlanItemStage(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("计划事项", "已申报")
    PASSED_OVER = "passed_over", pgettext_lazy("计划事项", "未采纳")
    PLANNED = "planned", pgettext_lazy("计划事项", "计划中")
    DONE = "done", pgettext_lazy("计划事项", "已完成")
    DROPPED = "dropped", pgettext_lazy("计划事项", "已取消")


PLANNED = Stages(
    PlanItemStage,
    {
        PlanItemStage.PROPOSED: to(PlanItemStage.PLANNED, PlanItemStage.PASSED_OVER, move="office"),
        PlanItemStage.PASSED_OVER: to(),
        PlanItemStage.PLANNED: to(PlanItemStage.DONE, PlanItemStage.DROPPED, move="office"),
        PlanItemStage.DONE: to(),
        PlanItemStage.DROPPED: to(),
    },
    title="A thing that is planned （计划事项）",
    tones={PlanItemStage.DONE: "good", PlanItemStage.PROPOSED: "info"},
)


class SpeechStage(models.TextChoices):
    WAITING = "waiting", _("等候发言")
    SPEAKING = "speaking", _("正在发言")
    SPOKEN = "spoken", _("已发言")
    RECORDED = "recorded", _("记录待本人核对")
    CHECKED = "checked", _("记录已核对")
    WITHDRAWN = "withdrawn", pgettext_lazy("发言", "已撤回")


C = SpeechStage
SPEECH = Stages(
    SpeechStage,
    {
        C.WAITING: to(C.SPEAKING, C.WITHDRAWN, move="chair"),
        C.SPEAKING: to(C.SPOKEN, move="chair"),
        C.SPOKEN: to(C.RECORDED, move="office"),
        C.RECORDED: to(C.CHECKED, move="self"),
        C.CHECKED: to(),
        C.WITHDRAWN: to(),
    },
    title="Somebody who speaks to an item （发言）",
    tones={C.SPEAKING: "warn", C.RECORDED: "info", C.CHECKED: "good"},
)


class QuestionStage(models.TextChoices):
    ASKED = "asked", _("待回答")
    ANSWERED = "answered", pgettext_lazy("询问", "已回答")


QUESTION = Stages(
    QuestionStage,
    {QuestionStage.ASKED: to(QuestionStage.ANSWERED, move="reports"), QuestionStage.ANSWERED: to()},
    title="A question at a meeting （询问）",
    tones={QuestionStage.ASKED: "warn", QuestionStage.ANSWERED: "good"},
)


class Interpellated(models.TextChoices):
    FILED = "filed", pgettext_lazy("质询案", "已提出")
    HANDED = "handed", _("已交受质询机关答复")
    ANSWERED = "answered", pgettext_lazy("质询案", "已答复")
    CLOSED = "closed", pgettext_lazy("质询案", "已办结")
    WITHDRAWN = "withdrawn", pgettext_lazy("质询案", "已撤回")


Q = Interpellated
INTERPELLATION = Stages(
    Interpellated,
    {
        Q.FILED: to(Q.HANDED, Q.WITHDRAWN, move="chair"),
        Q.HANDED: to(Q.ANSWERED, Q.WITHDRAWN, move="unit"),
        Q.ANSWERED: to(Q.CLOSED, Q.HANDED, move="chair"),
        Q.CLOSED: to(),
        Q.WITHDRAWN: to(),
    },
    title="An interpellation （质询案）",
    tones={Q.FILED: "info", Q.HANDED: "warn", Q.CLOSED: "good"},
)


class SeatStage(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("代表变动", "待表决")
    PASSED = "passed", pgettext_lazy("代表变动", "已通过")
    FAILED = "failed", pgettext_lazy("代表变动", "未通过")
    DROPPED = "dropped", pgettext_lazy("代表变动", "已撤回")


SEAT = Stages(
    SeatStage,
    {
        SeatStage.PROPOSED: to(SeatStage.PASSED, SeatStage.FAILED, SeatStage.DROPPED, move="chair"),
        SeatStage.PASSED: to(),
        SeatStage.FAILED: to(),
        SeatStage.DROPPED: to(),
    },
    title="A change of a deputy's seat （代表变动）",
    tones={SeatStage.PASSED: "good", SeatStage.FAILED: "bad"},
)


class ElectionStage(models.TextChoices):
    NOMINATING = "nominating", pgettext_lazy("选举", "提名候选人")
    VOTING = "voting", pgettext_lazy("选举", "正在投票")
    DECIDED = "decided", pgettext_lazy("选举", "已有结果")
    VOID = "void", pgettext_lazy("选举", "无效，应重新投票")


ELECTION = Stages(
    ElectionStage,
    {
        ElectionStage.NOMINATING: to(ElectionStage.VOTING, move="chair"),
        ElectionStage.VOTING: to(ElectionStage.DECIDED, ElectionStage.VOID, move="chair"),
        ElectionStage.DECIDED: to(),
        ElectionStage.VOID: to(ElectionStage.VOTING, move="chair"),
    },
    title="An election of one or several by paper （选举）",
    tones={ElectionStage.VOTING: "warn", ElectionStage.DECIDED: "good", ElectionStage.VOID: "bad"},
)
