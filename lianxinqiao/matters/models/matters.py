"""What a unit must answer in time, of whatever kind: one table, and a proxy model for each kind.

A row comes as the class of its kind (`Matter.from_db`), whichever way leads to it. What all kinds share stands here; a
kind has its manager, address and words in a class of its own, and what only one kind has in a table of its own.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import CPPCC
from lianxinqiao.acts.subjects import Root
from lianxinqiao.matters import standing
from lianxinqiao.matters.models.constraints import CONSTRAINTS, INDEXES
from lianxinqiao.matters.models.rows import DRAFT, UNNUMBERED, MatterQuerySet
from lianxinqiao.matters.stages import PRIVATE, RUNNING, WITH_THE_OFFICE, Stage
from lianxinqiao.rulebook.queries import OFFICE, REPLY

CLASSES: dict[str, type["Matter"]] = {}  # by kind


def of_body(body: Any) -> type["Matter"]:
    """The class of what is raised in a body: each raises matters of one kind."""
    return CLASSES[Matter.Kind.PROPOSAL if body.kind == CPPCC else Matter.Kind.SUGGESTION]


class Matter(Root, models.Model):
    """One matter （一事一议） that somebody raised and a unit must answer: what every kind of it has."""

    of_kind: ClassVar = "suggestion"  # the kind of the rows that a class begins
    raiser_word: ClassVar = pgettext_lazy("句中", "代表")  # what whoever raises it is called within a sentence
    matter_word: ClassVar = pgettext_lazy("句中", "建议")
    text_word: ClassVar = _("建议内容")
    cause_word: ClassVar = _("事由")
    office_word: ClassVar = _("代工委")
    registered_word: ClassVar = pgettext_lazy("进程", "登记编号")
    writing_rule: ClassVar = _("代表法第二十四条")  # what it has to say, by which rule
    address: ClassVar = "suggestion"  # what the names of a kind's addresses begin with
    listing: ClassVar = "desk-suggestions"  # the name of the address of its list
    near: ClassVar = ("body", "session__term", "profile_version", "lead__person")
    needed: ClassVar = frozenset({"body", "profile_version"})
    fixed: ClassVar = frozenset({"body", "session", "profile_version", "lead"})
    deferred: ClassVar = ("profile_version__data",)  # read once per process by its checksum

    class Openness(models.TextChoices):
        FULL = "full", _("全文公开")
        SUMMARY = "summary", _("摘要公开")
        CLOSED = "closed", _("不公开")

    class Source(models.TextChoices):
        DEPUTY = "deputy", _("代表提交")
        PAPER = "paper", _("纸质录入")
        MOTION = "motion", _("议案转建议")
        IMPORT = "import", _("表格导入")
        STATION = "station", _("联络站协助起草")

    class Kind(models.TextChoices):
        SUGGESTION = "suggestion", _("代表建议")
        PROPOSAL = "proposal", _("政协提案")

    kind = models.CharField(_("种类"), max_length=12, choices=Kind.choices, default=Kind.SUGGESTION, editable=False)
    body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="suggestions", db_index=False)
    session = models.ForeignKey("people.Session", on_delete=models.PROTECT, related_name="suggestions")
    between_sessions = models.BooleanField(_("闭会期间提出"), default=False)
    year = models.PositiveSmallIntegerField(_("年度"))
    profile_version = models.ForeignKey("rulebook.ProfileVersion", on_delete=models.PROTECT, related_name="suggestions")
    stage = models.CharField(_("办理阶段"), max_length=12, choices=Stage.choices, default=Stage.DRAFT)

    lead = models.ForeignKey(
        "people.Mandate", on_delete=models.PROTECT, related_name="led_suggestions", verbose_name=_("领衔代表")
    )
    delegation = models.ForeignKey(
        "people.Delegation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("以代表团名义"),
    )
    cosign_until = models.DateTimeField(_("联名截止"), null=True, blank=True)

    title = models.CharField(_("标题"), max_length=200)
    cause = models.TextField(_("事由"), blank=True)
    analysis = models.TextField(_("分析"), blank=True)
    suggested_unit = models.ForeignKey(
        "people.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("建议的承办单位"),
    )
    wish_open = models.BooleanField(_("同意公开"), null=True, default=True)  # None: nobody noted it
    closed_reason = models.CharField(_("不公开的理由"), max_length=200, blank=True)
    source = models.CharField(_("来源"), max_length=10, choices=Source.choices, default=Source.DEPUTY)
    entered_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    number = models.PositiveIntegerField(_("编号"), null=True, blank=True)
    number_text = models.CharField(_("编号"), max_length=20, blank=True)
    field = models.ForeignKey(
        "people.Field",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("类别"),
    )
    complex = models.BooleanField(_("涉及面广、处理难度大（六个月）"), default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("并入")
    )

    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(_("提交时间"), null=True, blank=True)
    registered_at = models.DateTimeField(_("登记时间"), null=True, blank=True)
    registered_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Raised between sessions, it has to be registered and assigned within a term of its own.
    office_due_on = models.DateField(_("登记、交办期限"), null=True, blank=True)
    refused_reason = models.TextField(_("退回或不作为建议的理由"), blank=True)
    refused_ground = models.CharField(_("依据"), max_length=40, blank=True)
    forwarded_to = models.ForeignKey(
        "people.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("转送参考"),
    )

    first_assigned_on = models.DateField(_("首次交办"), null=True, blank=True)
    last_assigned_on = models.DateField(_("最近交办"), null=True, blank=True)
    due_on = models.DateField(_("答复期限"), null=True, blank=True)
    round = models.PositiveSmallIntegerField(_("办理轮次"), default=1)
    # The term of the first round as it stood when it was answered: later rounds have other dates.
    answer_due_on = models.DateField(_("首次答复的期限"), null=True, blank=True)
    answered_on = models.DateField(_("首次答复"), null=True, blank=True)
    last_answered_on = models.DateField(_("最近答复"), null=True, blank=True)
    reply_class = models.CharField(_("答复类别"), max_length=12, blank=True)
    first_attitude = models.CharField(_("首次评价·态度"), max_length=12, blank=True)
    first_result = models.CharField(_("首次评价·结果"), max_length=12, blank=True)
    final_attitude = models.CharField(_("最终评价·态度"), max_length=12, blank=True)
    final_result = models.CharField(_("最终评价·结果"), max_length=12, blank=True)
    assess_due_on = models.DateField(_("评价期限"), null=True, blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    openness = models.CharField(_("公开方式"), max_length=8, choices=Openness.choices, blank=True)
    openness_reason = models.CharField(_("公开决定的理由"), max_length=200, blank=True)
    public_summary = models.TextField(_("公开摘要"), blank=True)
    published_at = models.DateTimeField(_("公开时间"), null=True, blank=True)
    is_key = models.BooleanField(_("重点督办"), default=False)
    # The sheet that it came in with as history, and what that sheet knew beyond the columns above; None for all others.
    came_with = models.ForeignKey(
        "files.Intake", on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions"
    )
    past = models.JSONField(null=True, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = CONSTRAINTS
        indexes: ClassVar = INDEXES

    def __str__(self) -> str:
        return f"{self.full_number} {self.title}" if self.number else self.title or "（未命名）"

    def get_absolute_url(self) -> str:
        """Each kind stands under an address of its own."""
        raise NotImplementedError

    @property
    def suggestion(self) -> "Matter":
        """So that whatever hangs on a matter and the matter itself are asked for it in the same way."""
        return self

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Matter":
        """A row is of the class of its kind, also where a foreign key leads to it."""
        row = super().from_db(*args, **kwargs)
        if cls is Matter:
            row.__class__ = CLASSES[row.kind]
        return row

    def get_stage_display(self) -> str:  # type: ignore[no-redef]
        # Django's own translates the names of all stages to show one.
        return str(Stage(self.stage).label)

    @property
    def lead_name(self) -> str:
        """The lead signer by the name of the day on which it was handed in."""
        on = timezone.localdate(self.submitted_at) if self.submitted_at else None
        return self.lead.person.on(on).name

    @property
    def lead_spoken(self) -> str:
        """The same, as the reader of the screen calls them."""
        on = timezone.localdate(self.submitted_at) if self.submitted_at else None
        return self.lead.person.on(on).spoken

    @property
    def raised_by(self) -> str:
        """Who raised it, as the reader of the screen calls them."""
        return self.lead.person.spoken

    @property
    def proposer(self) -> str:
        if self.delegation is None:
            return self.lead_name
        return self.delegation.on(timezone.localdate(self.submitted_at) if self.submitted_at else None).name

    def addressees(self, on: date | None) -> list[str]:
        """Whom the answer is written to: the lead signer, and every co-signer where the profile says so (重庆 §23)."""
        if self.delegation:
            return [self.delegation.on(on).name]
        names = [self.lead.person.on(on).name]
        if self.profile_version.rules.joint_reply == "every_cosigner":
            signed = self.cosigners.exclude(signed_at=None).select_related("mandate__person")
            names += [row.mandate.person.on(on).name for row in signed]
        return names

    @property
    def words(self) -> dict[str, Any]:
        """What a sentence calls the thing, whoever raises it, and the office that keeps it."""
        return {"matter": self.matter_word, "raiser": self.raiser_word, "office": self.office_word}

    def of_congress(self, rule: str) -> str:
        """An article of the congress's own rules, where they are the rules of this kind."""
        return rule if self.kind == self.Kind.SUGGESTION else ""

    @property
    def full_number(self) -> str:
        """Its number with the year of its series: two sessions give the same numbers. Empty before registering."""
        if not self.number:
            return ""
        year = "" if str(self.year) in self.number_text else f"{self.year}年"  # some places number with the year
        return f"{year}{self.number_text}号"

    @property
    def standing(self) -> str:
        """As far as its reader may know: only a row that went through `visibility.hide` says more than its stage."""
        return self.stands(getattr(self, "known_gate", ""), getattr(self, "known_result", ""))

    def stands(self, gate: str, result: str) -> str:
        """Where it stands, as its kind calls it, with the gate and the verdict that its reader may know."""
        return standing.words(self.stage, gate, result)

    @property
    def standing_tone(self) -> str:
        return standing.tone(self.stage, getattr(self, "known_result", ""))

    @property
    def short(self) -> str:
        return self.full_number

    @property
    def reference(self) -> str:
        """The public address: body-year-number; before registering, its own key under what it is by now."""
        if self.number is None:
            return f"{DRAFT if self.stage in {*PRIVATE, Stage.SENT_BACK} else UNNUMBERED}-{self.pk}"
        series = "b" if self.between_sessions else ""
        return f"{self.body.code}-{self.session.opens_on.year}-{series}{self.number:04d}"

    @property
    def due_rule(self) -> tuple[int, tuple[str, ...]]:
        """What `rulebook.queries.Known` asks of its due day."""
        return self.profile_version_id, REPLY

    @property
    def office_rule(self) -> tuple[int, tuple[str, ...]]:
        """The same of the office's day."""
        return self.profile_version_id, OFFICE

    @property
    def is_running(self) -> bool:
        """Somebody has to answer it."""
        return self.stage in RUNNING

    @property
    def waits_for_office(self) -> bool:
        """The office has to register or assign it."""
        return self.stage in WITH_THE_OFFICE

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    def stored(self, names: Iterable[str]) -> dict[str, Any]:
        """The draft as it is stored, by the names under which it is saved."""
        return {
            name: [point.text for point in self.requests.all()] if name == "requests" else getattr(self, name)
            for name in names
        }
