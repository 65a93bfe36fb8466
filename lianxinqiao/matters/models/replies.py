"""Replies （答复） and their gates."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.matters.models.handlings import Handling
from lianxinqiao.matters.models.suggestions import Suggestion
from lianxinqiao.matters.stages import ReplyStage
from lianxinqiao.people.models import Organization


class Reply(Part, models.Model):
    """A unit's written answer in one round of handling; the letter round it comes from the template."""

    to_root: ClassVar = ("handling", "suggestion")
    handling = models.ForeignKey(Handling, on_delete=models.CASCADE, related_name="replies")
    round = models.PositiveSmallIntegerField(default=1)
    stage = models.CharField(_("状态"), max_length=14, choices=ReplyStage.choices, default=ReplyStage.DRAFT)
    body = models.TextField(_("答复正文"), blank=True)
    reply_class = models.CharField(_("答复类别"), max_length=12, blank=True)  # semantic: rulebook ReplyClass
    number = models.CharField(_("发文字号"), max_length=60, blank=True)
    contact_name = models.CharField(_("联系人"), max_length=40, blank=True)
    contact_phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    promise_plan = models.TextField(_("承诺事项和计划"), blank=True)
    promise_due_on = models.DateField(_("承诺完成日期"), null=True, blank=True)
    openness = models.CharField(_("公开方式"), max_length=8, choices=Suggestion.Openness.choices, default="full")
    openness_reason = models.CharField(_("不公开或摘要公开的理由"), max_length=200, blank=True)
    public_summary = models.TextField(_("公开摘要"), blank=True)

    drafted_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    sent_back_reason = models.TextField(_("退回修改的理由"), blank=True)
    signed_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_on = models.DateField(_("签发日期"), null=True, blank=True)
    reviewed_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_on = models.DateField(_("审核日期"), null=True, blank=True)
    class_change_reason = models.TextField(_("调整类别的理由"), blank=True)
    delivered_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    delivered_on = models.DateField(_("送达日期"), null=True, blank=True)
    assess_due_on = models.DateField(_("评价期限"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handling", "round"], name="one_reply_a_round"),
            models.CheckConstraint(
                condition=Q(signed_on=None, signed_by=None) | Q(signed_on__isnull=False, signed_by__isnull=False),
                name="reply_signed_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on=None, reviewed_by=None)
                | Q(reviewed_on__isnull=False, reviewed_by__isnull=False),
                name="reply_reviewed_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(delivered_on=None, delivered_by=None)
                | Q(delivered_on__isnull=False, delivered_by__isnull=False),
                name="reply_delivered_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(stage="delivered", delivered_on__isnull=False)
                | (~Q(stage="delivered") & Q(delivered_on=None)),
                name="reply_delivered_has_its_day",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "id"], condition=~Q(stage="delivered"), name="reply_open"),
        ]
        ordering: ClassVar = ["round", "id"]

    def __str__(self) -> str:
        return f"{self.unit} {self.number}".strip()

    @property
    def unit_id(self) -> int:
        return self.handling.organization_id

    @property
    def suggestion(self) -> Suggestion:
        return self.root

    @property
    def unit(self) -> Organization:
        """Who answers, by the names of the day on which the reply went out."""
        return self.handling.held_by(self.delivered_on or self.signed_on)


class KeptPaper(models.Model):
    """A reply's letter as it was delivered: all it says as data, and the files made of it. Nothing changes it later.

    `made_later`: delivered before the house kept papers, and made from the records as they stood on `kept_at`.
    """

    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="kept_paper")
    data = models.JSONField()
    sha256 = models.CharField(max_length=64)  # of the data, as the journal's entry of the delivery says it
    made_later = models.BooleanField(default=False)
    kept_at = models.DateTimeField(default=timezone.now)
    docx = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pdf = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.reply} {self.sha256[:8]}"


class Countersign(Part, models.Model):
    """An assisting unit's countersignature under a reply （会签）."""

    to_root: ClassVar = ("reply", "handling", "suggestion")
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="countersigns")
    handling = models.ForeignKey(Handling, on_delete=models.CASCADE, related_name="countersigns")
    signed_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_on = models.DateField(null=True, blank=True)
    remark = models.TextField(_("会签意见"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reply", "handling"], name="countersigned_once"),
            models.CheckConstraint(
                condition=Q(signed_on=None, signed_by=None) | Q(signed_on__isnull=False, signed_by__isnull=False),
                name="countersign_who_and_when",
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.handling.held_by(self.signed_on))

    @property
    def unit_id(self) -> int:
        return self.handling.organization_id

    @property
    def suggestion(self) -> Suggestion:
        return self.root


class ReplyTemplate(models.Model):
    """A unit's own beginning for its replies."""

    organization = models.ForeignKey("people.Organization", on_delete=models.CASCADE, related_name="reply_templates")
    name = models.CharField(_("名称"), max_length=60)
    body = models.TextField(_("正文"))
    saved_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "name"], name="template_name_is_used_once"),
        ]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
