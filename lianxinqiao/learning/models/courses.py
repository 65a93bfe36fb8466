"""A course with its lessons and its quiz; and one person's way through it, to the certificate."""

from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE, WITH_STATIONS, RoleCode
from lianxinqiao.activities.models import Campaign
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.learning import courses
from lianxinqiao.learning.stages import CourseStage, TakingStage
from lianxinqiao.people.models import Body, Person, Post


class Course(Root, models.Model):
    """What may be learnt alone, on a phone too （课程）."""

    readers: ClassVar = WITH_STATIONS
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="courses", editable=False)
    title = models.CharField(_("课程名称"), max_length=80)
    about = models.TextField(_("课程介绍"), blank=True)
    ordered = models.BooleanField(_("按顺序学"), default=False, help_text=_("前一课学完才能开后一课。"))
    pass_at = models.PositiveSmallIntegerField(
        _("测验多少分结业"), default=60, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="courses", verbose_name=_("主题活动")
    )
    stage = models.CharField(
        _("状态"), max_length=7, choices=CourseStage.choices, default=CourseStage.DRAFTED, editable=False
    )
    opened_on = models.DateField(_("开放日期"), null=True, blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("course", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False


class Lesson(Part, models.Model):
    """One lesson: a text, a PDF of so many pages, a video of so many seconds."""

    class Kind(models.TextChoices):
        TEXT = "text", pgettext_lazy("课", "文字")
        PDF = "pdf", _("PDF 文件")
        VIDEO = "video", _("视频")

    to_root: ClassVar = ("course",)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="lessons")
    number = models.PositiveSmallIntegerField(pgettext_lazy("课", "第几课"), editable=False)
    title = models.CharField(_("标题"), max_length=80)
    kind = models.CharField(pgettext_lazy("课", "形式"), max_length=5, choices=Kind.choices)
    text = models.TextField(_("正文"), blank=True)
    file = models.ForeignKey(
        "files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("文件")
    )
    length = models.PositiveIntegerField(_("页数或者秒数"), default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "number"], name="lesson_number_is_used_once")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return self.title

    @property
    def completes(self) -> str:
        """What completes it, said before it is begun."""
        if self.kind == self.Kind.PDF:
            return str(_("翻到最后一页（共%(pages)s页），再点“学完这一课”。") % {"pages": self.length})
        if self.kind == self.Kind.VIDEO:
            words = {"share": courses.VIDEO_SHARE, "minutes": max(1, round(self.length / 60))}
            return str(_("看到%(share)s%%以上（共%(minutes)s分钟），再点“学完这一课”。") % words)
        return str(_("读完点“学完这一课”。"))


class Question(Part, models.Model):
    """A question of the quiz: its options, one a line, and which of them are right."""

    to_root: ClassVar = ("course",)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(_("测验题目"), max_length=300)
    options: Any = models.JSONField(_("选项"))
    right: Any = models.JSONField(_("正确选项"))  # places in the options, from 1

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.text


class TakingQuerySet(InBodyQuerySet):
    def visible_to(self, post: Post | None) -> Self:
        rows = super().visible_to(post)
        if post is None or post.role in OFFICE | {RoleCode.AUDITOR}:
            return rows
        return rows.filter(person_id=post.person_id)


class Taking(Root, models.Model):
    """One person learns a course; where they left off is kept, on any phone."""

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "course", "person")
    needed: ClassVar = frozenset({"body"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="takings", editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="takings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="takings", editable=False)
    stage = models.CharField(_("状态"), max_length=9, choices=TakingStage.choices, default=TakingStage.UNDER_WAY)
    begun_on = models.DateField(_("开始日期"))
    score = models.PositiveSmallIntegerField(_("测验得分"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("测验次数"), default=0)
    number = models.CharField(_("证书编号"), max_length=40, blank=True)
    passed_on = models.DateField(_("结业日期"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤回日期"), null=True, blank=True)
    reason = models.CharField(_("撤回原因"), max_length=200, blank=True)

    objects = TakingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "person"], name="course_is_taken_once"),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="certificate_number_is_used_once"),
        ]
        ordering: ClassVar = ["-begun_on", "-id"]

    def __str__(self) -> str:
        return str(self.course)

    def get_absolute_url(self) -> str:
        return reverse("taking", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False


class Progress(Part, models.Model):
    """Where somebody is in a lesson, and when it was completed."""

    to_root: ClassVar = ("taking",)
    taking = models.ForeignKey(Taking, on_delete=models.CASCADE, related_name="progresses")
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="progresses")
    place = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["taking", "lesson"], name="lesson_is_taken_once")]
        ordering: ClassVar = ["lesson__number"]

    def __str__(self) -> str:
        return str(self.lesson)
