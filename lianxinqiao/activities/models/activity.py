"""An activity, who takes part, and what they find."""

import secrets
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.activities.kinds import CHOICES, KINDS, OPEN, Advice, Kind, Organiser, organiser_word
from lianxinqiao.activities.models.campaign import Campaign
from lianxinqiao.activities.models.occasion import Occasion
from lianxinqiao.activities.stages import AFTER, Seat, Stage
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.people.models import Body, Committee, Mandate, Organization, Post, Township
from lianxinqiao.people.points import Point


class Payer(models.TextChoices):
    """Who pays for it （活动经费）."""

    BUDGET = "budget", _("履职活动经费")
    OFFICE = "office", _("机关、街道乡镇经费")
    NOBODY = "nobody", _("不需要经费")
    SPONSOR = "sponsor", _("企业、团体或者个人赞助")


# What stands on the portal: to which citizens may come, or of which was told what came of it.
PUBLIC = Q(stage=Stage.CALLED, kind__in=OPEN) | Q(stage__in=AFTER) & ~Q(told="")


class ActivityQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        """What was forwarded to it."""
        return self.filter(unit_id=unit)

    def public(self) -> Self:
        return self.filter(PUBLIC)


def fresh_secret() -> str:
    return secrets.token_hex(16)


class Activity(Root, models.Model):
    """What deputies or members do together （代表活动、委员活动）, from the plan to the answer of whom it concerned."""

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "township", "committee", "campaign", "unit", "line", "occasion")
    needed: ClassVar = frozenset({"body"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="activities", editable=False)
    kind = models.CharField(pgettext_lazy("活动", "类别"), max_length=20, choices=CHOICES)
    # What its body calls this kind （本地名称）; "" where it keeps the statutory word. `own.set_kind` follows it up.
    local_kind = models.CharField(max_length=40, blank=True, editable=False)
    title = models.CharField(_("名称"), max_length=120)
    purpose = models.TextField(_("内容"), blank=True)
    organiser = models.CharField(_("组织者"), max_length=10, choices=Organiser.choices)
    township = models.ForeignKey(
        Township,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("街道、乡镇"),
    )
    committee = models.ForeignKey(
        Committee,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("委员会"),
    )
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("主题活动"),
    )
    stage = models.CharField(_("状态"), max_length=10, choices=Stage.choices, default=Stage.PLANNED, editable=False)

    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(_("名额"), null=True, blank=True, help_text=_("空着不限。"))
    signs_up_until = models.DateField(_("报名截止"), null=True, blank=True)
    line = models.ForeignKey(
        "activities.PlanLine",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("年度计划中的安排"),
    )
    paid_by = models.CharField(_("经费来源"), max_length=7, choices=Payer.choices, default=Payer.BUDGET)
    team = models.ForeignKey(
        "activities.Team",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("志愿服务队"),
    )
    field = models.CharField(_("咨询领域"), max_length=6, choices=Advice.choices, blank=True)
    risk = models.CharField(
        _("可能的人身危险"), max_length=120, blank=True, help_text=_("没有的空着；有的要先说明已办的保险。")
    )
    insured = models.CharField(_("已办保险"), max_length=120, blank=True)
    told = models.TextField(_("对外公布的情况"), blank=True, editable=False)
    told_on = models.DateField(_("公布日期"), null=True, blank=True, editable=False)
    called_on = models.DateField(_("通知日期"), null=True, blank=True, editable=False)
    # What it is held on together with other bodies, each with an activity of its own (actions/joining.py).
    occasion = models.ForeignKey(
        Occasion, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="activities"
    )
    # Where one signs in (WGS-84), as the device beside the screen said it; empty: nobody is asked where they are.
    latitude = models.FloatField(null=True, blank=True, editable=False)
    longitude = models.FloatField(null=True, blank=True, editable=False)
    # What the turning code of the sign-in is made of (codes.py).
    secret = models.CharField(max_length=32, default=fresh_secret, editable=False)

    report = models.TextField(_("报告"), blank=True, editable=False)
    reported_on = models.DateField(_("报告日期"), null=True, blank=True, editable=False)
    unit = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="activities",
        verbose_name=_("研究处理单位"),
    )
    forwarded_on = models.DateField(_("转交日期"), null=True, blank=True, editable=False)
    due_on = models.DateField(_("反馈期限"), null=True, blank=True, editable=False)
    feedback = models.TextField(_("研究处理情况"), blank=True, editable=False)
    answered_on = models.DateField(_("反馈日期"), null=True, blank=True, editable=False)
    planned_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    planned_at = models.DateTimeField(editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="activity_ends_after_it_begins",
                violation_error_message=_("结束时间要晚于开始时间。"),
            ),
            models.CheckConstraint(
                condition=~Q(organiser__in=["township", "convener"]) | Q(township__isnull=False),
                name="activity_of_a_township_names_it",
                violation_error_message=_("由街道、乡镇组织的活动要写明是哪一个。"),
            ),
            models.CheckConstraint(
                condition=Q(organiser="committee") | Q(committee=None),
                name="activity_of_a_committee_is_organised_by_it",
                violation_error_message=_("写了委员会的，组织者要选“专门委员会、工作委员会”。"),
            ),
            models.UniqueConstraint(
                fields=["body", "occasion"],
                name="one_activity_of_a_body_on_an_occasion",
                violation_error_message=_("本机构已经有一次活动与它联合开展。"),
            ),
            models.CheckConstraint(
                condition=Q(forwarded_on=None) | Q(forwarded_on__isnull=False, unit__isnull=False),
                name="activity_is_forwarded_to_a_unit",
                violation_error_message=_("转交要写明转给哪个单位。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "starts_at"], name="activity_by_day"),
            models.Index(fields=["township", "starts_at"], name="activity_by_township"),
            models.Index(fields=["committee", "starts_at"], name="activity_by_committee"),
        ]
        ordering: ClassVar = ["-starts_at", "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("activity", args=[self.pk])

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        return self.local_kind or str(self.of_kind.word)

    @property
    def of_kind(self) -> Kind:
        return KINDS[self.kind]

    @property
    def is_public(self) -> bool:
        return self.stage != Stage.PLANNED

    @property
    def point(self) -> Point | None:
        """Where one signs in, where that is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)

    @property
    def stands_on_the_portal(self) -> bool:
        """`PUBLIC` of one that is at hand."""
        return (self.stage == Stage.CALLED and self.of_kind.open) or (self.stage in AFTER and bool(self.told))

    @property
    def organiser_spoken(self) -> str:
        """Who organises it, by name where it is a street, a township or a committee."""
        if self.committee:
            return self.committee.spoken
        if self.organiser == Organiser.TOWNSHIP and self.township:
            return self.township.organ_spoken
        if self.township:
            place, word = str(self.township), str(organiser_word(self.organiser, self.body.kind))
            return f"{place} {word}" if place.isascii() else place + word
        return str(organiser_word(self.organiser, self.body.kind))


class Participation(Part, models.Model):
    """One deputy's part in an activity: notified, signed up or on leave, and whether they came."""

    class Way(models.TextChoices):
        CODE = "code", _("扫码签到")
        TYPED = "typed", _("输入短码签到")
        HAND = "hand", _("工作人员登记")

    to_root: ClassVar = ("activity",)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="participations", db_index=False)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="participations")
    stage = models.CharField(_("状态"), max_length=12, choices=Seat.choices, default=Seat.INVITED)
    signed_up_at = models.DateTimeField(null=True, blank=True)
    came_at = models.DateTimeField(_("签到时间"), null=True, blank=True)
    left_at = models.DateTimeField(_("签退时间"), null=True, blank=True)
    way = models.CharField(_("签到方式"), max_length=5, choices=Way.choices, blank=True)
    # What the browser is known by, to see that two signed in on one; told to nobody.
    device = models.CharField(max_length=32, blank=True)
    # Worth a second look by the office, never a reason to refuse: where it was signed from, in the rule's words.
    doubt = models.CharField(_("存疑"), max_length=80, blank=True)
    # Of the tick on a list that was kept without network: sent twice, it is taken once, also when it was put right since.
    ticked = models.UUIDField(null=True, editable=False)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    dispute = models.CharField(_("异议"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "mandate"],
                name="takes_part_once",
                violation_error_message=_("这个人已经在名单里。"),
            ),
            models.CheckConstraint(
                condition=Q(came_at=None, way="") | (Q(came_at__isnull=False) & ~Q(way="")),
                name="participation_came_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("came_at")),
                name="participation_leaves_after_it_came",
                violation_error_message=_("签退不能早于签到。"),
            ),
        ]
        # Who came is counted from the index alone, whatever else is known of them.
        indexes: ClassVar = [
            models.Index(fields=["activity"], include=["came_at", "id"], name="participation_by_activity"),
        ]
        ordering: ClassVar = ["activity", "signed_up_at", "id"]

    def __str__(self) -> str:
        return str(self.mandate.person)
