"""A question that is deliberated at a station, its materials, who is invited, and what is said to it."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part, Root
from lianxinqiao.halls.stages import PUBLIC, SaidStage, Stage
from lianxinqiao.people.models import Body, Mandate, Post
from lianxinqiao.stations.models import Station


class TopicQuerySet(models.QuerySet[Any]):
    def visible_to(self, post: Post | None) -> "TopicQuerySet":
        """Whoever serves in its body."""
        rows = self.select_related("body", "station__township")
        return rows.filter(body_id=post.body_id) if post and post.body_id else rows.none()

    def public(self) -> "TopicQuerySet":
        return self.filter(stage__in=PUBLIC)


class Topic(Root, models.Model):
    """A question （议题） with what one has to know of it and by which rules it is talked about."""

    near: ClassVar = ("body", "station")
    fixed: ClassVar = frozenset({"body", "station"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="topics", editable=False)
    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="topics", verbose_name=_("联络站"))
    stage = models.CharField(_("进程"), max_length=10, choices=Stage.choices, default=Stage.PLANNED, editable=False)
    question = models.CharField(_("议题"), max_length=80)
    background = models.TextField(_("背景和材料"))
    rules = models.TextField(_("议事规则"))
    until = models.DateField(_("征求意见到"))
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    positions = models.TextField(_("观点汇总"), blank=True, editable=False)
    came = models.PositiveIntegerField(_("到场议事的人次"), null=True, blank=True, editable=False)
    gathered_at = models.DateTimeField(null=True, blank=True, editable=False)
    outcome = models.TextField(_("结果"), blank=True, editable=False)
    concluded_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What it became: a deputy's suggestion, or an opinion that is handled on.
    suggestion = models.ForeignKey(
        "matters.Suggestion", on_delete=models.PROTECT, null=True, blank=True, related_name="topics", editable=False
    )
    opinion = models.ForeignKey(
        "opinions.Opinion", on_delete=models.PROTECT, null=True, blank=True, related_name="topics", editable=False
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(stage="concluded") | Q(concluded_at__isnull=False),
                name="topic_concluded_has_its_moment",
                violation_error_message=_("已有结果的议题要有日期。"),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage in PUBLIC

    def is_open_on(self, day: date) -> bool:
        return self.stage == Stage.OPEN and day <= self.until


class Material(models.Model):
    """A paper or picture that everybody may read before they say something."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="materials")
    attachment = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]


class Invited(models.Model):
    """A deputy who is asked to take part."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="invited")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["topic", "mandate"],
                name="deputy_is_invited_once",
                violation_error_message=_("已经邀请过这位代表。"),
            ),
        ]


class Said(Part, models.Model):
    """What a citizen or a deputy says; everybody reads it once whoever keeps the hall has looked at it."""

    to_root: ClassVar = ("topic",)

    class Position(models.TextChoices):
        FOR = "for", pgettext_lazy("观点", "赞成")
        AGAINST = "against", pgettext_lazy("观点", "反对")
        OTHER = "other", _("其他看法")

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="said")
    stage = models.CharField(max_length=10, choices=SaidStage.choices, default=SaidStage.WAITING, editable=False)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.CharField(_("观点"), max_length=8, choices=Position.choices)
    text = models.TextField(_("发言"))
    identity = models.UUIDField(unique=True, editable=False)  # of the form: sent twice, it is taken once
    door = models.CharField(max_length=32, blank=True, editable=False)
    held_because = models.JSONField(default=list, blank=True, editable=False)  # what a look at it should know
    said_at = models.DateTimeField()
    hidden_because = models.CharField(_("不公开的理由"), max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["topic", "stage"]), models.Index(fields=["door", "-said_at"])]

    def __str__(self) -> str:
        return str(_("第%(number)s条发言") % {"number": self.pk})

    @property
    def who(self) -> str:
        return self.mandate.person.spoken if self.mandate else str(_("群众"))
