"""A body's own table of scores （评分标准）: rulebook data that an assessment keeps whole."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.people.models import Body
from lianxinqiao.scores.stages import StandardStage
from lianxinqiao.scores.tables import ScoreTable


class Standard(Root, models.Model):
    """Begun from a shipped table or from nothing, edited until it is released; an assessment is begun with a released one."""

    readers: ClassVar = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="score_standards", editable=False)
    name = models.CharField(_("名称"), max_length=60)
    based_on = models.CharField(max_length=40, blank=True, editable=False)  # the code of the shipped table
    data = models.JSONField(editable=False)
    stage = models.CharField(
        _("状态"), max_length=9, choices=StandardStage.choices, default=StandardStage.DRAFTED, editable=False
    )
    released_on = models.DateField(_("启用日期"), null=True, blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "name"],
                name="standard_name_is_used_once",
                violation_error_message=_("已经有同名的评分标准。"),
            )
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("score-standard", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False

    @property
    def table(self) -> ScoreTable:
        return ScoreTable.model_validate(self.data)
