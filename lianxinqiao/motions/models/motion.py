"""A motion （议案） to the congress or its standing committee, and who signed it."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.meetings.models import AgendaItem
from lianxinqiao.motions.stages import DECIDED, Signing, Stage
from lianxinqiao.people.models import Body, Committee, Mandate, Post, Session


class MotionQuerySet(InBodyQuerySet):
    def visible_to(self, post: Post | None) -> Self:
        """What is still being signed is read by those alone who sign it."""
        rows = super().visible_to(post)
        mandate = post.mandate_id if post else None
        asked = Signature.objects.filter(mandate=mandate or 0).values("motion")
        return rows.filter(
            ~Q(stage__in=[Stage.DRAFTED, Stage.DROPPED]) | Q(lead=mandate or 0) | Q(stage=Stage.DRAFTED, pk__in=asked)
        )

    def told(self) -> Self:
        """What strangers read: motions on which it was decided."""
        return self.filter(stage__in=DECIDED)


class Motion(Root, models.Model):
    """What is moved, why and how （案由、案据、方案）; what a meeting made of it stands at its item of the agenda."""

    class Mover(models.TextChoices):
        DEPUTIES = "deputies", _("代表联名")
        PRESIDIUM = "presidium", _("主席团")
        STANDING = "standing", _("常务委员会")
        COMMITTEE = "committee", _("专门委员会")
        GOVERNMENT = "government", _("人民政府")
        CHAIRS = "chairs", _("主任会议")
        MEMBERS = "members", _("常委会组成人员联名")

    class Advice(models.TextChoices):
        LIST = "list", _("建议列入议程")
        TURN = "turn", _("建议不列入议程，转为建议办理")
        LEAVE = "leave", _("建议不列入议程")

    JOINT: ClassVar = frozenset({Mover.DEPUTIES, Mover.MEMBERS})  # signed by several, whose first is the lead
    STANDING_ONLY: ClassVar = frozenset({Mover.CHAIRS, Mover.MEMBERS})  # moved to the standing committee, at no session

    near: ClassVar = ("body", "session__term", "committee", "lead__person", "item")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="motions", editable=False)
    mover = models.CharField(_("提案人类别"), max_length=10, choices=Mover.choices)
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="motions",
        verbose_name=_("向哪次会议提出"),
        help_text=_("向代表大会提出的，选大会；向常委会提出的不选。"),
    )
    lead = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("领衔代表")
    )
    organ = models.CharField(_("提案机关"), max_length=60, blank=True)
    title = models.CharField(
        pgettext_lazy("议案", "案由"), max_length=120, help_text=_("例如“关于加强住宅小区电动自行车管理的议案”。")
    )
    grounds = models.TextField(_("案据"))
    proposal = models.TextField(pgettext_lazy("议案", "方案"), help_text=_("一行一条。"))
    stage = models.CharField(_("状态"), max_length=10, choices=Stage.choices, default=Stage.DRAFTED, editable=False)

    number = models.PositiveSmallIntegerField(_("编号"), null=True, blank=True, editable=False)
    handed_on = models.DateField(pgettext_lazy("议案", "提出日期"), null=True, blank=True, editable=False)
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="motions", editable=False
    )
    referred_on = models.DateField(_("交付委员会日期"), null=True, blank=True, editable=False)
    due_on = models.DateField(_("期限"), null=True, blank=True, editable=False)  # of the committee's report
    report = models.TextField(_("审议报告"), blank=True, editable=False)
    advice = models.CharField(_("委员会的意见"), max_length=6, choices=Advice.choices, blank=True, editable=False)
    reported_on = models.DateField(_("报告日期"), null=True, blank=True, editable=False)
    reason = models.TextField(_("不列入议程的理由"), blank=True, editable=False)
    decided_on = models.DateField(_("决定日期"), null=True, blank=True, editable=False)
    item = models.OneToOneField(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="motion", editable=False
    )
    suggestion = models.OneToOneField(
        "matters.Matter", on_delete=models.PROTECT, null=True, blank=True, related_name="motion", editable=False
    )
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    entered_at = models.DateTimeField(editable=False)

    objects = MotionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "session", "number"], name="motion_number_is_used_once", nulls_distinct=True
            ),
            models.CheckConstraint(
                condition=Q(mover__in=["deputies", "members"], lead__isnull=False)
                | (~Q(mover__in=["deputies", "members"]) & Q(lead=None) & ~Q(organ="")),
                name="motion_has_its_mover",
                violation_error_message=_("联名提出的写领衔代表，机关提出的写机关名称。"),
            ),
            models.CheckConstraint(
                condition=Q(mover__in=["deputies", "presidium", "standing"], session__isnull=False)
                | Q(mover__in=["chairs", "members"], session=None)
                | Q(mover__in=["committee", "government"]),
                name="motion_goes_where_its_mover_may",
                violation_error_message=_("代表、主席团、常委会向代表大会提出，主任会议、常委会组成人员向常委会提出。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "handed_on"], name="motion_by_day")]
        ordering: ClassVar = ["-handed_on", "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("motion", args=[self.pk])

    @property
    def is_joint(self) -> bool:
        return self.mover in self.JOINT

    @property
    def moved_by(self) -> str:
        """Whoever moved it, in a few words."""
        if not self.lead:
            return self.organ
        others = sum(row.stage == Signing.SIGNED for row in self.signatures.all())
        lead = self.lead.person.spoken
        return gettext("%(lead)s等%(n)s人") % {"lead": lead, "n": others + 1} if others else lead

    @property
    def number_text(self) -> str:
        if not self.number:
            return ""
        return gettext("第%(number)s号议案") % {"number": self.number}

    @property
    def forum(self) -> Any:
        """Where it is moved."""
        return self.session or gettext("常务委员会")

    @property
    def standing(self) -> str:
        """On the agenda, what the meeting has made of it so far."""
        if self.item is None:
            return str(self.get_stage_display())
        return f"{self.get_stage_display()} · {self.item.get_stage_display()}"

    @property
    def is_public(self) -> bool:
        return self.stage in DECIDED

    def late(self, at: datetime) -> bool:
        """Whether the hour by which motions are handed in to this session is over."""
        return bool(self.session and self.session.closing_time and at > self.session.closing_time)


class Signature(Part, models.Model):
    """A deputy who is asked to sign （联名）; the lead signs by handing in."""

    to_root: ClassVar = ("motion",)
    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="signatures")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(_("状态"), max_length=10, choices=Signing.choices, default=Signing.ASKED)
    signed_on = models.DateField(_("签名日期"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["motion", "mandate"], name="motion_is_signed_once"),
            models.CheckConstraint(
                condition=Q(stage="signed", signed_on__isnull=False) | (~Q(stage="signed") & Q(signed_on=None)),
                name="signature_has_its_day",
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.mandate.person.spoken
