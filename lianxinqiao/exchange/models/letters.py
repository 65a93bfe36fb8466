"""What waits to be told to a partner, and what was heard from one: each once, however often it is sent."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.exchange.models.arrivals import Arrival
from lianxinqiao.exchange.models.handovers import Handover
from lianxinqiao.exchange.models.partners import Partner


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> "LetterQuerySet":
        return self.filter(taken_at=None, given_up_at=None)


class Letter(models.Model):
    """Written in the transaction of its act and sent by the worker; letters of one `thread` go one after another."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="letters")
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, null=True, related_name="letters")
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, null=True, related_name="letters")
    thread = models.UUIDField()
    number = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20)
    body = models.TextField()
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    taken_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(taken_at=None) | Q(given_up_at=None),
                name="letter_is_taken_or_given_up",
                violation_error_message=_("一封信不能既送到又没有送到。"),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["not_before"], condition=Q(taken_at=None, given_up_at=None), name="letter_that_waits"),
            models.Index(fields=["partner", "thread"], name="letter_by_thread"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Heard(models.Model):
    """A letter that was listened to, and what was answered: who sends it again hears the same."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="heard")
    number = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    answer = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partner", "number"],
                name="letter_is_heard_once",
                violation_error_message=_("这封信已经收到。"),
            )
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.number
