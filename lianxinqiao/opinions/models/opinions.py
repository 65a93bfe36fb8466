"""An opinion of a citizen （群众意见）, without the person who sent it: that stands apart (senders.py)."""

import re
import uuid
from typing import TYPE_CHECKING, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Root
from lianxinqiao.opinions import likeness
from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.models import choices
from lianxinqiao.opinions.stages import COUNTED, WAITED_FOR, Stage
from lianxinqiao.ui.marks import Mark, verdict

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post

REFERENCE = re.compile(r"(?P<body>[^\x00]+)-(?P<year>[0-9]{4})-(?P<number>[0-9]{1,9})")
TITLE = 40


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def visible_to(self, post: "Post | None") -> "OpinionQuerySet":
        """What a person in a role may read inside the house; strangers read what is published."""
        from lianxinqiao.opinions import visibility  # deferred: visibility asks the models

        return visibility.opinions(self, post)

    def published(self) -> "OpinionQuerySet":
        return self.exclude(published_at=None)

    def counted(self) -> "OpinionQuerySet":
        """Taken in and not taken back, of the kind that is ours."""
        return self.filter(kind=Kind.SUGGESTION, stage__in=[str(stage) for stage in COUNTED])

    def at(self, reference: str) -> "OpinionQuerySet":
        """The opinion with this address; None if there is none."""
        found = REFERENCE.fullmatch(reference)
        if found is None:
            return self.none()
        return self.filter(body__code=found["body"], year=int(found["year"]), number=int(found["number"]))


