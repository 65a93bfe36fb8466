"""What no administrator does alone: the first day of the installation, and what waits for a second person."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.people.models.persons import Person
from lianxinqiao.people.models.posts import Post


class Installation(models.Model):
    """One row. While its first day lasts, one person sets everything up alone; it ends once and for all."""

    founded_at = models.DateTimeField()
    first_day_until = models.DateTimeField()
    first_day_ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_installation")]

    def __str__(self) -> str:
        return str(_("本系统"))

    @staticmethod
    def first_day_lasts() -> bool:
        return Installation.objects.filter(first_day_ended_at=None).exists()

    @staticmethod
    def begin(at: datetime, until: datetime) -> "Installation":
        return Installation.objects.create(pk=1, founded_at=at, first_day_until=until)


class Confirmation(models.Model):
    """What an administrator asked for and a second person confirms (双人确认); done only when confirmed."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("待确认")
        CONFIRMED = "confirmed", _("已确认")
        DECLINED = "declined", _("未同意")
        WITHDRAWN = "withdrawn", _("已撤回")

    class Act(models.TextChoices):
        ENTER_POST = "enter_post", _("登记任职")
        CORRECT_POST = "correct_post", _("更正任职")
        END_POST = "end_post", _("结束任职")
        RENEW = "renew", _("重新发放密码")
        REMOVE_FACTOR = "remove_factor", _("移除二次验证")
        CLOSE = "close", _("停用账号")
        ERASE = "erase", _("删除个人信息")

    act = models.CharField(max_length=16, choices=Act.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="confirmations")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="confirmations")
    data = models.JSONField(default=dict)
    words = models.CharField(max_length=300)
    because = models.CharField(max_length=300)
    half = models.TextField(blank=True, default="")  # encrypted; gone when decided
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    decided_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="waiting", decided_at=None, decided_by=None)
                | (~Q(outcome="waiting") & Q(decided_at__isnull=False, half="")),
                name="confirmation_is_decided_once",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="confirmed") | Q(decided_by__isnull=False) & ~Q(decided_by=models.F("asked_by")),
                name="confirmation_is_another_persons",
            ),
            models.UniqueConstraint(
                fields=["act", "person"],
                condition=Q(outcome="waiting", act__in=["renew", "remove_factor", "close", "erase"]),
                name="confirmation_is_asked_once",
            ),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}：{self.words}"[:300]
