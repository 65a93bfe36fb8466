"""The agenda of a meeting, and the papers to its items."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.meetings.kinds import ITEM_CHOICES, ITEMS, ItemKind, PaperKind
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.stages import ItemStage
from lianxinqiao.people.models import Mandate, Organization, Post


class AgendaItem(Part, models.Model):
    """One item of the agenda （议程）."""

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("次序"))
    kind = models.CharField(pgettext_lazy("议程", "类别"), max_length=12, choices=ITEM_CHOICES)
    title = models.CharField(_("议题名称"), max_length=160)
    unit = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("报告机关"),
    )
    reporter = models.CharField(_("报告人"), max_length=60, blank=True)
    committee = models.CharField(_("承担的专门（工作）委员会"), max_length=60, blank=True)
    stage = models.CharField(_("状态"), max_length=10, choices=ItemStage.choices, default=ItemStage.LISTED)
    heard_at = models.DateTimeField(_("审议时间"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    follow_by = models.DateField(_("后续报告期限"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="item_has_its_own_place",
                violation_error_message=_("这个次序已经有议程。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "heard_at"], name="item_by_kind_and_day")]
        ordering: ClassVar = ["meeting", "position"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#item-{self.pk}"

    @property
    def of_kind(self) -> ItemKind:
        return ITEMS[self.kind]


class AgendaVersion(models.Model):
    """The agenda as it stood from a moment on （议程的一个稿）: sent out, changed, adopted."""

    class Why(models.TextChoices):
        CALLED = "called", _("随通知发出")
        ADDED = "added", _("增加议程")
        CHANGED = "changed", _("修改议程")
        WITHDRAWN = "withdrawn", _("撤回议案")
        POSTPONED = "postponed", _("暂不付表决")
        ADOPTED = "adopted", _("全体会议通过")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agendas")
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=10, choices=Why.choices)
    items = models.JSONField(default=list)  # titles in their order
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="agenda_version_is_kept_once"),
        ]
        ordering: ClassVar = ["meeting", "number"]

    def __str__(self) -> str:
        return f"{self.meeting} {self.number}"


class Paper(Part, models.Model):
    """What was handed in for an item （会议材料）, with the day it came: the statutory checklist is read from these."""

    to_root: ClassVar = ("item", "meeting")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(pgettext_lazy("材料", "类别"), max_length=10, choices=PaperKind.choices)
    title = models.CharField(_("材料名称"), max_length=160)
    text = models.TextField(_("材料内容"), blank=True)
    file = models.ForeignKey(
        "files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("附件")
    )
    received_on = models.DateField(_("收到日期"))
    filed_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["received_on", "id"]

    def __str__(self) -> str:
        return self.title


class Reading(models.Model):
    """Somebody who is called has read a paper （已阅）, with a note of their own that nobody else sees."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="readings")
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()
    note = models.TextField(_("自己的批注"), blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["paper", "mandate"], name="paper_is_read_once")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.paper} {self.mandate.person}"
