"""What came from another organ, what it became here, and what is told of it."""

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
from lianxinqiao.exchange.stages import ArrivalStage
from lianxinqiao.people.models import Body


class Arrival(Exchanged, models.Model):
    readers: ClassVar = Partner.readers
    near: ClassVar = ("body", "partner")
    needed: ClassVar = frozenset({"body", "partner"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="arrivals", editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="arrivals", editable=False)
    identity = models.UUIDField(editable=False)  # what both sides call it
    digest = models.CharField(max_length=64, editable=False)  # of what came: sent again, it is taken once
    kind = models.CharField(_("事项种类"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("标题"), max_length=120)
    text = models.TextField(_("内容"), max_length=20_000)
    wish = models.CharField(_("对方希望"), max_length=8, choices=Wish.choices)
    reply_by = models.DateField(_("希望何日前反馈"), null=True, blank=True)
    their_number = models.CharField(_("对方编号"), max_length=60, blank=True)
    stage = models.CharField(
        _("状态"), max_length=10, choices=ArrivalStage.choices, default=ArrivalStage.ARRIVED, editable=False
    )
    year = models.PositiveSmallIntegerField(_("年份"), editable=False)
    number = models.PositiveIntegerField(_("编号"), editable=False)
    received_at = models.DateTimeField(_("签收时间"), editable=False)

    opinion = models.ForeignKey(
        "opinions.Opinion", on_delete=models.PROTECT, null=True, blank=True, related_name="arrivals", editable=False
    )
    report = models.ForeignKey(
        "reports.Report", on_delete=models.PROTECT, null=True, blank=True, related_name="arrivals", editable=False
    )
    accepted_at = models.DateTimeField(_("受理时间"), null=True, editable=False)
    ground = models.CharField(_("退回理由"), max_length=12, choices=Ground.choices, blank=True, editable=False)
    reason = models.TextField(_("退回说明"), blank=True, editable=False)
    outcome = models.CharField(
        pgettext_lazy("交换", "结果"), max_length=12, choices=Outcome.choices, blank=True, editable=False
    )
    answer = models.TextField(pgettext_lazy("交换", "反馈内容"), blank=True, editable=False)
    answered_at = models.DateTimeField(_("反馈时间"), null=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partner", "identity"],
                name="arrival_is_taken_once",
                violation_error_message=_("这件移送件已经签收。"),
            ),
            models.UniqueConstraint(
                fields=["body", "year", "number"],
                name="arrival_number_is_used_once",
                violation_error_message=_("这个编号已经用过。"),
            ),
            models.CheckConstraint(
                condition=Q(opinion=None) | Q(report=None),
                name="arrival_becomes_one_thing",
                violation_error_message=_("一件移送件只登记为一件事。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "stage"], name="arrival_by_stage")]
        ordering: ClassVar = ["-id"]

    def get_absolute_url(self) -> str:
        return reverse("arrival", args=[self.pk])

    @property
    def became(self) -> models.Model | None:
        return self.opinion or self.report
