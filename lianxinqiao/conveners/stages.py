"""The life of a yearly plan, as a table. Pure."""

from django.db import models
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("年度计划", "已制定")
    REPORTED = "reported", pgettext_lazy("年度计划", "已总结")


PLAN = Stages(
    Stage,
    {Stage.PLANNED: to(Stage.REPORTED, move="keeper"), Stage.REPORTED: to()},
    title="A yearly plan （年度计划和总结）",
    tones={Stage.PLANNED: "info", Stage.REPORTED: "good"},
)
OPEN = codes(Stage.PLANNED)


class CheckInStage(models.TextChoices):
    REPORTED = "reported", pgettext_lazy("进社区", "已报到")
    ENDED = "ended", pgettext_lazy("进社区", "已结束")


class StudioStage(models.TextChoices):
    OPEN = "open", pgettext_lazy("工作室", "开放")
    CLOSED = "closed", pgettext_lazy("工作室", "已撤销")


CHECK_IN = Stages(
    CheckInStage,
    {CheckInStage.REPORTED: to(CheckInStage.ENDED), CheckInStage.ENDED: to()},
    title="A member reported to a street or community （委员进社区）",
    tones={CheckInStage.REPORTED: "good"},
)
STUDIO = Stages(
    StudioStage,
    {StudioStage.OPEN: to(StudioStage.CLOSED), StudioStage.CLOSED: to()},
    title="A member's studio or consulting room （委员工作室、议事室）",
    tones={StudioStage.OPEN: "good"},
)
THERE = codes(CheckInStage.REPORTED)
RUNNING = codes(StudioStage.OPEN)
