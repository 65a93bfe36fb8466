"""What a meeting decides: decisions and resolutions, and who is appointed to which office or removed from it."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.meetings import offices
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.models.votes import Vote
from lianxinqiao.meetings.offices import Action, Organiser
from lianxinqiao.meetings.stages import AmendmentStage, DecisionStage, Nomination
from lianxinqiao.people.models import Body, Mandate, Person


class Decision(Part, models.Model):
    """A decision or resolution （决定、决议）: draft, adopted by a vote, numbered in the term, signed, published."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("决议")
        DECISION = "decision", _("决定")

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(pgettext_lazy("决议", "类别"), max_length=10, choices=Kind.choices)
    title = models.CharField(pgettext_lazy("决议", "标题"), max_length=160)
    text = models.TextField(pgettext_lazy("决议", "正文"))
    stage = models.CharField(_("状态"), max_length=10, choices=DecisionStage.choices, default=DecisionStage.DRAFT)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    number = models.PositiveSmallIntegerField(_("号"), null=True, blank=True)
    adopted_on = models.DateField(_("通过日期"), null=True, blank=True)
    signed_on = models.DateField(_("签发日期"), null=True, blank=True)
    published_on = models.DateField(_("公布日期"), null=True, blank=True)
    due_on = models.DateField(_("公布期限"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(adopted_on=None, number=None) | Q(adopted_on__isnull=False, number__isnull=False),
                name="decision_is_numbered_when_adopted",
                violation_error_message=_("通过的决议、决定要有编号。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["adopted_on"], name="decision_by_day")]
        ordering: ClassVar = ["-adopted_on", "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.pk])


class Amendment(Part, models.Model):
    """Another wording for one passage of a draft （修正案）, voted before the draft; carried, it stands in the text."""

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="amendments")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="amendments")
    old = models.TextField(_("要修改的一段"))
    new = models.TextField(_("修改为"), blank=True)
    movers = models.ManyToManyField(Mandate, related_name="+", verbose_name=_("提出人"))
    filed_on = models.DateField(_("提出日期"))
    stage = models.CharField(_("状态"), max_length=10, choices=AmendmentStage.choices, default=AmendmentStage.FILED)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="amendments")

    class Meta:
        ordering: ClassVar = ["decision", "id"]

    def __str__(self) -> str:
        return gettext("修正案：“%(old)s”改为“%(new)s”") % {"old": self.old[:60], "new": self.new[:60]}


class Office(models.Model):
    """A post in an organ that the standing committee fills or the congress elects （职务）."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="offices", editable=False)
    kind = models.CharField(_("职务类别"), max_length=14, choices=offices.CHOICES)
    organ = models.CharField(_("机关"), max_length=60)
    title = models.CharField(_("职务名称"), max_length=60)
    single = models.BooleanField(_("只有一人"), default=True)
    ended_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "organ", "title"],
                name="office_is_registered_once",
                violation_error_message=_("这个职务已经登记。"),
            ),
        ]
        ordering: ClassVar = ["kind", "organ", "id"]

    def __str__(self) -> str:
        return f"{self.organ}{self.title}"

    def get_absolute_url(self) -> str:
        return reverse("holders")

    @property
    def leads_government(self) -> bool:
        """区长、县长: who puts forward the members of a new government."""
        return self.kind == "head" and self.organ.endswith("政府")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def begun(self, body: int | None) -> "AppointmentQuerySet":
        """All appointments that ever put somebody into an office of this body."""
        return self.filter(office__body=body, stage=Nomination.PASSED, action__in=offices.BEGINS)

    def on(self, day: date) -> "AppointmentQuerySet":
        """Those in force on a day: begun by then and not ended."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=day), effective_on__lte=day)

    def holding(self, body: Body, on: date) -> "AppointmentQuerySet":
        """Who holds which office on a day."""
        return self.begun(body.pk).on(on)


class Appointment(Part, models.Model):
    """One act on one person and one office （任免）: each is one person-time. In force on the day it passes."""

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="appointments")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="appointments")
    action = models.CharField(_("任免"), max_length=8, choices=Action.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("姓名"))
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("职务"))
    reason = models.TextField(_("任免理由"), blank=True)
    nominated_by = models.CharField(_("提请人"), max_length=60, blank=True)
    stage = models.CharField(_("状态"), max_length=10, choices=Nomination.choices, default=Nomination.NOMINATED)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments")
    effective_on = models.DateField(_("生效日期"), null=True, blank=True)
    ended_on = models.DateField(_("离任日期"), null=True, blank=True)
    ended_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="ends")
    announced_on = models.DateField(_("公布日期"), null=True, blank=True)
    approved_on = models.DateField(_("上一级批准日期"), null=True, blank=True)
    objected = models.BooleanField(_("审议时有异议"), default=False)
    filed_above_on = models.DateField(_("报上一级备案日期"), null=True, blank=True)
    exam_score = models.PositiveSmallIntegerField(_("考试成绩"), null=True, blank=True)
    exam_on = models.DateField(_("考试日期"), null=True, blank=True)
    exams = models.PositiveSmallIntegerField(default=0)
    accusation = models.TextField(_("反映的问题"), blank=True)
    accused_on = models.DateField(_("收到反映的日期"), null=True, blank=True)
    finding = models.TextField(_("核查结论"), blank=True)
    cleared = models.BooleanField(null=True, blank=True)
    # By when the organ has it in writing, and when it did; and after the election of a government's head, by when the line-up
    # is put forward.
    letter_due_on = models.DateField(_("任免通知送达期限"), null=True, blank=True)
    letter_on = models.DateField(_("任免通知送达日期"), null=True, blank=True)
    line_up_by = models.DateField(_("提请任命政府组成人员期限"), null=True, blank=True)
    sworn_on = models.DateField(_("宣誓日期"), null=True, blank=True)
    oath_by = models.CharField(_("宣誓组织者"), max_length=10, choices=Organiser.choices, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "person", "office", "action"],
                name="nominated_once_to_an_item",
                violation_error_message=_("这项任免已经列入。"),
            ),
            models.CheckConstraint(
                condition=~Q(stage="passed") | Q(effective_on__isnull=False),
                name="appointment_has_its_day",
                violation_error_message=_("通过的任免要有生效日期。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "effective_on"], name="appointment_by_office_and_day"),
            models.Index(fields=["effective_on", "id"], name="appointment_by_day"),
        ]
        ordering: ClassVar = ["meeting", "item", "id"]

    def __str__(self) -> str:
        return offices.sentence(self.office.kind, self.action, str(self.person), str(self.office))

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#appointment-{self.pk}"

    @property
    def verb(self) -> Any:
        return offices.verb(self.office.kind, self.action)

    @property
    def begins(self) -> bool:
        return self.action in offices.BEGINS

    @property
    def is_accused(self) -> bool:
        return self.accused_on is not None

    @property
    def waits_above(self) -> bool:
        """Elected, and not yet approved one level up."""
        of_kind = offices.POSTS[self.office.kind]
        return of_kind.approved_above and self.action == Action.ELECT and self.approved_on is None

    @property
    def to_file_above(self) -> bool:
        """Somebody acts as head of the procuratorate, and it is not filed yet (组织法第五十条第十三项)."""
        of_kind = offices.POSTS[self.office.kind]
        return of_kind.approved_above and self.acting and self.filed_above_on is None

    @property
    def acting(self) -> bool:
        return self.action == Action.ACT
