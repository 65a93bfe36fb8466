"""Rule profiles and their versions (规则方案)."""

import hashlib
import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.rulebook.schema import Rules


class RuleProfile(models.Model):
    """A named set of rules. The built-in ones are copied, not edited."""

    class Kind(models.TextChoices):
        CONGRESS = "congress", _("人大代表建议")
        CPPCC = "cppcc", _("政协提案")

    code = models.SlugField(_("代码"), max_length=60, unique=True)
    name = models.CharField(_("名称"), max_length=80)
    kind = models.CharField(_("适用"), max_length=10, choices=Kind.choices, default=Kind.CONGRESS)
    authority = models.CharField(pgettext_lazy("规则", "依据"), max_length=200)
    description = models.TextField(_("说明"), blank=True)
    builtin = models.BooleanField(_("内置"), default=False)
    copied_from = models.ForeignKey(
        "ProfileVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("复制自"),
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-builtin", "id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("rulebook:profile", args=[self.code])

    @property
    def latest(self) -> "ProfileVersion":
        """The newest issued version, or the draft of a profile that has none yet."""
        rows = list(self.versions.order_by("-number"))
        return next((row for row in rows if row.issued), rows[0])

    @property
    def draft(self) -> "ProfileVersion | None":
        return self.versions.filter(issued_at=None).first()


class ProfileVersion(models.Model):
    """One state of a profile. A draft may be changed; once issued the database refuses to (migration 0002)."""

    profile = models.ForeignKey(RuleProfile, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("版本"))
    effective_on = models.DateField(_("施行日期"))
    data = models.JSONField()
    checksum = models.CharField(max_length=64)
    note = models.CharField(_("改动说明"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    issued_at = models.DateTimeField(_("定稿时间"), null=True, blank=True)
    # None with a moment is the program itself, installing what it brings.
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "number"], name="profile_version_number_is_used_once"),
            models.UniqueConstraint(fields=["profile"], condition=Q(issued_at=None), name="profile_has_one_draft"),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=False) | Q(issued_by=None), name="profile_version_issued_who_and_when"
            ),
        ]
        ordering: ClassVar = ["profile", "number"]

    def __str__(self) -> str:
        return str(_("%(name)s 第%(number)s版") % {"name": self.profile.name, "number": self.number})

    @property
    def issued(self) -> bool:
        return self.issued_at is not None

    @property
    def rules(self) -> Rules:
        """The data as objects; read once per content and process, so that pages need not fetch `data` each time."""
        if self.checksum not in _read:
            if len(_read) >= MOST_READ:
                _read.clear()
            _read[self.checksum] = Rules.model_validate(self.data)
        return _read[self.checksum]

    def hold(self, rules: Rules) -> None:
        """Put rules in; the caller saves."""
        self.data = rules.model_dump(mode="json")
        self.checksum = checksum(self.data)


def checksum(data: dict[str, Any]) -> str:
    """The same for the same rules, whatever the order of their keys."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


MOST_READ = 200
_read: dict[str, Rules] = {}
