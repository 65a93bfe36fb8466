"""What has been renamed goes on being called what it was, on the days on which it was called so."""

from copy import copy
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models


class Named(models.Model):
    """A thing whose names change with a day. `former`: what it was called, each with the last day of it."""

    NAMES: ClassVar[tuple[str, ...]] = ("name",)

    former = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        abstract = True

    def on(self, day: date | None) -> Self:
        """The same thing by its names of that day; as it is called now without a day. Only for reading."""
        if day is None or not self.former:
            return self
        then = [row for row in self.former if row["until"] >= day.isoformat()]
        if not then:
            return self
        twin = copy(self)
        names = min(then, key=lambda row: row["until"])["names"]
        if "name_en" in self.NAMES:  # of a day before there were English names, none is said
            names = {"name_en": "", **names}
        for name, value in names.items():
            setattr(twin, name, value)
        return twin

    def rename(self, on: date, **names: str) -> None:
        """Take other names from a day on. Saving is the act's business."""
        before = {name: getattr(self, name) for name in self.NAMES}
        self.remember(before, on)
        for name, value in names.items():
            setattr(self, name, value)

    def remember(self, before: dict[str, Any], on: date) -> None:
        """These were its names until the day before `on`."""
        self.former = [*self.former, {"until": (on - timedelta(1)).isoformat(), "names": before}]

    @property
    def formerly(self) -> list[tuple[str, date]]:
        """Each earlier name with its last day, newest first, for the page."""
        found = [(row["names"]["name"], date.fromisoformat(row["until"])) for row in self.former]
        return sorted(found, key=lambda pair: pair[1], reverse=True)
