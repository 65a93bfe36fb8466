"""Tokens with which other systems act in the name of a person in a role."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.api.scopes import Scope


class TokenQuerySet(models.QuerySet["Token"]):
    def valid(self, on: date) -> "TokenQuerySet":
        """Neither revoked nor expired, and the owner still holds the post and an open account."""
        held = Q(post__to_on=None) | Q(post__to_on__gte=on)
        return self.filter(
            held, revoked_at=None, expires_on__gte=on, post__from_on__lte=on, post__person__user__is_active=True
        )


class Token(models.Model):
    """Only the hash is kept: whoever reads the table can use none of them. `beginning` is for its owner to know it by."""

    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="api_tokens", verbose_name=_("岗位"))
    name = models.CharField(_("用途"), max_length=60)
    beginning = models.CharField(max_length=12)
    hash = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope.choices), verbose_name=_("权限"))
    created_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(_("有效期至"))
    last_used_at = models.DateTimeField(_("最近使用"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(scopes=[]), name="token_allows_something"),
        ]
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.name}({self.beginning}…)"


class Hook(models.Model):
    """Where a token's system is told that something happened (hooks.py). The secret that signs is kept encrypted."""

    token = models.ForeignKey(Token, on_delete=models.PROTECT, related_name="hooks")
    url = models.URLField(_("推送地址"), max_length=400)
    secret = models.CharField(max_length=300)
    created_at = models.DateTimeField(default=timezone.now)
    last_taken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.url
