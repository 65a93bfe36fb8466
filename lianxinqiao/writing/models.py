"""A report: its sections with their versions, who writes where, remarks, and the figures as they were signed."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.activities.models import Campaign
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.figures.periods import Period
from lianxinqiao.people.models import Body, Post
from lianxinqiao.writing import kinds
from lianxinqiao.writing.stages import SIGNED, Stage

WRITERS = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}


class WorkReportQuerySet(InBodyQuerySet):
    def visible_to(self, post: Post | None) -> "WorkReportQuerySet":
        """Drafts are for those who write and answer for them; what was signed, for the whole body."""
        if post is None or not post.body_id:
            return self.none()
        rows = self.filter(body_id=post.body_id)
        return rows if post.role in WRITERS else rows.filter(stage__in=SIGNED)

    def public(self) -> "WorkReportQuerySet":
        return self.filter(stage=Stage.PUBLIC)


class WorkReport(Root, models.Model):
    """What a body says of a year, or of a campaign."""

    near: ClassVar = ("body", "campaign", "begun_by")
    fixed: ClassVar = frozenset({"body", "campaign", "begun_by"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="work_reports", editable=False)
    kind = models.CharField(pgettext_lazy("报告", "种类"), max_length=12, choices=kinds.CHOICES)
    year = models.PositiveSmallIntegerField(_("年度"))
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="work_reports",
        verbose_name=_("主题活动"),
    )
    title = models.CharField(_("标题"), max_length=120)
    stage = models.CharField(_("状态"), max_length=8, choices=Stage.choices, default=Stage.DRAFT, editable=False)
    begun_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    begun_at = models.DateTimeField(editable=False)
    signed_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    signed_at = models.DateTimeField(_("签发时间"), null=True, editable=False)
    published_at = models.DateTimeField(_("公开时间"), null=True, editable=False)

    objects = WorkReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-year", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=["draft", "review", "dropped"]) | Q(signed_at__isnull=False),
                name="work_report_signed_has_its_moment",
                violation_error_message=_("签发的报告要有签发时间。"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("work-report", args=[self.pk])

    @classmethod
    def of_committee(cls, key: int | None) -> Q:
        return Q(kind="committee", begun_by__committee=key)

    @property
    def committee_id(self) -> int | None:
        """Of a committee's own report: that for which whoever began it works."""
        return self.begun_by.committee_id if self.kind == "committee" else None

    @property
    def is_public(self) -> bool:
        return self.stage == Stage.PUBLIC

    @property
    def is_signed(self) -> bool:
        return self.stage in SIGNED

    @property
    def period(self) -> Period:
        return Period.of_year(self.year)


class Section(Part, models.Model):
    """A heading and its text, in which figures stand by reference (references.py)."""

    to_root: ClassVar = ("report",)

    report = models.ForeignKey(WorkReport, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(_("小标题"), max_length=80, blank=True)
    text = models.TextField(_("正文"), blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.heading or str(_("第%(number)s节") % {"number": self.position})

    @property
    def stage(self) -> str:
        return str(self.report.stage)


class Version(models.Model):
    """A section as somebody left it; what the same writer saves within minutes is one version."""

    ONE = timedelta(minutes=10)

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="versions")
    heading = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    saved_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]


class Presence(models.Model):
    """Who has a section open to write in it, and when that was last seen."""

    SEEN = timedelta(seconds=45)

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="present")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "post"], name="presence_is_noted_once"),
        ]


class Remark(Part, models.Model):
    """What a reader says to a section, until somebody has seen to it."""

    to_root: ClassVar = ("section", "report")

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="remarks")
    quote = models.CharField(_("所指的文字"), max_length=120, blank=True)
    text = models.TextField(_("意见"))
    made_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    settled_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def stage(self) -> str:
        return str(self.section.report.stage)


class Frozen(models.Model):
    """A figure as it was when the report was signed: its value, and each of its rows by key, measure and name."""

    report = models.ForeignKey(WorkReport, on_delete=models.CASCADE, related_name="frozen")
    key = models.CharField(max_length=200)
    code = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    narrowed = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=20)
    meaning = models.TextField()
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    rows = models.JSONField(default=list)
    frozen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "key"], name="figure_is_frozen_once")]

    def __str__(self) -> str:
        return self.name
