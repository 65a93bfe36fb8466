"""A proposal （提案） as a kind of matter, and what only it has: in whose name, and what the review came to."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.matters.models import Matter
from lianxinqiao.matters.models.matters import CLASSES
from lianxinqiao.matters.models.rows import MatterQuerySet
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people import sectors


class ProposalQuerySet(MatterQuerySet["Proposal"]):
    """Proposals alone."""


OfProposals = models.Manager.from_queryset(ProposalQuerySet)


class ProposalManager(OfProposals):
    def get_queryset(self) -> ProposalQuerySet:  # type: ignore[override]
        return ProposalQuerySet(self.model, using=self._db).filter(kind=Matter.Kind.PROPOSAL)


# What the stages of all matters are called where it is a proposal.
WORDS = {Stage.REGISTERED: gettext_lazy("已立案，待交办"), Stage.DECLINED: gettext_lazy("不予立案")}


class Proposal(Matter):
    """One matter （一事一案） that members, parties, organisations, sectors, groups or committees put before the CPPCC.

    `lead` is the first proposer. Of a collective one it is the member who hands it in for the party or organisation and
    answers for it （联系人）: assumed, since somebody has to read the answer and say what is thought of it.
    """

    of_kind = str(Matter.Kind.PROPOSAL)
    raiser_word = pgettext_lazy("句中", "委员")
    matter_word = pgettext_lazy("句中", "提案")
    text_word = gettext_lazy("提案内容")
    cause_word = gettext_lazy("情况")
    registered_word = pgettext_lazy("提案审查", "立案")
    writing_rule = gettext_lazy("全国政协提案工作条例")
    office_word = gettext_lazy("提案委员会")
    address = "proposal"
    listing = "proposals"
    objects: ClassVar[ProposalManager] = ProposalManager()

    class Meta:
        proxy = True

    def get_absolute_url(self) -> str:
        return reverse("proposal", args=[self.reference])

    def get_stage_display(self) -> str:  # type: ignore[no-redef]
        return str(WORDS.get(Stage(self.stage)) or super().get_stage_display())

    def stands(self, gate: str, result: str) -> str:
        """In the words of a CPPCC committee."""
        return self.get_stage_display() if self.stage in WORDS else super().stands(gate, result)

    @property
    def proposer(self) -> str:
        """In whose name: a party, an organisation, a sector, a group, a committee; else the first proposer."""
        return self.particulars.in_name_of or self.lead_name

    @property
    def raised_by(self) -> str:
        """The same as the reader of the screen calls it."""
        return sectors.named(self.particulars.in_name_of) or self.lead_spoken

    @property
    def is_read(self) -> bool:
        """Whether all who read it have said what they hold of it, in this turn of its handing in."""
        return self.particulars.read >= self.particulars.readers

    @property
    def is_collective(self) -> bool:
        return self.particulars.origin in COLLECTIVE

    def addressees(self, on: date | None) -> list[str]:
        """Whom the answer is written to."""
        return [self.particulars.in_name_of] if self.particulars.in_name_of else super().addressees(on)


CLASSES[Matter.Kind.PROPOSAL] = Proposal


class Particulars(models.Model):
    """What only a proposal has, one row for each."""

    class Origin(models.TextChoices):
        MEMBER = "member", gettext_lazy("委员个人")
        JOINT = "joint", gettext_lazy("委员联名")
        PARTY = "party", gettext_lazy("民主党派、工商联")
        ORGANISATION = "organisation", gettext_lazy("人民团体")
        SECTOR = "sector", gettext_lazy("界别")
        GROUP = "group", gettext_lazy("委员小组")
        COMMITTEE = "committee", pgettext_lazy("提案者", "专门委员会")

    class Outcome(models.TextChoices):
        FILED = "filed", pgettext_lazy("提案审查", "立案")
        NOT_FILED = "not_filed", gettext_lazy("不予立案")
        REPORT = "report", gettext_lazy("转为社情民意信息")
        LETTER = "letter", gettext_lazy("作为委员来信转有关单位")
        HANDED_UP = "handed_up", gettext_lazy("提交上级政协")

    matter = models.OneToOneField(Matter, on_delete=models.CASCADE, related_name="particulars", primary_key=True)
    origin = models.CharField(gettext_lazy("提案者"), max_length=12, choices=Origin.choices, default=Origin.MEMBER)
    in_name_of = models.CharField(gettext_lazy("党派、团体、界别、小组或专委会名称"), max_length=60, blank=True)
    head = models.CharField(gettext_lazy("签署的负责人"), max_length=40, blank=True)
    sealed = models.BooleanField(gettext_lazy("已加盖公章"), default=False)
    turn = models.PositiveSmallIntegerField(
        default=1, editable=False
    )  # how often it was handed in: read anew each time
    readers = models.PositiveSmallIntegerField(default=2, editable=False)  # of the profile, as it was handed in
    read = models.PositiveSmallIntegerField(default=0, editable=False)  # how many have read it in this turn
    outcome = models.CharField(
        pgettext_lazy("提案审查", "审查结果"), max_length=10, choices=Outcome.choices, blank=True
    )
    went_to = models.CharField(gettext_lazy("转送去向"), max_length=80, blank=True)
    clue = models.ForeignKey(
        "proposals.Clue",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="taken",
        editable=False,
        verbose_name=gettext_lazy("提案线索"),
    )
    excellent_on = models.DateField(gettext_lazy("评为优秀提案"), null=True, blank=True, editable=False)
    praised_at = models.CharField(gettext_lazy("评定的会议"), max_length=80, blank=True, editable=False)
    number_there = models.CharField(gettext_lazy("上级政协编号"), max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(origin__in=["member", "joint"], in_name_of="") | ~Q(origin__in=["member", "joint"]),
                name="proposal_of_members_bears_their_names",
                violation_error_message=gettext_lazy("委员个人和联名提案以委员本人的名义提出。"),
            ),
            models.CheckConstraint(
                condition=Q(excellent_on=None, praised_at="") | (Q(excellent_on__isnull=False) & ~Q(praised_at="")),
                name="excellent_proposal_names_its_meeting",
                violation_error_message=gettext_lazy("优秀提案要写明评定的会议。"),
            ),
        ]

    def __str__(self) -> str:
        return self.in_name_of or str(self.get_origin_display())


B = Particulars.Origin
COLLECTIVE = frozenset({B.PARTY, B.ORGANISATION, B.SECTOR, B.GROUP, B.COMMITTEE})
# Whose paper bears the head's name and a seal: a sector and a group have none.
SEALED = frozenset({B.PARTY, B.ORGANISATION, B.COMMITTEE})


def spoken_outcome(particulars: Any) -> str:
    """What became of it, and where it went."""
    said = str(particulars.get_outcome_display())
    return (
        _("%(outcome)s：%(where)s") % {"outcome": said, "where": particulars.went_to} if particulars.went_to else said
    )
