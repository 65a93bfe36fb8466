"""Imported years of the work calendar. They stand over the built-in years of the same number."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportedYear(models.Model):
    """A year that this installation's administrator brought in, with the notice it rests on."""

    year = models.PositiveSmallIntegerField(_("年份"), unique=True)
    notice = models.CharField(_("放假通知文号"), max_length=120)
    imported_at = models.DateTimeField(_("导入时间"), default=timezone.now)
    # By title, not by key: this room lies below the rooms that know people. The journal has the rest.
    imported_by = models.CharField(_("导入人"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(year__gte=2000, year__lte=2200), name="imported_year_is_a_plausible_year"
            ),
        ]
        ordering: ClassVar = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class Day(models.Model):
    """A day that is not what its weekday says: a day off, or a weekend day that is worked."""

    year = models.ForeignKey(ImportedYear, on_delete=models.CASCADE, related_name="days")
    date = models.DateField(_("日期"), unique=True)
    worked = models.BooleanField(_("上班"))
    name = models.CharField(_("节日"), max_length=40)

    class Meta:
        ordering: ClassVar = ["date"]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
