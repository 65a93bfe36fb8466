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
