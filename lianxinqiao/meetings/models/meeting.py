"""A meeting, from its draft to its publication."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.kinds import KINDS, PUBLIC, Circle, Kind, brought
from lianxinqiao.meetings.stages import Stage
from lianxinqiao.people.models import Body, Committee, Mandate, Post, Term
from lianxinqiao.people.models.terms import counted
from lianxinqiao.rulebook.sections.meetings import Meetings

OPEN_TO_ALL = Q(kind__in=PUBLIC) | Q(own_kind__inside=False)


class MeetingQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        """Those at which it reports, once they are called."""
        mine = Meeting.objects.filter(items__unit=unit).exclude(stage=Stage.DRAFTED).values("pk")
        asked = Meeting.objects.filter(interpellations__unit=unit).exclude(interpellations__stage="filed").values("pk")
        return self.filter(Q(pk__in=mine) | Q(pk__in=asked))

    def public(self) -> "MeetingQuerySet":
        """What strangers read of: once it is called."""
        return self.filter(OPEN_TO_ALL).exclude(stage__in=[Stage.DRAFTED, Stage.CANCELLED])

    def withdrawn(self) -> "MeetingQuerySet":
        """What strangers had been told of, and was cancelled afterwards."""
        return self.filter(OPEN_TO_ALL, stage=Stage.CANCELLED, called_on__isnull=False)


class Meeting(Root, models.Model):
    """One meeting of a body （会议）: its agenda, its votes and what they decide hang on it."""

    near: ClassVar = ("body", "term", "committee")
    needed: ClassVar = frozenset({"body", "term"})
    fixed: ClassVar = frozenset({"body", "term"})
    deferred: ClassVar = ()

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings", editable=False)
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="meetings", editable=False)
    kind = models.CharField(pgettext_lazy("会议", "类别"), max_length=16)
    # What the profile said of its kind when it was drafted, where the profile brings the kind; a later change leaves it.
    own_kind = models.JSONField(null=True, blank=True, editable=False)
    # Of a committee's own meeting: whose; it counts its meetings for itself.
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name=_("委员会")
    )
    number = models.PositiveSmallIntegerField(_("次"), null=True, blank=True, editable=False)
    title = models.CharField(pgettext_lazy("会议", "议题"), max_length=120, blank=True)
    stage = models.CharField(_("状态"), max_length=10, choices=Stage.choices, default=Stage.DRAFTED, editable=False)

    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    deputies_elected_on = models.DateField(
        _("本届代表选举完成日期"),
        null=True,
        blank=True,
        help_text=_("只在本届第一次会议填写：选举完成后两个月内由上届常委会召集（组织法第二十条）。"),
    )
    video = models.BooleanField(
        _("允许视频出席"), default=False, help_text=_("由主任会议决定；视频出席的人员举手表决，不使用表决器。")
    )
    called_on = models.DateField(_("通知日期"), null=True, blank=True, editable=False)
    late_reason = models.CharField(_("晚于规定通知的原因"), max_length=200, blank=True, editable=False)
    opened_at = models.DateTimeField(_("开会时间"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("闭会时间"), null=True, blank=True, editable=False)
    minutes = models.TextField(_("会议纪要"), blank=True, editable=False)
    approved_on = models.DateField(_("纪要审定日期"), null=True, blank=True, editable=False)
    published_on = models.DateField(_("公布日期"), null=True, blank=True, editable=False)
    # Of a consultation: by when its papers are there and its minutes sent, when and to whom they were, and what came of them.
    papers_due_on = models.DateField(_("协商材料期限"), null=True, blank=True, editable=False)
    minutes_due_on = models.DateField(_("协商纪要报送期限"), null=True, blank=True, editable=False)
    minutes_sent_on = models.DateField(_("协商纪要报送日期"), null=True, blank=True, editable=False)
    minutes_sent_to = models.CharField(_("报送单位"), max_length=120, blank=True, editable=False)
    answered_on = models.DateField(_("收到采纳反馈的日期"), null=True, blank=True, editable=False)
    answer = models.TextField(_("采纳反馈情况"), blank=True, editable=False)
    chaired_by = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("主持人")
    )
    # The address of the screen in the hall, which nobody signs in to; and how often those who were called were told anew.
    screen = models.CharField(max_length=24, blank=True, editable=False, db_index=True)
    changes = models.PositiveSmallIntegerField(default=0, editable=False)
    drafted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    drafted_at = models.DateTimeField(editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_begins",
                violation_error_message=_("结束时间要晚于开始时间。"),
            ),
            models.UniqueConstraint(
                fields=["term", "kind", "committee", "number"],
                name="meeting_number_is_used_once",
                nulls_distinct=False,
                condition=Q(number__isnull=False),
                violation_error_message=_("这一届已经有同样次数的会议。"),
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, closed_at=None) | Q(opened_at__isnull=False),
                name="meeting_closes_after_it_opened",
                violation_error_message=_("会议要先开会再闭会。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "kind", "starts_at"], name="meeting_by_kind_and_day"),
            models.Index(fields=["body", "starts_at", "id"], name="meeting_by_day"),
            models.Index(fields=["body", "ends_at"], name="meeting_by_its_end"),  # what a month still touches
        ]
        ordering: ClassVar = ["-starts_at", "-id"]

    def __str__(self) -> str:
        """第十七届常委会第七次会议; what is not counted is called by its subject."""
        kind = self.of_kind
        if not kind.numbered or not kind.votes:
            told = {"kind": kind.word, "title": self.title}
            return gettext("%(kind)s：%(title)s") % told if self.title else str(kind.word)
        words: dict[str, Any] = {"term": self.term, "kind": kind.word}
        if self.committee is not None:
            words["kind"] = gettext("%(committee)s会议") % {"committee": self.committee.spoken}
        if self.number is None:
            return gettext("%(term)s%(kind)s（待编次）") % words
        words["number"] = counted(self.number)
        if kind.circle == Circle.STANDING and not self.own_kind:
            return gettext("%(term)s常委会第%(number)s次会议") % words
        if self.kind == "congress":
            return gettext("%(term)s人民代表大会第%(number)s次会议") % words
        return gettext("%(term)s第%(number)s次%(kind)s") % words

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])

    @property
    def of_kind(self) -> Kind:
        return brought(self.own_kind, "") if self.own_kind else KINDS[self.kind]

    @cached_property
    def rules(self) -> Meetings:
        """What the body's profile says of meetings on its day; asked once a page, however many rows ask."""
        return profile.of(self.body, timezone.localdate(self.starts_at))

    @property
    def first_by(self) -> date | None:
        """The day by which a term's first session is held; None of any other meeting."""
        if not self.deputies_elected_on:
            return None
        return profile.last_day(profile.of(self.body, self.deputies_elected_on).first_session, self.deputies_elected_on)

    @property
    def is_public(self) -> bool:
        return self.of_kind.public and self.stage not in {Stage.DRAFTED, Stage.CANCELLED}
