"""A vote, its electorate as it stood when the vote opened, and what was cast or counted."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.ballots.outcome import Counts
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.models.secret import Box
from lianxinqiao.meetings.stages import VoteStage
from lianxinqiao.people.models import Mandate, Post


class Choice(models.TextChoices):
    YES = "yes", _("赞成")
    NO = "no", _("反对")
    ABSTAIN = "abstain", _("弃权")


class Vote(Part, models.Model):
    """One vote （表决）. Base, quorum and needed are frozen when it opens; its result is computed and never typed."""

    class Method(models.TextChoices):
        HANDS = "hands", _("举手")
        NAMED = "named", _("记名按表决器")
        SECRET = "secret", _("无记名按表决器")
        PAPER = "paper", _("无记名投票")

    class Purpose(models.TextChoices):
        AGENDA = "agenda", _("通过议程")
        ITEM = "item", _("付表决")
        AMENDMENT = "amendment", _("修正案")
        MERGING = "merging", _("合并表决")

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="votes")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="votes")
    box = models.ForeignKey(Box, on_delete=models.PROTECT, null=True, blank=True, related_name="votes", editable=False)
    number = models.PositiveSmallIntegerField(_("次序"))
    purpose = models.CharField(_("表决事项"), max_length=10, choices=Purpose.choices, default=Purpose.ITEM)
    question = models.CharField(_("表决内容"), max_length=240)
    method = models.CharField(_("表决方式"), max_length=6, choices=Method.choices)
    stage = models.CharField(_("结果"), max_length=10, choices=VoteStage.choices, default=VoteStage.OPEN)
    # Who could vote, as keys of seats: everybody in office that day, and those of them who were in the hall.
    roll = models.JSONField(default=list)
    here = models.JSONField(default=list)
    base = models.PositiveSmallIntegerField(_("应到"))
    quorum = models.PositiveSmallIntegerField(_("法定人数"))
    needed = models.PositiveSmallIntegerField(_("通过需要"))
    yes = models.PositiveSmallIntegerField(_("赞成"), default=0)
    no = models.PositiveSmallIntegerField(_("反对"), default=0)
    abstain = models.PositiveSmallIntegerField(_("弃权"), default=0)
    invalid = models.PositiveSmallIntegerField(_("无效"), default=0)
    unpressed = models.PositiveSmallIntegerField(_("未表决"), default=0)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("作废原因"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="vote_has_its_own_number",
                violation_error_message=_("这次会议已经有这个次序的表决。"),
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(stage="open"),
                name="one_vote_is_open_at_a_time",
                violation_error_message=_("上一项表决还没有结束。"),
            ),
            models.CheckConstraint(
                condition=Q(
                    base__gte=F("yes") + F("no") + F("abstain") + F("invalid") + F("unpressed"),
                ),
                name="vote_counts_stay_within_the_base",
                violation_error_message=_("票数多于应到人数。"),
            ),
            models.CheckConstraint(
                condition=~Q(stage="passed") | Q(yes__gte=F("needed")),
                name="vote_passes_by_its_yes",
                violation_error_message=_("赞成票没有达到通过所需的票数。"),
            ),
        ]
        ordering: ClassVar = ["meeting", "number"]

    def __str__(self) -> str:
        return self.question

    @property
    def counts(self) -> Counts:
        return Counts(self.yes, self.no, self.abstain, self.invalid, self.unpressed)

    @property
    def absent(self) -> int:
        return self.base - len(self.here)

    @property
    def is_named(self) -> bool:
        return self.method == Vote.Method.NAMED


class Cast(models.Model):
    """One member's vote in a named vote. Never made secret afterwards, and never changed after it is closed."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="casts")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(pgettext_lazy("表决", "选择"), max_length=8, choices=Choice.choices)
    cast_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vote", "mandate"],
                name="votes_once",
                violation_error_message=_("您已经表决。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.mandate.person} {self.get_choice_display()}"


class CountSheet(models.Model):
    """What one scrutineer counted of a paper vote, entered without seeing the other's."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="sheets")
    scrutineer = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+", verbose_name=_("监票人"))
    issued = models.PositiveSmallIntegerField(pgettext_lazy("选票", "发出"))
    returned = models.PositiveSmallIntegerField(pgettext_lazy("选票", "收回"))
    invalid = models.PositiveSmallIntegerField(_("无效"))
    yes = models.PositiveSmallIntegerField(_("赞成"))
    no = models.PositiveSmallIntegerField(_("反对"))
    abstain = models.PositiveSmallIntegerField(_("弃权"))
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vote", "scrutineer"],
                name="scrutineer_counts_once",
                violation_error_message=_("这位监票人已经登记计票。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.scrutineer.person)
