"""A report on public opinion, where it was sent, and what came of it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part, Root
from lianxinqiao.people import sectors
from lianxinqiao.people.models import Body, Field, Mandate, Organization, Post
from lianxinqiao.reports.models.issues import Issue
from lianxinqiao.reports.readers import BODY_READERS
from lianxinqiao.reports.stages import Stage


class ReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, post: Post | None) -> "ReportQuerySet":
        """A writer's drafts are the writer's. The office reads what was handed in, a unit what was sent to it."""
        if post is None:
            return self.none()
        if post.organization_id:
            return self.filter(pk__in=Sending.objects.filter(organization=post.organization_id).values("report"))
        own = Q(written_by=post.pk or 0)
        if post.mandate_id:
            own |= Q(mandate=post.mandate_id)
        if post.role in BODY_READERS:
            return self.filter(own | ~Q(stage=Stage.DRAFT), body_id=post.body_id)
        return self.filter(own, body_id=post.body_id)

    def counted(self) -> "ReportQuerySet":
        """Handed in: a draft is nobody's number."""
        return self.exclude(stage=Stage.DRAFT)


class Report(Root, models.Model):
    """What somebody reports of the people's situation and mood （社情民意信息）: one matter, one report."""

    class Source(models.TextChoices):
        MEMBER = "member", pgettext_lazy("信息", "委员")
        GROUP = "group", _("委员小组")
        SECTOR = "sector", _("界别")
        PARTY = "party", _("民主党派、工商联")
        COMMITTEE = "committee", pgettext_lazy("信息", "专门委员会")
        INFORMANT = "informant", _("特邀信息员")
        EXCHANGE = "exchange", _("其他机关移送")

    near: ClassVar = ("body", "mandate__person", "lead", "issue", "field")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reports", editable=False)
    year = models.PositiveSmallIntegerField(_("年度"), null=True, editable=False)
    number = models.PositiveIntegerField(_("编号"), null=True, editable=False)
    source = models.CharField(_("以谁的名义"), max_length=10, choices=Source.choices, default=Source.MEMBER)
    # The group, sector, party, committee or informant by name.
    in_name_of = models.CharField(_("名称"), max_length=60, blank=True)
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=pgettext_lazy("信息", "反映人"),
    )
    field = models.ForeignKey(
        Field, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("类别")
    )
    title = models.CharField(_("标题"), max_length=80)
    text = models.TextField(_("内容"), max_length=20_000)
    urgent = models.BooleanField(_("急件"), default=False)
    stage = models.CharField(_("状态"), max_length=10, choices=Stage.choices, default=Stage.DRAFT, editable=False)
    # What the office made of it; the writer's words stay as they were handed in.
    edited_title = models.CharField(max_length=80, blank=True, editable=False)
    edited_text = models.TextField(blank=True, editable=False)
    edited_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    reason = models.CharField(_("未采用的原因"), max_length=300, blank=True, editable=False)
    lead = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="combined", editable=False)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, related_name="reports", editable=False)
    written_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    saved_at = models.DateTimeField(editable=False)
    identity = models.UUIDField(
        null=True, unique=True, editable=False
    )  # of one that was written without network: it comes once
    handed_in_on = models.DateField(_("提交日期"), null=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year", "number"],
                name="report_number_is_used_once_a_year",
                violation_error_message=_("这一年已经有这个编号。"),
            ),
            models.CheckConstraint(
                condition=(Q(stage="draft", handed_in_on=None, number=None, year=None))
                | (~Q(stage="draft") & Q(handed_in_on__isnull=False, number__isnull=False, year__isnull=False)),
                name="report_is_numbered_when_handed_in",
                violation_error_message=_("提交时编号。"),
            ),
            models.CheckConstraint(
                condition=Q(stage="combined", lead__isnull=False) | (~Q(stage="combined") & Q(lead=None)),
                name="report_is_combined_into_another",
                violation_error_message=_("合并要写明并入哪一篇。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "stage"], name="report_by_stage"),
            models.Index(fields=["body", "handed_in_on"], name="report_by_day"),
        ]
        ordering: ClassVar = ["-handed_in_on", "-id"]

    def __str__(self) -> str:
        return self.called

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False

    @property
    def called(self) -> str:
        return self.edited_title or self.title

    @property
    def words(self) -> str:
        """As the office left it, or as it was written."""
        return self.edited_text or self.text

    @property
    def number_text(self) -> str:
        return f"{self.year}-{self.number:03d}" if self.number else ""

    @property
    def writer(self) -> str:
        """In whose name, as a list says it: the person, or the group, sector, party, committee, informant."""
        return sectors.named(self.in_name_of) or (
            self.mandate.person.spoken if self.mandate else str(self.get_source_display())
        )

    @property
    def standing(self) -> str:
        return str(self.get_stage_display())


class Sending(Part, models.Model):
    """One place to which a report went: the CPPCC above, party committee, government, or a unit that may answer."""

    class To(models.TextChoices):
        UPPER = "upper", _("上级政协")
        PARTY = "party", pgettext_lazy("报送", "党委")
        GOVERNMENT = "government", pgettext_lazy("报送", "政府")
        UNIT = "unit", pgettext_lazy("报送", "有关单位")

    to_root: ClassVar = ("report",)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sendings")
    to = models.CharField(_("报送对象"), max_length=10, choices=To.choices)
    name = models.CharField(pgettext_lazy("报送", "收文机关"), max_length=60, blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("单位")
    )
    sent_on = models.DateField(_("报送日期"))
    feedback = models.TextField(_("办理反馈"), blank=True)
    answered_on = models.DateField(_("反馈日期"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to="unit", organization__isnull=False) | (~Q(to="unit") & Q(organization=None)),
                name="sending_to_a_unit_names_it",
                violation_error_message=_("转送单位要写明是哪个单位。"),
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, feedback="") | (Q(answered_on__isnull=False) & ~Q(feedback="")),
                name="sending_is_answered_with_words",
                violation_error_message=_("反馈要写明情况和日期。"),
            ),
            models.UniqueConstraint(
                fields=["report", "to", "organization"],
                nulls_distinct=False,
                name="sent_to_each_once",
                violation_error_message=_("已经报送过。"),
            ),
        ]
        ordering: ClassVar = ["sent_on", "id"]

    def __str__(self) -> str:
        return self.called

    @property
    def unit_id(self) -> int | None:
        return self.organization_id

    @property
    def called(self) -> str:
        return str(self.organization or self.name or self.get_to_display())


class LeaderNote(Part, models.Model):
    """What a leader wrote on it （批示）."""

    to_root: ClassVar = ("report",)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="notes")
    leader = models.CharField(_("批示领导"), max_length=60)
    text = models.TextField(_("批示内容"))
    on = models.DateField(_("批示日期"))

    class Meta:
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return self.leader


class Adoption(Part, models.Model):
    """That it was adopted （采用）: at which level, and whether alone, with others, or passed on to a department."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("全国政协")
        PROVINCE = "province", _("省政协")
        CITY = "city", _("市政协")
        DISTRICT = "district", _("区委、区政府")

    class Way(models.TextChoices):
        SINGLE = "single", _("单篇采用")
        COMBINED = "combined", _("综合采用")
        PASSED_ON = "passed_on", _("采用并转送有关部门")

    to_root: ClassVar = ("report",)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="adoptions")
    level = models.CharField(_("采用级别"), max_length=10, choices=Level.choices)
    way = models.CharField(_("采用方式"), max_length=10, choices=Way.choices)
    on = models.DateField(_("采用日期"))
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "level"],
                name="adopted_once_a_level",
                violation_error_message=_("这一级已经登记过采用。"),
            )
        ]
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.get_way_display()}"
