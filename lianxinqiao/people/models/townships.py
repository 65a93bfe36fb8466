"""Streets and townships of a district: places, and organisers of what their deputies and members do."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.people.models.places import Body, District, Ending, Organization
from lianxinqiao.people.models.spoken import Spoken, either


class Township(Spoken, Ending):
    """A street, town, township or zone (街道、镇、乡、管委会), with the organ that organises there.

    Both bodies of a district share it. The organ is the congress's: a street's working committee, a town's presidium.

    A town whose own congress works here is an administrative division below the district's; its places are its villages and
    communities （村、社区）, so that every room, list, figure and map of the town's congress is cut by them.
    """

    class Kind(models.TextChoices):
        STREET = "street", _("街道")
        TOWN = "town", _("镇")
        TOWNSHIP = "township", _("乡")
        ZONE = "zone", _("管委会")
        VILLAGE = "village", _("村")
        COMMUNITY = "community", _("社区")

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="townships")
    code = models.SlugField(_("代码"), max_length=40)
    name = models.CharField(_("名称"), max_length=40)
    kind = models.CharField(pgettext_lazy("地方", "类别"), max_length=10, choices=Kind.choices, default=Kind.STREET)
    organ = models.CharField(_("人大工作机构"), max_length=60, blank=True)
    # Its office or government, where it also answers matters.
    unit = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="townships",
        verbose_name=_("承办单位"),
    )
    # As GeoJSON has it (WGS-84), imported by the office; without one it is drawn as a cell of a schematic map.
    boundary = models.JSONField(default=dict, blank=True, editable=False)
    position = models.PositiveSmallIntegerField(_("次序"), default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "code"],
                name="township_code_is_used_once",
                violation_error_message=_("这个行政区划里已经有街道或乡镇用了这个代码。"),
            ),
            models.UniqueConstraint(
                fields=["district", "name"],
                condition=Q(ended_on=None),
                name="township_name_is_used_once",
                violation_error_message=_("这个行政区划里已经有同名的街道或乡镇。"),
            ),
        ]
        ordering: ClassVar = ["position", "code"]

    @property
    def is_village(self) -> bool:
        return self.kind in {self.Kind.VILLAGE, self.Kind.COMMUNITY}

    @property
    def congress(self) -> "Body | None":
        """Its own, where that one works here: of the division that bears its name below this district."""
        return Body.objects.filter(district__parent=self.district_id, district__name=self.name, kind="congress").first()

    @property
    def organ_called(self) -> str:
        """By its usual name where nobody wrote another down: 云桥街道人大工委, 望河镇人大主席团."""
        if self.organ:
            return self.organ
        if self.is_village:
            return f"{self.name}代表小组"  # ours: no rule names one
        return f"{self.name}人大主席团" if self.kind in {self.Kind.TOWN, self.Kind.TOWNSHIP} else f"{self.name}人大工委"

    @property
    def organ_spoken(self) -> str:
        if self.is_village:
            return either(self.organ_called, f"{self.name_en} Group of Deputies" if self.name_en else "")
        presidium = self.kind in {self.Kind.TOWN, self.Kind.TOWNSHIP}
        english = "Congress Presidium" if presidium else "Congress Working Committee"
        return either(self.organ_called, f"{self.name_en} {english}" if self.name_en else "")

    def save(self, **kwargs: Any) -> None:
        self.name = self.name.strip()
        super().save(**kwargs)
