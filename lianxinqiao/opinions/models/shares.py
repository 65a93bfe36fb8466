"""Who works on an opinion: one part for each unit or somebody outside, and what a unit asks its sender."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.opinions.models.opinions import Opinion
from lianxinqiao.opinions.stages import ShareStage
from lianxinqiao.ui.marks import Mark, verdict


class Share(Part, models.Model):
    """One unit's part; without a unit it is the station's own, done in its community, or somebody's outside the house."""

    to_root: ClassVar = ("opinion",)

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="shares")
    organization = models.ForeignKey(
        "people.Organization", on_delete=models.PROTECT, null=True, blank=True, related_name="opinion_shares"
    )
    outside = models.CharField(_("外单位"), max_length=60, blank=True)
    stage = models.CharField(_("办理情况"), max_length=10, choices=ShareStage.choices, default=ShareStage.ASSIGNED)
    round = models.PositiveSmallIntegerField(default=1)
    assigned_at = models.DateTimeField(default=timezone.now)
    assigned_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(_("要求"), blank=True)
    due_on = models.DateField(_("办理期限"))
    answer = models.TextField(_("答复"), blank=True)
    outcome = models.CharField(_("结果"), max_length=10, choices=Opinion.Outcome.choices, blank=True)
    planned_until = models.DateField(_("计划完成"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(_("退回的理由"), blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["opinion", "organization", "round"],
                condition=Q(stage__in=["assigned", "answered"]),
                name="opinion_share_of_a_unit_is_one",
                violation_error_message=_("这个单位已经在办理。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organization", "stage", "due_on"])]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """Who works on it, as the screen calls them."""
        if self.organization:
            return self.organization.spoken
        if self.outside:
            return self.outside
        return str(self.opinion.station) if self.opinion.station else str(_("代表联络站"))

    @property
    def unit_id(self) -> int | None:
        return self.organization_id

    @property
    def named(self) -> str:
        """As papers and the answer to the sender name who works on it."""
        return self.organization.name if self.organization else self.called

    @property
    def open_errand(self) -> "Errand | None":
        """The one that somebody outside still has to answer, or has answered and the house has not passed on."""
        if not self.outside or self.stage != ShareStage.ASSIGNED:
            return None
        return next((errand for errand in self.errands.all() if errand.ended_at is None), None)

    def get_stage_display(self) -> str:  # type: ignore[no-redef]
        return str(ShareStage(self.stage).label)

    @property
    def outcome_mark(self) -> Mark | str:
        return verdict(Opinion.Outcome, self.outcome)


class Errand(Part, models.Model):
    """What left the house for somebody without an account, chosen piece by piece, and what they answered by its form.

    The form opens by a code of its own, once; the database holds its hash. What they write waits for the house.
    """

    to_root: ClassVar = ("share", "opinion")

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="errands")
    identity = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=64, unique=True, editable=False)
    told = models.TextField(_("告诉对方的内容"))
    photos = models.ManyToManyField("opinions.Photo", blank=True, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    who = models.CharField(_("答复人"), max_length=40, blank=True)
    words = models.TextField(_("答复"), blank=True)
    outcome = models.CharField(_("结果"), max_length=10, choices=Opinion.Outcome.choices, blank=True)
    planned_until = models.DateField(_("计划完成"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # by a newer one, or with the part

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["share"],
                condition=Q(ended_at=None),
                name="opinion_share_has_one_open_errand",
                violation_error_message=_("已经有一个链接在等对方答复。"),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.ended_at is None

    @property
    def unit_id(self) -> int | None:
        return None


class Question(Part, models.Model):
    """One thing that whoever works on it has to know of its sender. Only the newest is open; unanswered, work goes on."""

    to_root: ClassVar = ("opinion",)

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="questions")
    asked_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    words = models.TextField(_("想请您补充的"))
    until = models.DateField(_("最迟"))
    answer = models.TextField(_("补充的情况"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # by a newer one, by the answer to the opinion, by its term

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["opinion"],
                condition=Q(answered_at=None, ended_at=None),
                name="opinion_has_one_open_question",
                violation_error_message=_("已经有一个问题在等回复。"),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.ended_at is None
