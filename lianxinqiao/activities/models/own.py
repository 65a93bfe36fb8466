"""How a body uses the table of kinds: which it has switched on, what it calls them, what one is worth."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.activities.kinds import CHOICES, KINDS
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.people.models import Body


class OwnKind(Root, models.Model):
    """A kind as this body has it; without a row it is on, under its statutory word. No code is added by it."""

    readers: ClassVar = WITH_STATIONS
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="own_kinds", editable=False)
    kind = models.CharField(pgettext_lazy("活动", "类别"), max_length=20, choices=CHOICES, editable=False)
    is_on = models.BooleanField(_("本机构采用"), default=True)
    name = models.CharField(_("本地名称"), max_length=40, blank=True, help_text=_("空着用法定名称。"))
    points = models.DecimalField(
        _("每次履职积分"), max_digits=5, decimal_places=1, null=True, blank=True, help_text=_("没有积分办法的空着。")
    )

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "kind"],
                name="a_body_has_a_kind_once",
                violation_error_message=_("这个类别已经设定。"),
            ),
            models.CheckConstraint(
                condition=models.Q(points=None) | models.Q(points__gte=0),
                name="points_are_not_negative",
                violation_error_message=_("积分不能是负数。"),
            ),
        ]
        ordering: ClassVar = ["body", "kind"]

    def __str__(self) -> str:
        return self.name or str(KINDS[self.kind].word)

    @property
    def is_public(self) -> bool:
        return False