class Opinion(Root, models.Model):
    near: ClassVar = ("body", "profile_version", "station")
    needed: ClassVar = frozenset({"body", "profile_version"})
    fixed: ClassVar = frozenset({"body", "profile_version", "station"})
    deferred: ClassVar = ("profile_version__data",)  # read once per process by its checksum

    Source = choices.Source
    Route = choices.Route
    Outcome = choices.Outcome
    Rating = choices.Rating
    RatingReason = choices.RatingReason

    body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="opinions")
    station = models.ForeignKey(
        "stations.Station",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opinions",
        verbose_name=_("联络站"),
    )
    profile_version = models.ForeignKey("rulebook.ProfileVersion", on_delete=models.PROTECT, related_name="opinions")
    stage = models.CharField(_("进程"), max_length=12, choices=Stage.choices, default=Stage.RECEIVED)
    kind = models.CharField(_("事项性质"), max_length=12, choices=Kind.choices, default=Kind.SUGGESTION)
    source = models.CharField(_("来源"), max_length=10, choices=Source.choices, default=Source.CITIZEN)
    identity = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # from the phone, where it was offline
    key = models.CharField(max_length=64, unique=True, editable=False)  # of the receipt's code (sealing.py)
    digest = models.CharField(max_length=64, editable=False)  # of what was sent: sent twice, it is taken once

    year = models.PositiveSmallIntegerField(_("年度"))
    number = models.PositiveIntegerField(_("编号"))
    title = models.CharField(_("标题"), max_length=80)
    text = models.TextField(_("意见内容"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    field = models.ForeignKey(
        "people.Field", on_delete=models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name=_("类别")
    )
    # The deputy to whom it was said, who is told what came of it.
    mandate = models.ForeignKey(
        "people.Mandate",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opinions",
        verbose_name=_("接待代表"),
    )
    entered_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField(_("收到时间"), default=timezone.now)
    no_contact = models.BooleanField(_("请不要联系我"), default=False)
    # Where it came from, as a hash (sealing.network_of).
    door = models.CharField(max_length=32, blank=True, editable=False)
    bands = ArrayField(models.IntegerField(), default=list, editable=False)  # of its words (likeness.py)
    shape = models.CharField(max_length=64, blank=True, editable=False)  # of its words (screening.shape)
    held_because = models.JSONField(default=list, blank=True, editable=False)  # codes of screening.REASONS
    held_at = models.DateTimeField(null=True, blank=True, editable=False)
    discarded_at = models.DateTimeField(null=True, blank=True, editable=False)

    route = models.CharField(_("去向"), max_length=10, choices=Route.choices, blank=True)
    routed_at = models.DateTimeField(_("分办时间"), null=True, blank=True)
    routed_by_rule = models.ForeignKey(
        "opinions.RoutingRule", on_delete=models.PROTECT, null=True, blank=True, related_name="opinions"
    )
    routed_because = models.CharField(max_length=60, blank=True)  # the words of the rule that decided
    accused = models.ForeignKey(
        "people.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("被反映的单位"),
    )
    forwarded_to = models.CharField(_("转送"), max_length=80, blank=True)
    suggestion = models.ForeignKey(
        "matters.Matter", on_delete=models.PROTECT, null=True, blank=True, related_name="opinions"
    )
    route_due_on = models.DateField(_("分办期限"), null=True, blank=True)
    due_on = models.DateField(_("答复期限"))
    round = models.PositiveSmallIntegerField(_("办理轮次"), default=1)

    reply = models.TextField(_("答复"), blank=True)
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome.choices, blank=True)
    planned_until = models.DateField(_("计划完成"), null=True, blank=True)
    replied_by = models.CharField(_("答复单位"), max_length=120, blank=True)
    first_answered_at = models.DateTimeField(_("首次答复"), null=True, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)
    rating = models.CharField(_("评价"), max_length=12, choices=Rating.choices, blank=True)
    rating_reason = models.CharField(_("评价理由"), max_length=20, choices=RatingReason.choices, blank=True)
    rating_words = models.TextField(_("评价的话"), blank=True)
    rated_at = models.DateTimeField(_("评价时间"), null=True, blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    public_title = models.CharField(_("公开标题"), max_length=80, blank=True)
    public_text = models.TextField(_("公开内容"), blank=True)
    public_reply = models.TextField(_("公开的答复"), blank=True)
    published_at = models.DateTimeField(_("公开时间"), null=True, blank=True)
    erased_at = models.DateTimeField(_("个人信息删除"), null=True, blank=True)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year", "number"],
                name="opinion_number_is_used_once",
                violation_error_message=_("这个编号已经用过。"),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["answered"]) | Q(answered_at__isnull=False),
                name="opinion_answered_has_its_moment",
                violation_error_message=_("已经答复的意见要有答复时间。"),
            ),
            models.CheckConstraint(
                condition=Q(stage="closed", closed_at__isnull=False) | (~Q(stage="closed") & Q(closed_at=None)),
                name="opinion_closed_has_its_moment",
                violation_error_message=_("办结的意见要有办结时间。"),
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(kind="suggestion"),
                name="opinion_published_is_no_petition",
                violation_error_message=_("只有建议意见可以公开。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "-received_at", "-id"]),
            models.Index(fields=["body", "stage", "-id"]),
            models.Index(fields=["station", "-received_at"]),
            models.Index(fields=["door", "-received_at"], condition=~Q(door=""), name="opinion_by_door"),
            GinIndex(fields=["bands"], name="opinion_by_likeness"),
            models.Index(fields=["body", "shape", "-received_at"], name="opinion_by_shape"),
            models.Index(
                fields=["body", "due_on", "id"],
                condition=Q(stage__in=["received", "handling", "proposed", "raised"]),
                name="opinion_clock",
            ),
            models.Index(
                fields=["body"], condition=Q(stage="answered", rating="unsatisfied"), name="opinion_unsatisfied"
            ),
            models.Index(
                fields=["body", "-published_at", "-id"],
                condition=Q(published_at__isnull=False),
                name="opinion_published",
            ),
        ]

    def __str__(self) -> str:
        """Its number alone.

        Journal and letters keep it for ever, so it holds nothing that the sender may have erased.
        """
        return str(_("第%(number)s号意见") % {"number": self.number_text})

    def get_absolute_url(self) -> str:
        return reverse("opinion", args=[self.reference])

    def get_stage_display(self) -> str:  # type: ignore[no-redef]
        # Django's own translates the names of all stages to show one.
        return str(Stage(self.stage).label)

    @property
    def outcome_mark(self) -> Mark | str:
        return verdict(self.Outcome, self.outcome)

    @property
    def rating_mark(self) -> Mark | str:
        return verdict(self.Rating, self.rating)

    @property
    def number_text(self) -> str:
        """The number as the receipt shows it; it is no secret."""
        return f"{self.year}-{self.number:04d}"

    @property
    def short(self) -> str:
        return self.number_text

    @property
    def reference(self) -> str:
        return f"{self.body.code}-{self.number_text}"

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_waited_for(self) -> bool:
        return self.stage in WAITED_FOR


class Photo(models.Model):
    """A picture that came with it: re-encoded, without what the camera noted. Never public."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="photos")
    attachment = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "id"]


def file_by_likeness(opinion: Opinion) -> None:
    """Note both its own words and the published ones in the index of likeness; the calling act saves the row."""
    opinion.bands = likeness.bands(opinion.text, opinion.public_text)


def title_of(text: str) -> str:
    """What it is called inside the house: its first sentence, as far as it fits."""
    first = re.split(r"[\n。！？!?；;]", text.strip(), maxsplit=1)[0].strip()
    return first if len(first) <= TITLE else f"{first[: TITLE - 1]}…"
