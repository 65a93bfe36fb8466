"""What units do with a suggestion: each assigned unit has one handling, with its own stage and clock."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.matters.models.held import Held
from lianxinqiao.matters.models.matters import Matter
from lianxinqiao.matters.models.suggestions import Suggestion
from lianxinqiao.matters.stages import HandlingStage
from lianxinqiao.people.models import Organization
from lianxinqiao.rulebook.queries import OPINION, REPLY


class Handling(Part, Held):
    """A unit's share （承办）: lead （主办）, assisting （会办、协办） or separate (分办, each answers on its own)."""

    to_root: ClassVar = ("suggestion",)

    class Kind(models.TextChoices):
        LEAD = "lead", _("主办")
        ASSIST = "assist", _("会办")
        SEPARATE = "separate", _("分办")

    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="handlings")
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="handlings")
    kind = models.CharField(_("承办方式"), max_length=8, choices=Kind.choices)
    stage = models.CharField(_("状态"), max_length=12, choices=HandlingStage.choices, default=HandlingStage.ASSIGNED)

    # Unknown only of what came in as history.
    assigned_on = models.DateField(_("交办日期"), null=True, blank=True)
    assigned_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    return_until = models.DateField(_("退回期限"), null=True, blank=True)
    contact_due_on = models.DateField(_("首次联系期限"), null=True, blank=True)
    due_on = models.DateField(_("办理期限"), null=True, blank=True)

    accepted_on = models.DateField(_("签收日期"), null=True, blank=True)
    accepted_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    return_asked_on = models.DateField(_("申请退回日期"), null=True, blank=True)
    return_reason = models.TextField(_("退回理由"), blank=True)
    reassign_due_on = models.DateField(_("改派期限"), null=True, blank=True)
    proposed_unit = models.ForeignKey(
        "people.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("建议改由"),
    )
    return_answer = models.TextField(_("对退回申请的答复"), blank=True)
    opinion = models.TextField(_("会办意见"), blank=True)
    opinion_given_on = models.DateField(_("会办意见日期"), null=True, blank=True)
    opinion_signed_by = models.ForeignKey(
        "people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    redo_asked_on = models.DateField(_("要求重提日期"), null=True, blank=True)
    redo_reason = models.TextField(_("要求重提的理由"), blank=True)
    done_on = models.DateField(_("完成日期"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["suggestion", "organization"],
                # A unit that took over from another may have answered for itself and still owe the other's answer.
                condition=~Q(stage__in=["returned", "ended"]) & ~Q(kind="separate", stage="done"),
                name="unit_handles_a_suggestion_once",
            ),
            models.UniqueConstraint(
                fields=["suggestion"],
                condition=Q(kind="lead") & ~Q(stage__in=["returned", "ended"]),
                name="one_lead_unit",
            ),
            models.CheckConstraint(
                # Of what came in as history, who signed for it is not known.
                condition=Q(accepted_on=None, accepted_by=None)
                | Q(accepted_on__isnull=False, accepted_by__isnull=False)
                | Q(assigned_by=None, accepted_by=None),
                name="handling_accepted_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["recorded", "done"]) | Q(assigned_on__isnull=False, assigned_by__isnull=False),
                name="handling_assigned_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(opinion_given_on=None, opinion_signed_by=None)
                | Q(opinion_given_on__isnull=False, opinion_signed_by__isnull=False),
                name="handling_opinion_who_and_when",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organization", "stage", "due_on"]),
            models.Index(fields=["organization", "-id"]),
            models.Index(
                fields=["organization", "due_on", "id"],
                condition=Q(stage__in=["assigned", "return_asked", "accepted"]),
                name="handling_open",
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(_("%(unit)s（%(kind)s）") % {"unit": self.unit, "kind": self.get_kind_display()})

    @property
    def unit_id(self) -> int:
        return self.organization_id

    @property
    def unit(self) -> Organization:
        """Whose share it is; once it is done, who did it, by the names of that day."""
        return self.held_by(self.done_on)

    @property
    def answers(self) -> bool:
        """Whether this unit owes the deputy a reply of its own."""
        return self.kind in {self.Kind.LEAD, self.Kind.SEPARATE}

    @property
    def due_rule(self) -> tuple[int, tuple[str, ...]]:
        """What `rulebook.queries.Known` asks of its due day."""
        return self.suggestion.profile_version_id, REPLY if self.answers else OPINION


class Contact(Part, models.Model):
    """A contact with the deputy （联系、走访、面商）, noted by the unit and confirmed by the deputy."""

    to_root: ClassVar = ("handling", "suggestion")

    class Kind(models.TextChoices):
        PHONE = "phone", _("电话联系")
        VISIT = "visit", _("走访")
        MEETING = "meeting", _("面商")
        SITE = "site", _("现场办理")

    handling = models.ForeignKey(Handling, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(_("方式"), max_length=8, choices=Kind.choices)
    held_on = models.DateField(_("日期"))
    place = models.CharField(_("地点"), max_length=100, blank=True)
    note = models.TextField(_("沟通情况"))
    noted_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    disputed = models.TextField(_("代表的不同意见"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="contact_confirmed_who_and_when",
            ),
        ]
        ordering: ClassVar = ["held_on", "id"]

    def __str__(self) -> str:
        return f"{self.handling.held_by(self.held_on)} {self.held_on}"

    @property
    def unit_id(self) -> int:
        return self.handling.organization_id

    @property
    def suggestion(self) -> Suggestion:
        return self.root


class Hold(models.Model):
    """The clock stands still for an authorised reason （中止计时）; each day of it moves the due date by one."""

    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="holds")
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)
    reason = models.TextField(_("理由"))
    authorised_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    released_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="hold_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["suggestion"], condition=Q(to_on=None), name="one_hold_at_a_time"),
        ]
        ordering: ClassVar = ["from_on", "id"]


class Extension(Part, models.Model):
    """A longer term asked for by a unit and granted in the way of the profile （延期）."""

    to_root: ClassVar = ("handling", "suggestion")

    class State(models.TextChoices):
        ASKED = "asked", _("待同意")
        GRANTED = "granted", _("已同意")
        REFUSED = "refused", _("未同意")

    handling = models.ForeignKey(Handling, on_delete=models.CASCADE, related_name="extensions")
    round = models.PositiveSmallIntegerField(default=1)
    reason = models.TextField(_("理由"))
    asked_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    until = models.DateField(_("延期到"), null=True, blank=True)  # None: as long as the profile allows
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    decided_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("答复"), blank=True)
    due_before = models.DateField()
    due_after = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="asked", decided_on=None, decided_by=None)
                | (~Q(state="asked") & Q(decided_on__isnull=False, decided_by__isnull=False)),
                name="extension_decided_who_and_when",
            ),
            models.UniqueConstraint(
                fields=["handling", "round"], condition=~Q(state="refused"), name="one_extension_a_round"
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.handling)

    @property
    def unit_id(self) -> int:
        return self.handling.organization_id

    @property
    def suggestion(self) -> Suggestion:
        return self.root
