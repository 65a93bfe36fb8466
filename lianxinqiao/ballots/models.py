"""A secret ballot on phones. What a paper is and who drew a slip stand in two tables that nothing joins.

Voters are numbers that the room above gives; this room knows no people.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.ballots.stages import BallotStage


class Ballot(models.Model):
    """One secret ballot: its public keys, its questions once voting began, its counts once it was opened."""

    class Publish(models.TextChoices):
        COUNTS = "counts", _("只公布票数，票面封存")
        SCRUTINEERS = "scrutineers", _("票面只给监票人")
        ALL = "all", _("票面对会议组成人员公开")

    stage = models.CharField(_("状态"), max_length=10, choices=BallotStage.choices, default=BallotStage.PREPARED)
    word = models.CharField(max_length=32, editable=False)  # what phones that hold a slip know
    public_key = models.BinaryField(editable=False)
    seal_public = models.BinaryField(null=True, editable=False)
    seal_private = models.BinaryField(null=True, editable=False)  # published by the opening
    questions = models.JSONField(default=list)
    publish = models.CharField(_("票面的公布"), max_length=12, choices=Publish.choices, default=Publish.SCRUTINEERS)
    drawn_at = models.DateTimeField(null=True, editable=False)  # the last slip, whoever's it was
    digest = models.CharField(max_length=64, blank=True, editable=False)  # of all papers, when it closed
    counts = models.JSONField(default=list)  # for each question
    papers = models.PositiveIntegerField(pgettext_lazy("选票", "收回"), default=0)
    invalid = models.PositiveIntegerField(_("无效"), default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(stage__in=["voting", "closed"]) | models.Q(seal_private=None),
                name="ballot_is_sealed_until_opened",
                violation_error_message=_("开箱以前不能有封票钥匙。"),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=models.Q(stage="voting"), name="ballot_voting_now"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SigningKey(models.Model):
    """The private half by which slips are signed. It is gone once the ballot closes."""

    ballot = models.OneToOneField(Ballot, on_delete=models.CASCADE, primary_key=True, related_name="signing_key")
    private = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return str(self.ballot_id)


class Slip(models.Model):
    """That somebody drew a slip, and the answer that was given, so that asking again gives the same."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="slips")
    voter = models.PositiveIntegerField()
    asked = models.BinaryField(editable=False)  # the hash of the blinded message
    signature = models.BinaryField(editable=False)  # blind: it cannot be told to which paper it leads

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ballot", "voter"],
                name="draws_one_slip",
                violation_error_message=_("已领过票。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.voter}"


class BallotPaper(models.Model):
    """A paper in the box. It has no number, no time, and leads to nobody: a constraint of the test says so."""

    key = models.BinaryField(primary_key=True)  # the hash of the slip's serial
    ballot = models.IntegerField()
    slip = models.BinaryField()
    signature = models.BinaryField()
    sealed = models.BinaryField()
    mark = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ballot", "sealed"],
                name="sealed_paper_is_no_copy",
                violation_error_message=_("这张票是另一张的复制件。"),
            )
        ]

    def __str__(self) -> str:
        return bytes(self.key).hex()[:12]
