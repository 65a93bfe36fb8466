"""A year's assessment by one table; every act that counts in it; appeals; and each person's standing."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.people.models import Body, Mandate, Post
from lianxinqiao.scores.stages import AppealStage, Counted, Stage
from lianxinqiao.scores.tables import ScoreTable


class Assessment(Root, models.Model):
    """The record and the scores of a body's deputies or members in a year （履职考核）.

    It keeps the whole table that it was begun with: another table next year changes nothing of it.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="assessments", editable=False)
    year = models.PositiveSmallIntegerField(_("年度"))
    table = models.JSONField(editable=False)
    stage = models.CharField(_("状态"), max_length=9, choices=Stage.choices, default=Stage.OPEN, editable=False)
    gathered_at = models.DateTimeField(_("归集时间"), null=True, blank=True, editable=False)
    previewed_on = models.DateField(_("预览日期"), null=True, blank=True, editable=False)
    published_on = models.DateField(_("公布日期"), null=True, blank=True, editable=False)
    frozen_on = models.DateField(_("定档日期"), null=True, blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year"],
                name="one_assessment_a_year",
                violation_error_message=_("这个年度已经有履职考核。"),
            )
        ]
        ordering: ClassVar = ["-year", "id"]

    def __str__(self) -> str:
        return str(_("%(year)s年度履职考核") % {"year": self.year})

    def get_absolute_url(self) -> str:
        return reverse("assessment", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False

    @property
    def rules(self) -> ScoreTable:
        return ScoreTable.model_validate(self.table)


class OfAssessment(Part, models.Model):
    to_root: ClassVar = ("assessment",)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="%(class)ss")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="score_%(class)ss")

    class Meta:
        abstract = True


class Point(OfAssessment):
    """One act that counts for a person, with the way to its evidence; taken back visibly, never deleted."""

    event = models.CharField(pgettext_lazy("积分", "事项"), max_length=40)
    on = models.DateField(_("日期"))
    title = models.CharField(_("内容"), max_length=200)
    # "activities.participation:12" and where it is read; of a claim, the words that show it.
    evidence = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=200, blank=True)
    # The thing whose acts may change it ("activities.activity:3"), and how many did it together.
    origin = models.CharField(max_length=60, blank=True)
    people = models.PositiveSmallIntegerField(_("共几人"), default=1)
    leads = models.BooleanField(_("第一人"), default=True)
    words = models.TextField(_("说明和证明"), blank=True)
    proof = models.ForeignKey(
        "files.Attachment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("证明材料"),
    )
    # Entered to put right what an appeal found.
    appeal = models.ForeignKey(
        "scores.Appeal", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    stage = models.CharField(_("状态"), max_length=7, choices=Counted.choices, default=Counted.COUNTED)
    reason = models.CharField(_("理由"), max_length=200, blank=True)
    fell = models.BooleanField(default=False, editable=False)  # with its record, not by somebody's hand
    changed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessment", "mandate", "event", "evidence"],
                condition=~Q(evidence=""),
                name="evidence_counts_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["assessment", "mandate", "on"], name="point_by_person"),
            models.Index(fields=["assessment", "origin"], name="point_by_origin"),
            models.Index(fields=["assessment", "evidence"], name="point_by_evidence"),
        ]
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return self.title


class Appeal(OfAssessment):
    """What a person has against their score, and what came of it; both are kept."""

    about = models.ForeignKey(
        Point, on_delete=models.PROTECT, null=True, blank=True, related_name="appeals", verbose_name=_("对哪一条")
    )
    text = models.TextField(_("申诉内容"))
    made_on = models.DateField(_("申诉日期"))
    stage = models.CharField(_("状态"), max_length=9, choices=AppealStage.choices, default=AppealStage.MADE)
    answer = models.TextField(_("处理意见"), blank=True)
    settled_on = models.DateField(_("处理日期"), null=True, blank=True)
    settled_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["made_on", "id"]

    def __str__(self) -> str:
        return self.text[:40]


class Standing(OfAssessment):
    """What the table gives a person, as it was last computed; frozen with the assessment."""

    total = models.DecimalField(_("总分"), max_digits=7, decimal_places=2)
    raw = models.DecimalField(max_digits=7, decimal_places=2)
    bonus = models.DecimalField(_("加分"), max_digits=7, decimal_places=2)
    grade = models.CharField(_("等次"), max_length=20, blank=True)
    place = models.PositiveIntegerField(_("名次"))
    days = models.PositiveSmallIntegerField(_("履职天数"))
    missing = models.JSONField(_("未完成的基本要求"), default=list)
    items: Any = models.JSONField(default=list)  # [code, name, raw, points], as they stood

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "mandate"], name="one_standing_a_person")
        ]
        ordering: ClassVar = ["place", "mandate__person__pinyin"]

    def __str__(self) -> str:
        return f"{self.mandate.person} {self.total}"


class Rating(OfAssessment):
    """What one rater marks a person with, column by column （多方评定）."""

    rater = models.CharField(_("评定方"), max_length=20)
    marks: Any = models.JSONField(default=dict)  # by column
    total = models.DecimalField(_("评定分"), max_digits=6, decimal_places=2)
    rated_on = models.DateField(_("评定日期"))
    rated_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "mandate", "rater"], name="one_rating_a_rater")
        ]
        ordering: ClassVar = ["mandate", "id"]

    def __str__(self) -> str:
        return f"{self.mandate.person} {self.total}"


class Pending(models.Model):
    """Something was done on a thing that counts here: the worker looks at it within a minute."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="pending")
    origin = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["assessment", "origin"], name="thing_waits_once")]
