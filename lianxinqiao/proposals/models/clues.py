"""A clue for a proposal （提案线索）: what somebody thinks should be looked into, published before members write."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.people.models import Body, Post
from lianxinqiao.proposals.stages import ClueStage


class ClueQuerySet(InBodyQuerySet):
    def visible_to(self, post: Post | None) -> "ClueQuerySet":
        """The office reads all of them; a member what is published, and their own."""
        rows = super().visible_to(post)
        if post and post.role in DEPUTIES:
            return rows.filter(Q(stage=ClueStage.PUBLISHED) | Q(given_by=post))
        return rows

    def published(self) -> "ClueQuerySet":
        return self.filter(stage=ClueStage.PUBLISHED)

    def with_filed(self) -> "ClueQuerySet":
        """Each with how many proposals that took it up were filed."""
        return self.annotate(filed=Count("taken", filter=Q(taken__matter__number__isnull=False)))


class Clue(Root, models.Model):
    class Source(models.TextChoices):
        CITIZEN = "citizen", gettext_lazy("群众")
        MEMBER = "member", pgettext_lazy("线索来源", "委员")
        OFFICE = "office", gettext_lazy("政协机关征集")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="clues", editable=False)
    year = models.PositiveSmallIntegerField(gettext_lazy("年度"), editable=False)
    number = models.PositiveIntegerField(pgettext_lazy("线索", "序号"), editable=False)
    stage = models.CharField(
        gettext_lazy("状态"), max_length=10, choices=ClueStage.choices, default=ClueStage.RECEIVED, editable=False
    )
    source = models.CharField(gettext_lazy("来源"), max_length=8, choices=Source.choices, editable=False)
    # Who collected it: a party, a unit, an organisation. Nobody's name is asked of a citizen.
    named = models.CharField(gettext_lazy("提供线索的党派、团体或单位"), max_length=60, blank=True)
    title = models.CharField(gettext_lazy("题目"), max_length=80)
    text = models.TextField(gettext_lazy("线索内容"), max_length=1000)
    given_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    given_on = models.DateField(gettext_lazy("收到日期"), editable=False)
    published_on = models.DateField(gettext_lazy("发布日期"), null=True, blank=True, editable=False)
    reason = models.CharField(gettext_lazy("不采用的理由"), max_length=200, blank=True, editable=False)
    identity = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # the form it came by: taken once
    door = models.CharField(max_length=64, blank=True, editable=False)  # the network it came from, as a hash
    held_because = models.JSONField(default=list, blank=True, editable=False)

    objects = ClueQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year", "number"], name="clue_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(stage="published", published_on__isnull=False) | ~Q(stage="published"),
                name="clue_is_published_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(stage="set_aside") | ~Q(reason=""),
                name="clue_is_set_aside_for_a_reason",
                violation_error_message=gettext_lazy("不采用的，写明理由。"),
            ),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("clue", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage == ClueStage.PUBLISHED

    @property
    def short(self) -> str:
        return _("%(year)s年第%(number)s条线索") % {"year": self.year, "number": self.number}
