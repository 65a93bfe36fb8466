"""An issue: one or several reports that were signed together, numbered in the year and in all."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Root
from lianxinqiao.people.models import Body, Post
from lianxinqiao.reports.readers import BODY_READERS
from lianxinqiao.reports.stages import IssueStage


class IssueQuerySet(models.QuerySet[Any]):
    def visible_to(self, post: Post | None) -> "IssueQuerySet":
        """The office and whoever leads all of them; members what was signed, which is listed among them."""
        if post is None or post.body_id is None or post.role not in self.model.readers:
            return self.none()
        rows = self.filter(body_id=post.body_id)
        return rows if post.role in BODY_READERS else rows.filter(stage__in=[IssueStage.SIGNED, IssueStage.SENT])


class Issue(Root, models.Model):
    """One issue of 《社情民意》 （期）."""

    near: ClassVar = ("body",)

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="issues", editable=False)
    title = models.CharField(_("标题"), max_length=120)
    stage = models.CharField(
        _("状态"), max_length=10, choices=IssueStage.choices, default=IssueStage.PREPARED, editable=False
    )
    urgent = models.BooleanField(_("急件"), default=False)
    year = models.PositiveSmallIntegerField(_("年度"), null=True, editable=False)
    number = models.PositiveIntegerField(pgettext_lazy("期刊", "期数"), null=True, editable=False)
    in_all = models.PositiveIntegerField(_("总期数"), null=True, editable=False)
    edited_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    edited_at = models.DateTimeField(editable=False)
    reviewed_by = models.CharField(_("审核人"), max_length=40, blank=True)
    signed_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    signed_on = models.DateField(_("签发日期"), null=True, editable=False)

    objects = IssueQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year", "number"],
                name="issue_number_is_used_once_a_year",
                violation_error_message=_("这一年已经有这一期。"),
            ),
            models.UniqueConstraint(
                fields=["body", "in_all"],
                name="issue_is_numbered_once_in_all",
                violation_error_message=_("已经有这个总期数。"),
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None, number=None, in_all=None, year=None, signed_by=None)
                | Q(
                    signed_on__isnull=False,
                    number__isnull=False,
                    in_all__isnull=False,
                    year__isnull=False,
                    signed_by__isnull=False,
                ),
                name="issue_is_signed_and_numbered_together",
                violation_error_message=_("期数在签发时编定。"),
            ),
        ]
        ordering: ClassVar = ["-in_all", "-id"]

    def __str__(self) -> str:
        return f"{self.number_spoken}　{self.title}" if self.number else self.title

    def get_absolute_url(self) -> str:
        return reverse("issue", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False

    @property
    def number_spoken(self) -> str:
        """2026年第3期（总第46期）."""
        if self.number is None:
            return ""
        words = {"year": self.year, "number": self.number, "all": self.in_all}
        return gettext("%(year)s年第%(number)s期（总第%(all)s期）") % words
