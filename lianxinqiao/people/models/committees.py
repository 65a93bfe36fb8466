"""Committees of a body: organisers beside its streets and townships, each with its members and staff."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.people.models.places import Body, Ending
from lianxinqiao.people.models.spoken import Spoken


class Committee(Spoken, Ending):
    """A special committee of an assembly or a working committee of its standing body （组织法第三十四条、第五十三条）.

    Of the CPPCC its special committees （政协章程第四十二条）. Which committee works with whom is the body's own affair.
    """

    class Kind(models.TextChoices):
        SPECIAL = "special", _("专门委员会")
        WORKING = "working", _("工作委员会")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="committees")
    code = models.SlugField(_("代码"), max_length=40)
    name = models.CharField(_("名称"), max_length=60)
    kind = models.CharField(pgettext_lazy("委员会", "类别"), max_length=10, choices=Kind.choices, default=Kind.SPECIAL)
    position = models.PositiveSmallIntegerField(_("次序"), default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "code"],
                name="committee_code_is_used_once",
                violation_error_message=_("这个机构里已经有委员会用了这个代码。"),
            ),
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=Q(ended_on=None),
                name="committee_name_is_used_once",
                violation_error_message=_("这个机构里已经有同名的委员会。"),
            ),
        ]
        ordering: ClassVar = ["position", "code"]
