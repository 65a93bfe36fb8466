"""Accounts and the trail of their doors.

An account is only the key to the house; what its holder may do hangs on their posts (room `people`).
"""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, name: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(name=username)


class User(AbstractBaseUser):
    """An account name, a phone number or both; never a shared one, never the person's own name."""

    name = models.CharField(_("账号"), max_length=40, unique=True)
    phone = models.CharField(_("手机号"), max_length=20, blank=True, default="")
    email = models.EmailField(_("电子邮箱"), blank=True, default="")
    display_name = models.CharField(_("姓名"), max_length=40, blank=True, default="")
    must_change_password = models.BooleanField(_("首次登录须修改密码"), default=True)
    is_active = models.BooleanField(_("启用"), default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["phone"], condition=~Q(phone=""), name="user_phone_is_used_once"),
        ]

    def __str__(self) -> str:
        return self.display_name or self.name


class FormerPassword(models.Model):
    """Hashes of passwords once used, so that the last five are barred."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="former_passwords")
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField(default=timezone.now)


class DoorEvent(models.Model):
    """One knock at the door: who tried, from where, with what result. Kept at least six months (网络安全法 §21(3))."""

    class Result(models.TextChoices):
        ENTERED = "entered", _("登录成功")
        WRONG = "wrong", _("密码错误")
        LOCKED = "locked", _("已锁定")
        SECOND_FACTOR_WRONG = "second_factor_wrong", _("二次验证失败")
        LEFT = "left", _("退出")
        ENDED = "ended", _("会话被结束")
        REFUSED = "refused", _("操作被拒绝")
        PASSWORD_CHANGED = "password_changed", _("修改密码")
        SECOND_FACTOR_ADDED = "second_factor_added", _("添加二次验证")
        SECOND_FACTOR_REMOVED = "second_factor_removed", _("移除二次验证")
        UNLOCKED = "unlocked", _("解除锁定")
        RENEWED = "renewed", _("重新发放密码")

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="door_events")
    tried_name = models.CharField(max_length=60)
    result = models.CharField(max_length=24, choices=Result.choices)
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=200, blank=True, default="")
    detail = models.CharField(max_length=300, blank=True, default="")
    device = models.CharField(max_length=24, blank=True, default="")  # the known device that knocked (devices.py)
    mark = models.CharField(max_length=8, blank=True, default="")  # of a wrong password, for an hour (guard.py)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-at"]),
            models.Index(fields=["user", "-at"]),
            models.Index(fields=["tried_name", "-at"], condition=Q(user=None), name="door_of_a_name_that_is_none"),
            models.Index(fields=["address", "-at"]),
            models.Index(fields=["mark", "-at"], condition=~Q(mark=""), name="door_password_tried_on_many"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.result}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Together with its entry in the journal, which hears of it by signal."""
        super().save(*args, **kwargs)


class Device(models.Model):
    """A browser on which an account was entered; its key lies in a signed cookie there (devices.py)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    key = models.CharField(max_length=24, unique=True)
    agent = models.CharField(max_length=200, blank=True, default="")
    address = models.GenericIPAddressField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "-last_used_at"])]


class TakenAnswer(models.Model):
    """An answer of an identity server by SAML: it is taken once, and what it says waits for the browser (saml.py)."""

    assertion = models.CharField(max_length=64, unique=True)  # digests, both
    ticket = models.CharField(max_length=64, unique=True)
    claims = models.JSONField(null=True)  # gone once they were fetched
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"#{self.pk}"


class OutsideSession(models.Model):
    """A session that began at an identity server by SAML: that server ends it by the name it gave, all in digests."""

    session = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=64)
    index = models.CharField(max_length=64, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return f"#{self.pk}"


class OutsideIdentity(models.Model):
    """Who an account's holder is to an identity server, which knows them by its name and their subject (outside.py)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="outside_identities")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="outside_identity_is_one_account"),
            models.UniqueConstraint(fields=["user", "issuer"], name="outside_identity_once_for_each_issuer"),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {self.subject}"
