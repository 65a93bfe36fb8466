"""What a body has decided about its figures （对外公布的数字） and about the claims of its reports （核数）; books being made."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicFigure(models.Model):
    """One figure of one year that stands on the portal, with its number and those of its rows that are public."""

    body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="public_figures")
    year = models.PositiveSmallIntegerField(_("年度"))
    code = models.CharField(_("指标"), max_length=60)
    made_public_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    made_public_at = models.DateTimeField(_("公布时间"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year", "code"], name="figure_is_made_public_once")
        ]
        ordering: ClassVar = ["body", "-year", "pk"]

    def __str__(self) -> str:
        return f"{self.year} {self.code}"


class ClaimBinding(models.Model):
    """A correction that is remembered: claims in these words speak of this figure, or ("") of none."""

    body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="claim_bindings")
    key = models.CharField(_("语句"), max_length=300)
    figure = models.CharField(_("指标"), max_length=60, blank=True)
    corrected_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(_("指定时间"))

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["body", "key"], name="claim_is_bound_once")]
        ordering: ClassVar = ["body", "key"]

    def __str__(self) -> str:
        return f"{self.key} → {self.figure or '–'}"


class DraftReport(models.Model):
    """A written report that was put here to be checked; it is for the office alone and is discarded afterwards."""

    body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="draft_reports")
    year = models.PositiveSmallIntegerField(_("年度"))
    file = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")
    put_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField(_("放入时间"))

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.file.name


class Book(models.Model):
    """A large compilation that the worker makes: how far it is, and for a day the file, for who asked for it."""

    class State(models.TextChoices):
        ASKED = "asked", _("排队中")
        READING = "reading", _("正在汇集建议和答复")
        SETTING = "setting", _("正在排版")
        READY = "ready", _("已编成")
        FAILED = "failed", _("没有编成")

    KEPT = timedelta(days=1)
    SILENT = timedelta(minutes=15)  # no step for so long: its worker was stopped

    body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="books")
    year = models.PositiveSmallIntegerField(_("年度"))
    kind = models.CharField(max_length=4)  # docx | pdf | xlsx
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.ASKED)
    total = models.PositiveIntegerField()
    read = models.PositiveIntegerField(default=0)
    path = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="ready") & ~models.Q(path="") | ~models.Q(state="ready") & models.Q(path=""),
                name="book_ready_has_its_file",
            ),
        ]
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.year} {self.kind}"

    @property
    def is_under_way(self) -> bool:
        return self.state in {self.State.ASKED, self.State.READING, self.State.SETTING}

    def is_silent(self, at: datetime) -> bool:
        return self.is_under_way and at - self.moved_at > self.SILENT


class AcrossFigures(models.Model):
    """A year's figures of many districts, as each counted them by its own rules and handed them to a city's body.

    Districts may live in databases that know nothing of each other (decision 0043), so what is shown here was brought.
    """

    body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="across_figures")
    year = models.PositiveSmallIntegerField(_("年度"))
    lines = (
        models.JSONField()
    )  # of each figure and body: code, name, unit, room, definition, body, body_name, value, adds
    taken_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year"], name="figures_across_districts_are_one_a_year")
        ]
        ordering: ClassVar = ["body", "-year"]

    def __str__(self) -> str:
        return str(self.year)
