"""An election by paper: one office, its seats and candidates, what two scrutineers counted, who is elected."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.ballots.elections import Surplus
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.models.decided import Office
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.stages import ElectionStage
from lianxinqiao.people.models import Mandate, Person, Post


class Election(Part, models.Model):
    """Seats of one office filled by papers （选举）. A second ballot among the equal is an election of its own."""

    class Rule(models.TextChoices):
        HEAD = Surplus.HEAD.value, _("正职：候选人与应选人数相等，或者多一人")
        VICE = Surplus.VICE.value, _("副职：候选人多一人至三人")
        MEMBER = Surplus.MEMBER.value, _("委员：候选人多十分之一至五分之一")

    to_root: ClassVar = ("meeting",)
    beside: ClassVar = ("item", "office")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="elections")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="elections")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="elections", verbose_name=_("职务"))
    seats = models.PositiveSmallIntegerField(_("应选人数"))
    rule = models.CharField(_("差额"), max_length=8, choices=Rule.choices)
    by_election = models.BooleanField(_("补选"), default=False)
    agreed = models.PositiveSmallIntegerField(_("主席团决定的候选人数"), null=True, blank=True)
    second_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="seconds")
    stage = models.CharField(_("状态"), max_length=10, choices=ElectionStage.choices, default=ElectionStage.NOMINATING)
    here = models.JSONField(default=list, blank=True)  # who could vote, as keys of seats
    base = models.PositiveSmallIntegerField(_("应到"), default=0)
    needed = models.PositiveSmallIntegerField(_("当选需要"), default=0)
    issued = models.PositiveSmallIntegerField(pgettext_lazy("选票", "发出"), default=0)
    returned = models.PositiveSmallIntegerField(pgettext_lazy("选票", "收回"), default=0)
    invalid = models.PositiveSmallIntegerField(_("无效"), default=0)
    open_seats = models.PositiveSmallIntegerField(_("另行选举"), default=0)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(stage="decided") | Q(returned__lte=F("issued")),
                name="election_stands_with_no_more_papers_than_issued",
                violation_error_message=_("收回的多于发出的，选举无效。"),
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1),
                name="election_fills_a_seat",
                violation_error_message=_("应选人数至少一人。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        said = {"office": self.office, "n": self.seats}
        if self.second_of_id:
            return gettext("选举%(office)s（再次投票，应选%(n)s名）") % said
        return gettext("选举%(office)s（应选%(n)s名）") % said


class Candidate(models.Model):
    """Somebody who is voted on; a name that voters wrote in themselves becomes one when it is counted."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("姓名"))
    written_in = models.BooleanField(_("另选人"), default=False)
    yes = models.PositiveSmallIntegerField(_("赞成"), default=0)
    no = models.PositiveSmallIntegerField(_("反对"), default=0)
    abstain = models.PositiveSmallIntegerField(_("弃权"), default=0)
    elected = models.BooleanField(pgettext_lazy("选举", "当选"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["election", "person"],
                name="stands_once_in_an_election",
                violation_error_message=_("这位已经是候选人。"),
            )
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.person)


class ElectionSheet(models.Model):
    """What one scrutineer counted, entered without seeing the other's."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="sheets")
    scrutineer = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+", verbose_name=_("监票人"))
    issued = models.PositiveSmallIntegerField()
    returned = models.PositiveSmallIntegerField()
    invalid = models.PositiveSmallIntegerField()
    marks = models.JSONField(default=dict)  # candidate: yes, no, abstain
    written = models.JSONField(default=dict)  # name: votes
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["election", "scrutineer"],
                name="election_is_counted_once_by_each",
                violation_error_message=_("这位监票人已经登记计票。"),
            )
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.scrutineer.person)

    @property
    def told(self) -> tuple[object, ...]:
        """All that must be the same on both sheets."""
        return self.issued, self.returned, self.invalid, self.marks, self.written
