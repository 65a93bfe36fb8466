"""What is handed to another organ, and what that organ says of it."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import InBodyQuerySet
from lianxinqiao.exchange.kinds import Ground, Kind, Outcome, Wish
from lianxinqiao.exchange.models.numbered import Exchanged
from lianxinqiao.exchange.models.partners import Partner
from lianxinqiao.exchange.stages import Stage
from lianxinqiao.people.models import Body, Post

SOURCES = ("matter", "opinion", "report")


def column_of(thing: models.Model) -> str:
    """By which of its columns a handover leads to what it was handed from."""
    kind = thing._meta.concrete_model or type(thing)
    name = str(kind._meta.model_name)
    assert name in SOURCES, name
    return name


class Handover(Exchanged, models.Model):
    """One thing, handed as it is written here; where it came from stays with it."""

    readers: ClassVar = Partner.readers
    near: ClassVar = ("body", "partner")
    needed: ClassVar = frozenset({"body", "partner"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="handovers", editable=False)
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="handovers", verbose_name=pgettext_lazy("交换", "移送给")
    )
    identity = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # what both sides call it
    kind = models.CharField(_("事项种类"), max_length=10, choices=Kind.choices)
    matter = models.ForeignKey(
        "matters.Matter", on_delete=models.PROTECT, null=True, blank=True, related_name="handovers", editable=False
    )
    opinion = models.ForeignKey(
        "opinions.Opinion", on_delete=models.PROTECT, null=True, blank=True, related_name="handovers", editable=False
    )
    report = models.ForeignKey(
        "reports.Report", on_delete=models.PROTECT, null=True, blank=True, related_name="handovers", editable=False
    )
    title = models.CharField(_("标题"), max_length=120)
    text = models.TextField(_("内容"), max_length=20_000)
    wish = models.CharField(_("请对方"), max_length=8, choices=Wish.choices, default=Wish.HANDLE)
    reply_by = models.DateField(_("希望何日前反馈"), null=True, blank=True)
    stage = models.CharField(_("状态"), max_length=10, choices=Stage.choices, default=Stage.SENT, editable=False)
    year = models.PositiveSmallIntegerField(_("年份"), editable=False)
    number = models.PositiveIntegerField(_("编号"), editable=False)
    sent_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    sent_at = models.DateTimeField(_("移送时间"), editable=False)

    receipt = models.CharField(_("回执号"), max_length=60, blank=True, editable=False)
    received_at = models.DateTimeField(_("对方签收时间"), null=True, editable=False)
    failure = models.CharField(_("没有送到的原因"), max_length=300, blank=True, editable=False)
    ground = models.CharField(_("退回理由"), max_length=12, choices=Ground.choices, blank=True, editable=False)
    reason = models.TextField(_("退回说明"), blank=True, editable=False)
    outcome = models.CharField(
        pgettext_lazy("交换", "结果"), max_length=12, choices=Outcome.choices, blank=True, editable=False
    )
    answer = models.TextField(_("对方的反馈"), blank=True, editable=False)
    answered_at = models.DateTimeField(_("反馈时间"), null=True, editable=False)
    urged_at = models.DateTimeField(_("最近催办"), null=True, editable=False)
    closing = models.TextField(_("办结说明"), blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year", "number"],
                name="handover_number_is_used_once",
                violation_error_message=_("这个编号已经用过。"),
            ),
            models.CheckConstraint(
                condition=Q(opinion=None, report=None) | Q(matter=None, report=None) | Q(matter=None, opinion=None),
                name="handover_of_one_thing",
                violation_error_message=_("一件移送件只来自一件事。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "stage"], name="handover_by_stage")]
        ordering: ClassVar = ["-id"]

    def get_absolute_url(self) -> str:
        return reverse("handover", args=[self.pk])

    @property
    def source(self) -> models.Model | None:
        """What it was handed from; None where it was written for this."""
        return self.matter or self.opinion or self.report
