"""The base map on which a body's stations are drawn, where it has one."""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.people.models import Body, Post

# 审图号: GS（2024）1234号, 豫S〔2023〕012号, GS京（2022）1061号.
APPROVAL = re.compile(r"[A-Z\u4e00-\u9fff]{1,8}[（(〔\[](?:19|20)\d{2}[）)〕\]]\d{1,6}号")


class BaseMap(models.Model):
    """A picture of the ground that was reviewed by the surveying authority, with its number (地图管理条例 §15, §22).

    Its corners are kept in WGS-84. There is one at a time; an earlier one is kept with the day it was taken off.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="base_maps")
    picture = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")
    approval = models.CharField(_("审图号"), max_length=40)
    west = models.FloatField(_("西边的经度"))
    south = models.FloatField(_("南边的纬度"))
    east = models.FloatField(_("东边的经度"))
    north = models.FloatField(_("北边的纬度"))
    laid_at = models.DateTimeField()
    laid_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    taken_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(taken_off_at=None),
                name="body_has_one_base_map",
                violation_error_message=_("已经有一张底图。"),
            ),
            models.CheckConstraint(
                condition=Q(west__lt=F("east")) & Q(south__lt=F("north")),
                name="base_map_has_its_corners",
                violation_error_message=_("西边的经度应当小于东边，南边的纬度应当小于北边。"),
            ),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return gettext("底图（审图号：%(number)s）") % {"number": self.approval}

    def clean(self) -> None:
        self.approval = re.sub(r"\s|^审图号[:：]?", "", self.approval)
        if not APPROVAL.fullmatch(self.approval):
            raise ValidationError({"approval": gettext("审图号照图上的写，例如GS（2024）1234号。")})

    @property
    def corners(self) -> tuple[float, float, float, float]:
        return self.west, self.south, self.east, self.north

    @classmethod
    def of(cls, body: Any) -> "BaseMap | None":
        return cls.objects.filter(body=body, taken_off_at=None).first()
