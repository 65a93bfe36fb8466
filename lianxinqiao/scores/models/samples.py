"""A long-running initiative with its steps, told on a public page （履职样本）."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.people.models import Body, Mandate
from lianxinqiao.scores.stages import SampleStage


class Sample(Root, models.Model):
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="duty_samples", editable=False)
    title = models.CharField(_("标题"), max_length=80)
    summary = models.TextField(_("为什么值得学"))
    mandates = models.ManyToManyField(
        Mandate, related_name="duty_samples", verbose_name=pgettext_lazy("履职样本", "代表、委员")
    )
    stage = models.CharField(
        _("状态"), max_length=9, choices=SampleStage.choices, default=SampleStage.DRAFTED, editable=False
    )
    published_on = models.DateField(_("公开日期"), null=True, blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_on", "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("duty-sample", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage == SampleStage.PUBLISHED


class SampleStep(Part, models.Model):
    """What was done on a day, in the person's record or in words."""

    to_root: ClassVar = ("sample",)
    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="steps")
    on = models.DateField(_("日期"))
    text = models.TextField(_("做了什么"))
    point = models.ForeignKey(
        "scores.Point",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("履职记录"),
    )

    class Meta:
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return self.text[:40]
