"""What the rooms of business keep in common."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Series(models.Model):
    """The last number given in a series (see numbers.py); its row is locked while a number is taken."""

    body = models.ForeignKey("people.Body", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=40, blank=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "kind", "scope"], name="series_is_one"),
        ]


class SavedView(models.Model):
    """A list as its user likes it: the filters, columns and order of its address, under a name （常用视图）."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="saved_views")
    listing = models.CharField(max_length=40)
    name = models.CharField(_("名称"), max_length=40)
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "listing", "name"], name="view_is_named_once_in_a_list")
        ]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class FeedQuerySet(models.QuerySet["Feed"]):
    def valid(self, on: date) -> "FeedQuerySet":
        """Whose owner still holds the post and an open account."""
        held = models.Q(post__to_on=None) | models.Q(post__to_on__gte=on)
        return self.filter(held, post__from_on__lte=on, post__person__user__is_active=True)


class Feed(models.Model):
    """The secret address at which a calendar fetches a post's days （日历订阅）; only the hash of the secret is kept."""

    post = models.ForeignKey("people.Post", on_delete=models.CASCADE, related_name="calendar_feeds")
    mine = models.BooleanField()  # one's own days, else all that the post may see
    hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField(default=timezone.now)
    fetched_at = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "mine"],
                name="feed_is_one",
                violation_error_message=_("这份日历已经有订阅地址。"),
            )
        ]

    def __str__(self) -> str:
        return str(self.label)

    @property
    def label(self) -> LazyText:
        return _("我的日程") if self.mine else _("全部日程")


class Told(models.Model):
    """What a calendar was told of one entry, so that it is told what changed since, and what is gone."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="told")
    uid = models.CharField(max_length=120)
    content = models.JSONField()
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["feed", "uid"], name="told_once", violation_error_message=_("这一项已经在日历里。")
            )
        ]

    def __str__(self) -> str:
        return self.uid


class Job(models.Model):
    """Long work that somebody asked for and need not wait for: how far the worker is, and for a while what came of it."""

    class State(models.TextChoices):
        ASKED = "asked", _("排队中")
        RUNNING = "running", _("正在处理")
        READY = "ready", pgettext_lazy("后台任务", "已完成")
        REFUSED = "refused", _("没有办成")
        FAILED = "failed", _("出错了")

    KEPT = timedelta(days=1)
    SILENT = timedelta(minutes=15)  # no step for so long: its worker was stopped

    kind = models.CharField(max_length=40)
    label = models.CharField(_("任务"), max_length=120)
    params = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.ASKED)
    total = models.PositiveIntegerField(default=0)  # 0: nobody knows beforehand
    done = models.PositiveIntegerField(default=0)
    said = models.TextField(blank=True)  # what came of it, in words
    goes_on = models.CharField(max_length=300, blank=True)  # the address that one goes on to
    path = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    asked_by = models.ForeignKey("people.Post", on_delete=models.CASCADE, related_name="jobs")
    asked_at = models.DateTimeField(_("交代时间"))
    moved_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # when its page was looked at last

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["asked_by", "state"], name="job_by_who_and_state")]

    def __str__(self) -> str:
        return self.label

    @property
    def is_under_way(self) -> bool:
        return self.state in {self.State.ASKED, self.State.RUNNING}

    @property
    def tone(self) -> str:
        tones = {self.State.READY: "good", self.State.REFUSED: "warn", self.State.FAILED: "bad"}
        return tones.get(self.State(self.state), "info")

    def is_silent(self, at: datetime) -> bool:
        return self.is_under_way and at - self.moved_at > self.SILENT

    @property
    def until(self) -> datetime:
        return self.asked_at + self.KEPT


class OwnField(models.Model):
    """What a body wants to know of its things beside what everybody knows of them （本机构字段）; own.py says how it is used."""

    class Sort(models.TextChoices):
        TEXT = "text", _("文字")
        NUMBER = "number", _("数字")
        DAY = "day", _("日期")
        CHOICE = "choice", _("选项")
        YES = "yes", _("是或否")

    body = models.ForeignKey("people.Body", on_delete=models.CASCADE, related_name="own_fields", editable=False)
    kind = models.CharField(_("用于"), max_length=60)  # the label of a model
    name = models.CharField(_("名称"), max_length=20)
    name_en = models.CharField(_("英文名称"), max_length=40, blank=True)
    sort = models.CharField(pgettext_lazy("本机构字段", "类型"), max_length=8, choices=Sort.choices, default=Sort.TEXT)
    options = models.TextField(_("选项"), blank=True, help_text=_("每行一个。"))
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "kind", "name"],
                condition=models.Q(ended_at=None),
                name="own_field_is_named_once",
                violation_error_message=_("已经有这个名称的字段。"),
            )
        ]
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def choices(self) -> list[str]:
        return [line for each in self.options.splitlines() if (line := each.strip())]


class OwnValue(models.Model):
    """What stands in an own field of one thing, in the column of its sort; a field that is empty has no row."""

    field = models.ForeignKey(OwnField, on_delete=models.CASCADE, related_name="values")
    key = models.BigIntegerField()
    text = models.CharField(max_length=200, blank=True)
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    day = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["field", "key"], name="own_value_is_one")]

    def __str__(self) -> str:
        return str(self.value)

    @property
    def value(self) -> Any:
        return self.day or (self.number if self.number is not None else self.text)
