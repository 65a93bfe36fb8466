"""Somebody asks that a document be reviewed: an organ demands it, anybody suggests it （审查要求、审查建议）."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.filings.models.filing import Filing
from lianxinqiao.filings.stages import Asked
from lianxinqiao.people.models import Body, Post


class ReviewRequest(Root, models.Model):
    """Which document, why, and what became of it; a suggestion that is not taken up is told with one of five grounds."""

    readers: ClassVar = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}

    class Way(models.TextChoices):
        DEMAND = "demand", _("审查要求（国家机关）")
        SUGGESTION = "suggestion", _("审查建议（公民、组织）")
        TRANSFERRED = "transferred", pgettext_lazy("审查", "移送")

    class Ground(models.TextChoices):
        """上海2024, 北京2024: grounds on which no review is started."""

        NOT_OURS = "not_ours", _("不属于本级人大常委会审查范围")
        NOT_NORMATIVE = "not_normative", _("不是规范性文件")
        ENDED = "ended", _("文件已经修改、废止或者失效")
        REVIEWED = "reviewed", _("同一问题已经审查并有结论，没有新的理由")
        NO_REASON = "no_reason", _("没有指出具体问题和理由，补充后仍不明确")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="review_requests", editable=False)
    way = models.CharField(_("来源方式"), max_length=12, choices=Way.choices)
    asked_by = models.CharField(_("提出人"), max_length=60, help_text=_("机关写名称；公民只写姓氏，例如“李先生”。"))
    document = models.CharField(_("要求审查的文件"), max_length=160)
    filing = models.ForeignKey(
        Filing, on_delete=models.PROTECT, null=True, blank=True, related_name="requests", verbose_name=_("备案文件")
    )
    reason = models.TextField(_("问题和理由"))
    received_on = models.DateField(_("收到日期"))
    stage = models.CharField(_("状态"), max_length=12, choices=Asked.choices, default=Asked.RECEIVED, editable=False)
    due_on = models.DateField(_("期限"), null=True, blank=True, editable=False)
    ground = models.CharField(_("不启动审查的理由"), max_length=14, choices=Ground.choices, blank=True, editable=False)
    answer = models.TextField(_("反馈内容"), blank=True, editable=False)
    told_on = models.DateField(_("告知日期"), null=True, blank=True, editable=False)
    # Who entered it; nobody where it came by the form that everybody has, with the key of its receipt.
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    identity = models.UUIDField(null=True, unique=True, editable=False)
    key = models.CharField(max_length=64, blank=True, editable=False)
    door = models.CharField(max_length=64, blank=True, editable=False)  # the network it came from, as a hash
    held_because = models.JSONField(default=list, blank=True, editable=False)  # why it looks like a machine's
    entered_at = models.DateTimeField(editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="review_receipt_opens_one_request"),
            models.CheckConstraint(
                condition=~Q(stage="not_started") | ~Q(ground=""),
                name="not_started_says_its_ground",
                violation_error_message=_("请选择不启动审查的理由。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["door", "entered_at"], condition=~Q(door=""), name="review_request_by_door"),
        ]
        ordering: ClassVar = ["-received_on", "-id"]

    def __str__(self) -> str:
        return self.document

    def get_absolute_url(self) -> str:
        return reverse("review-request", args=[self.pk])

    @property
    def came_in(self) -> str:
        return gettext("网上提交") if self.identity else gettext("工作人员登记")

    @property
    def is_public(self) -> bool:
        return False
