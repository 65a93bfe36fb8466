"""What a body has decided about its figures （对外公布的数字）."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicFigure(models.Model):
    """One figure of one year that stands on the portal, with its number and those of its rows that are public."""

    body = models.ForeignKey("people.Body", on_delete=models.PROTECT, related_name="public_figures")
    year = models.PositiveSmallIntegerField(_("年度"))
    code = models.CharField(_("指标"), max_length=60)
    made_public_by = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    made_public_at = models.DateTimeField(_("公布时间"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "year", "code"], name="figure_is_made_public_once")
        ]
        ordering: ClassVar = ["body", "-year", "pk"]

    def __str__(self) -> str:
        return f"{self.year} {self.code}"
