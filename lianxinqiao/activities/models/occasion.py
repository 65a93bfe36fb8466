"""What several bodies of a district hold together: each has its own activity, and they name one occasion （联合开展）."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxinqiao.people.models import Body, District


class Occasion(models.Model):
    """Of the district, and not of one body: it says what and when, and which bodies named it, and nothing else of theirs."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="occasions")
    title = models.CharField(_("名称"), max_length=120)
    starts_on = models.DateField(_("开始"))
    ends_on = models.DateField(_("结束"))
    bodies = ArrayField(models.IntegerField(), default=list)  # keys: a body's activities stand behind its wall

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "starts_on"], name="occasion_by_day")]
        ordering: ClassVar = ["-starts_on", "-id"]

    def __str__(self) -> str:
        return self.title

    def named_by(self) -> list[str]:
        return [body.spoken_short for body in Body.objects.filter(pk__in=self.bodies).order_by("pk")]
