"""A station and what stands in its register."""

from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part, Root
from lianxinqiao.people.models import Body, Mandate, Post, Township
from lianxinqiao.people.models.spoken import Spoken, either
from lianxinqiao.people.points import Datum, Point
from lianxinqiao.stations import shortcodes
from lianxinqiao.stations.stages import Stage

LATITUDE = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE = [MinValueValidator(-180), MaxValueValidator(180)]


class StationQuerySet(models.QuerySet["Station"]):
    def visible_to(self, post: Post | None) -> "StationQuerySet":
        """Whoever serves in a body sees its stations; whoever serves in a unit or the house, those of their district."""
        rows = self.select_related("body", "township")
        if post is None:
            return rows.none()
        if post.body_id:
            return rows.filter(body_id=post.body_id)
        district = post.organization.district_id if post.organization else post.person.district_id
        return rows.filter(body__district_id=district)


class Station(Root, Spoken):
    """A place where deputies meet citizens （人大代表联络站）. Its number is the body's own, its code stands on the plate."""

    near: ClassVar = ("body", "township")
    needed: ClassVar = frozenset({"body", "township"})

    class Kind(models.TextChoices):
        STATION = "station", _("联络站")
        POINT = "point", _("联络点")
        HALL = "hall", _("议事厅")
        STUDIO = "studio", _("代表工作室")
        CONTACT = "contact", _("基层联系点")

    class Premises(models.TextChoices):
        OWN = "own", _("独立用房")
        SHARED = "shared", _("共享用房")

    class Level(models.TextChoices):
        """Of whom its head is one."""

        COMMUNITY = "community", _("村（社区）")
        TOWNSHIP = "township", _("街道（乡镇）")
        DISTRICT = "district", _("县（市、区）")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="stations", editable=False)
    number = models.PositiveSmallIntegerField(_("编号"), editable=False)
    code = models.CharField(_("短码"), max_length=5, unique=True, default=shortcodes.make, editable=False)
    name = models.CharField(_("名称"), max_length=60)
    kind = models.CharField(pgettext_lazy("联络站", "类别"), max_length=8, choices=Kind.choices, default=Kind.STATION)
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, related_name="stations", verbose_name=_("街道、乡镇")
    )
    stage = models.CharField(_("状态"), max_length=8, choices=Stage.choices, default=Stage.OPEN, editable=False)

    address = models.CharField(_("地址"), max_length=120, blank=True)
    address_en = models.CharField(_("英文地址"), max_length=160, blank=True)
    # As it was entered, with the datum of the map it was read from; and converted, which everything is counted with.
    given_latitude = models.FloatField(_("纬度"), null=True, blank=True, validators=LATITUDE)
    given_longitude = models.FloatField(_("经度"), null=True, blank=True, validators=LONGITUDE)
    datum = models.CharField(_("坐标系"), max_length=5, choices=Datum.choices, default=Datum.GCJ02)
    latitude = models.FloatField(null=True, editable=False)
    longitude = models.FloatField(null=True, editable=False)

    premises = models.CharField(_("用房"), max_length=6, choices=Premises.choices, blank=True)
    area = models.PositiveIntegerField(_("面积（平方米）"), null=True, blank=True)
    level = models.CharField(_("站长层级"), max_length=9, choices=Level.choices, blank=True)
    head = models.CharField(_("站长"), max_length=40, blank=True)
    phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    full_time = models.PositiveSmallIntegerField(_("专职联络员"), default=0)
    part_time = models.PositiveSmallIntegerField(_("兼职联络员"), default=0)
    budget = models.PositiveIntegerField(_("年度经费（元）"), null=True, blank=True)
    specialty = models.CharField(_("一站一品"), max_length=80, blank=True)
    specialty_en = models.CharField(_("一站一品（英文）"), max_length=160, blank=True)
    opening = models.CharField(_("开放时间"), max_length=80, blank=True)
    # The rule of the reception day (days.py), empty where there is none.
    reception = models.JSONField(_("接待日规则"), default=dict, blank=True)

    founded_on = models.DateField(_("建站日期"), null=True, blank=True)
    ended_on = models.DateField(_("撤销日期"), null=True, blank=True, editable=False)
    ended_because = models.CharField(_("撤销原因"), max_length=120, blank=True, editable=False)

    objects = StationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "number"],
                name="station_number_is_used_once",
                violation_error_message=_("这个编号已经有联络站使用。"),
            ),
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=~Q(stage="closed"),
                name="station_name_is_used_once",
                violation_error_message=_("已经有同名的联络站。"),
            ),
            models.CheckConstraint(
                condition=Q(given_latitude=None, given_longitude=None)
                | Q(given_latitude__isnull=False, given_longitude__isnull=False),
                name="station_point_is_whole",
                violation_error_message=_("纬度和经度要一起填写。"),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(stage="closed"),
                name="station_ended_is_closed",
                violation_error_message=_("已撤销的联络站要有撤销日期。"),
            ),
        ]
        ordering: ClassVar = ["number"]

    @property
    def reference(self) -> str:
        """In addresses: the body's code and the number on the register."""
        return f"{self.body.code}-{self.number}"

    @property
    def number_text(self) -> str:
        return f"{self.number:03}"

    @property
    def address_spoken(self) -> str:
        return either(self.address, self.address_en)

    @property
    def specialty_spoken(self) -> str:
        return either(self.specialty, self.specialty_en)

    @property
    def point(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)

    def get_absolute_url(self) -> str:
        return reverse("station", args=[self.reference])

    def save(self, **kwargs: Any) -> None:
        self.latitude = self.longitude = None
        if self.given_latitude is not None and self.given_longitude is not None:
            point = Point.taken(self.given_latitude, self.given_longitude, self.datum)
            self.latitude, self.longitude = round(point.latitude, 7), round(point.longitude, 7)
        super().save(**kwargs)


