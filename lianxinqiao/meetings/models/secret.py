"""The box of a secret vote on phones: which item it is for, who counts it. Its slips and papers are the room of ballots'."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.ballots.models import Ballot
from lianxinqiao.ballots.stages import BALLOT, BallotStage
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.people.models import Mandate
from lianxinqiao.ui.marks import Mark


class Box(Part, models.Model):
    """A secret ballot prepared for one item of the agenda （无记名按表决器）."""

    to_root: ClassVar = ("meeting",)
    beside: ClassVar = ("ballot", "item")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="boxes")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="boxes")
    ballot = models.OneToOneField(Ballot, on_delete=models.PROTECT, related_name="box")
    chief = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+", verbose_name=_("总监票人"))
    second = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+", verbose_name=_("监票人"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(chief=models.F("second")),
                name="box_has_two_scrutineers",
                violation_error_message=_("监票人应是两位不同的人员。"),
            )
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.item.title

    @property
    def stage(self) -> str:
        return self.ballot.stage

    def get_stage_display(self) -> str:
        return str(self.ballot.get_stage_display())

    @property
    def mark(self) -> Mark:
        return Mark(self.get_stage_display(), BALLOT.tones.get(self.stage, "neutral"))

    @property
    def scrutineers(self) -> frozenset[int]:
        return frozenset({self.chief_id, self.second_id})

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done with it."""
        return self.stage not in {BallotStage.ANNOUNCED, BallotStage.ANNULLED}
