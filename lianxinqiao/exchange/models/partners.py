"""Another organ with which this one exchanges matters: in another installation, or a body of this one."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.exchange.stages import PartnerStage
from lianxinqiao.people.models import Body, Post


class PartnerQuerySet(InBodyQuerySet):
    def paired(self) -> "PartnerQuerySet":
        return self.filter(stage=PartnerStage.PAIRED)


class Partner(Root, models.Model):
    """Who it is, where its letters go, and the secret with which both sign. `slot` is where its own letters come in.

    The address of a body of this installation is the path alone: it goes on leading there when the house moves.
    """

    readers: ClassVar = OFFICE | {RoleCode.AUDITOR}

    class Level(models.TextChoices):
        UPPER = "upper", pgettext_lazy("交换", "上级")
        SAME = "same", pgettext_lazy("交换", "同级")
        LOWER = "lower", pgettext_lazy("交换", "下级")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="partners", editable=False)
    name = models.CharField(_("对方机关"), max_length=60)
    level = models.CharField(_("层级关系"), max_length=5, choices=Level.choices)
    address = models.CharField(_("对方地址"), max_length=400, blank=True, editable=False)
    slot = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Each encrypted with a key outside the database: the present one, one offered and not yet taken, the one before.
    secret = models.CharField(max_length=300, editable=False)
    turn = models.PositiveIntegerField(_("更换密钥次数"), default=0, editable=False)
    next_secret = models.CharField(max_length=300, blank=True, editable=False)
    next_turn = models.PositiveIntegerField(default=0, editable=False)
    former_secret = models.CharField(max_length=300, blank=True, editable=False)
    former_until = models.DateTimeField(_("旧密钥有效至"), null=True, editable=False)
    stage = models.CharField(_("状态"), max_length=8, choices=PartnerStage.choices, editable=False)
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    entered_at = models.DateTimeField(_("登记时间"), editable=False)
    paired_at = models.DateTimeField(_("配对时间"), null=True, editable=False)
    heard_at = models.DateTimeField(_("最近来信"), null=True, editable=False)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(stage="paired") | ~Q(address=""),
                name="paired_partner_has_its_address",
                violation_error_message=_("配对的交换对象要有地址。"),
            ),
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=~Q(stage="ended"),
                name="partner_is_named_once",
                violation_error_message=_("已经有这个交换对象。"),
            ),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partner", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False

    @property
    def partner_key(self) -> int:
        return self.pk

    @property
    def peer(self) -> Stranger:
        """Whoever signs with its secret, to rules and journal."""
        return Stranger(self.name, part=self.pk)
