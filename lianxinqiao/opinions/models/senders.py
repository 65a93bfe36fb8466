"""The person behind an opinion, apart from it: erased, the opinion stays and nobody is behind it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.opinions import sealing
from lianxinqiao.opinions.models.opinions import Opinion


class Sender(models.Model):
    """Name, telephone, address as far as they were given, encrypted. Read only through `actions.senders`, which writes it down."""

    opinion = models.OneToOneField(Opinion, on_delete=models.CASCADE, related_name="sender")
    sealed = models.TextField(editable=False)

    @property
    def commitment(self) -> str:
        return sealing.commitment(self.sealed)


class Supporter(models.Model):
    """Whoever said “this is it” of an opinion that stood there already （我也遇到）: no name, a code of their own."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="supporters")
    identity = models.UUIDField(unique=True)
    key = models.CharField(max_length=64, unique=True)
    words = models.TextField(_("补充"), blank=True)
    joined_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(key=""), name="supporter_has_a_key", violation_error_message=_("附议要有查询码。")
            ),
        ]
