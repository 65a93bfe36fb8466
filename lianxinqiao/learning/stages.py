"""The life of a study session, of a book list and of one person's reading of a book, as tables. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class StudyStage(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("学习", "计划中")
    CALLED = "called", pgettext_lazy("学习", "已通知")
    HELD = "held", pgettext_lazy("学习", "已举行")
    CANCELLED = "cancelled", pgettext_lazy("学习", "已取消")


S = StudyStage
STUDY = Stages(
    StudyStage,
    {
        S.PLANNED: to(S.CALLED, S.HELD, S.CANCELLED, move="office"),
        S.CALLED: to(S.HELD, S.CANCELLED, move="office"),
        S.HELD: to(),
        S.CANCELLED: to(),
    },
    title="A study session or lecture （集体学习、讲堂）",
    tones={S.CALLED: "info", S.HELD: "good"},
)
BEFORE = codes(S.PLANNED, S.CALLED)


class ListStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("书单", "编制中")
    PUBLISHED = "published", pgettext_lazy("书单", "已发布")


BOOKLIST = Stages(
    ListStage,
    {ListStage.DRAFTED: to(ListStage.PUBLISHED, move="office"), ListStage.PUBLISHED: to()},
    title="A book list of a half-year （书单）",
    tones={ListStage.PUBLISHED: "good"},
)


class ReadingStage(models.TextChoices):
    """Opened is not read: a book counts when it is finished, with a note that shows it."""

    OPEN = "open", _("在读")
    FINISHED = "finished", _("已读完")
    PUT_DOWN = "put_down", _("已放下")


R = ReadingStage
READING = Stages(
    ReadingStage,
    {
        R.OPEN: to(R.FINISHED, R.PUT_DOWN, move="reader"),
        R.FINISHED: to(),
        R.PUT_DOWN: to(R.OPEN),
    },
    title="One person's reading of a book （读书）",
    tones={R.OPEN: "info", R.FINISHED: "good"},
)


# ------------------------------------------------------------------ courses and groups
class CourseStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("课程", "编制中")
    OPEN = "open", pgettext_lazy("课程", "开放学习")
    CLOSED = "closed", pgettext_lazy("课程", "已结束")


COURSE = Stages(
    CourseStage,
    {
        CourseStage.DRAFTED: to(CourseStage.OPEN, move="office"),
        CourseStage.OPEN: to(CourseStage.CLOSED),
        CourseStage.CLOSED: to(),
    },
    title="A course with lessons （课程）",
    tones={CourseStage.OPEN: "good"},
)


class TakingStage(models.TextChoices):
    UNDER_WAY = "under_way", pgettext_lazy("课程", "在学")
    LEARNT = "learnt", _("已学完，待测验")
    PASSED = "passed", _("已结业")
    WITHDRAWN = "withdrawn", _("证书已撤回")


T = TakingStage
TAKING = Stages(
    TakingStage,
    {
        T.UNDER_WAY: to(T.LEARNT, T.PASSED, move="reader"),
        T.LEARNT: to(T.PASSED, move="reader"),
        T.PASSED: to(T.WITHDRAWN),
        T.WITHDRAWN: to(T.PASSED),
    },
    title="One person's way through a course （学课）",
    tones={T.UNDER_WAY: "info", T.LEARNT: "warn", T.PASSED: "good", T.WITHDRAWN: "bad"},
)


class GroupStage(models.TextChoices):
    READING = "reading", pgettext_lazy("读书小组", "共读中")
    ENDED = "ended", pgettext_lazy("读书小组", "已结束")


GROUP = Stages(
    GroupStage,
    {GroupStage.READING: to(GroupStage.ENDED, move="owner"), GroupStage.ENDED: to()},
    title="A reading group with its weekly plan （读书小组）",
    tones={GroupStage.READING: "info"},
)


class TalkStage(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("交流", "待审看")
    SHOWN = "shown", pgettext_lazy("交流", "已公开")
    HIDDEN = "hidden", pgettext_lazy("交流", "未公开")


TALK = Stages(
    TalkStage,
    {
        TalkStage.WAITING: to(TalkStage.SHOWN, TalkStage.HIDDEN, move="owner"),
        TalkStage.SHOWN: to(TalkStage.HIDDEN),
        TalkStage.HIDDEN: to(TalkStage.SHOWN),
    },
    title="What a member says in a reading group （读书交流）",
    tones={TalkStage.WAITING: "warn", TalkStage.SHOWN: "good", TalkStage.HIDDEN: "neutral"},
)