class Spot(models.Model):
    """A place of its own that a station knows by name: a citizen chooses among them and sets no pin on a map."""

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="spots")
    name = models.CharField(_("地点"), max_length=60)
    name_en = models.CharField(_("英文名称"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "name"],
                name="spot_name_is_used_once",
                violation_error_message=_("这个联络站已经有同名的地点。"),
            ),
        ]
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class SpanQuerySet(models.QuerySet[Any]):
    rests_on: ClassVar[str] = "mandate"

    def held(self, on: date) -> "SpanQuerySet":
        """Those of a day; none outlasts the seat or post that it rests on."""
        rests = f"{self.rests_on}__to_on"
        lasts = Q(**{rests: None}) | Q(**{f"{rests}__gte": on})
        return self.filter(lasts, Q(to_on=None) | Q(to_on__gte=on), from_on__lte=on)


class WorkerQuerySet(SpanQuerySet):
    rests_on = "post"


class Member(Part, models.Model):
    """A deputy in a station's team （进站代表）; one may serve at several."""

    to_root: ClassVar = ("station",)
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="members")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="memberships")
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "mandate"],
                condition=Q(to_on=None),
                name="member_is_in_a_team_once",
                violation_error_message=_("这位代表已经在这个联络站。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="member_leaves_after_joining",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
        ]
        ordering: ClassVar = ["from_on", "id"]

    def __str__(self) -> str:
        return str(self.mandate.person)


class Worker(Part, models.Model):
    """A post of station staff （联络站工作人员） that is held at this station; the same person may serve several."""

    to_root: ClassVar = ("station",)
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="workers")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="stations")
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)

    objects = WorkerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "post"],
                condition=Q(to_on=None),
                name="worker_is_at_a_station_once",
                violation_error_message=_("这位工作人员已经在这个联络站。"),
            ),
        ]
        ordering: ClassVar = ["from_on", "id"]

    def __str__(self) -> str:
        return str(self.post.person)


class KeyYear(models.Model):
    """A year for which a station is a key one （重点打造）, with the reason it was chosen for."""

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="key_years")
    year = models.PositiveSmallIntegerField(_("年度"))
    reason = models.CharField(_("理由"), max_length=200)
    chosen_on = models.DateField(_("确定日期"))
    chosen_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "year"],
                name="station_is_key_once_a_year",
                violation_error_message=_("这个联络站这一年已经是重点打造的联络站。"),
            ),
        ]
        ordering: ClassVar = ["-year"]


class Improvement(models.Model):
    """What was done to a station: to its rooms （硬件改造） or to what it can do （功能提升）, with pictures of both."""

    class Kind(models.TextChoices):
        PREMISES = "premises", _("硬件改造")
        FUNCTION = "function", _("功能提升")

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="improvements")
    kind = models.CharField(_("方面"), max_length=8, choices=Kind.choices)
    what = models.CharField(_("内容"), max_length=200)
    done_on = models.DateField(_("完成日期"))
    cost = models.PositiveIntegerField(_("投入（元）"), null=True, blank=True)
    before = models.ForeignKey(
        "files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("改造前")
    )
    after = models.ForeignKey(
        "files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("改造后")
    )
    noted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-done_on", "id"]
