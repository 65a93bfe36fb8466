"""What the deputies think of a reply （评价）, and what follows when they are not satisfied."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.matters.models.matters import Matter
from lianxinqiao.matters.models.replies import Reply
from lianxinqiao.matters.models.suggestions import Suggestion
from lianxinqiao.ui.marks import Mark, verdict, verdicts


class Assessment(Part, models.Model):
    """One deputy's opinion form （征询意见表） on one reply: attitude and result apart.

    Only from the deputy's own session, or from a scanned form entered by the office (重庆 §29, 朝天区 guide).
    A form not returned after the reminder stays outside the base of the rate.
    """

    to_root: ClassVar = ("reply", "handling", "suggestion")

    class Grade(models.TextChoices):
        SATISFIED = "satisfied", _("满意")
        BASICALLY = "basically", _("基本满意")
        UNSATISFIED = "unsatisfied", _("不满意")

    class State(models.TextChoices):
        ASKED = "asked", _("待评价")
        GIVEN = "given", _("已评价")
        NOT_RETURNED = "not_returned", _("未反馈")

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="assessments")
    mandate = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="assessments")
    decisive = models.BooleanField(
        default=True
    )  # counts for the suggestion: the lead signer's, or each one's by the profile
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED)
    attitude = models.CharField(_("对办理态度"), max_length=12, choices=Grade.choices, blank=True)
    result = models.CharField(_("对办理结果"), max_length=12, choices=Grade.choices, blank=True)
    comment = models.TextField(_("意见"), blank=True)
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    scan = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Entered from paper: until when the deputy's own word takes its place, and whether the deputy stands by it.
    contest_until = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    replaced = models.JSONField(null=True, blank=True)  # what was entered, where the deputy's own word replaced it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reply", "mandate"], name="deputy_assesses_a_reply_once"),
            models.CheckConstraint(
                condition=Q(state="given", given_on__isnull=False, given_by__isnull=False)
                & ~Q(attitude="")
                & ~Q(result="")
                | ~Q(state="given") & Q(given_on=None, given_by=None, attitude="", result=""),
                name="assessment_given_whole_or_not",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["mandate"], condition=Q(state="asked"), name="assessment_asked")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.mandate.person)

    @property
    def suggestion(self) -> Suggestion:
        return self.root

    @property
    def result_mark(self) -> Mark | str:
        return verdict(self.Grade, self.result)

    @property
    def from_paper(self) -> bool:
        """Whether it stands as the office entered it: not the deputy's own word yet."""
        return self.state == self.State.GIVEN and self.scan_id is not None and self.replaced is None

    @property
    def replaced_words(self) -> dict[str, str]:
        """What was entered and replaced, in the reader's language."""
        was = self.replaced or {}
        return {name: str(self.Grade(was[name]).label) for name in ("attitude", "result") if name in was}

    def contestable(self, on: date) -> bool:
        return self.from_paper and not self.confirmed_on and self.contest_until is not None and on <= self.contest_until


verdicts(
    Assessment.Grade,
    {
        Assessment.Grade.SATISFIED: ("good", "mood-smile"),
        Assessment.Grade.BASICALLY: ("warn", "mood-neutral"),
        Assessment.Grade.UNSATISFIED: ("bad", "mood-sad"),
    },
)


class Mediation(models.Model):
    """Still unsatisfied: the office brings both sides together (重庆 §27) and notes what came of it."""

    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="mediations")
    convened_on = models.DateField(_("召集日期"))
    convened_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("召集事由"))
    outcome = models.TextField(_("协调结果"), blank=True)
    concluded_on = models.DateField(_("结束日期"), null=True, blank=True)
    concluded_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(concluded_on=None, concluded_by=None)
                | Q(concluded_on__isnull=False, concluded_by__isnull=False),
                name="mediation_concluded_who_and_when",
            ),
        ]
        ordering: ClassVar = ["id"]
