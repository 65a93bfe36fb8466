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
