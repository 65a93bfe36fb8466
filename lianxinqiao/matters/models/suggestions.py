"""A deputy's suggestion (代表建议、批评和意见; 代表法 §24, §36, §51-52), and what hangs on it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.matters.models.matters import CLASSES, Matter
from lianxinqiao.matters.models.rows import MatterQuerySet


class SuggestionQuerySet(MatterQuerySet["Suggestion"]):
    """Suggestions alone."""


OfSuggestions = models.Manager.from_queryset(SuggestionQuerySet)


class SuggestionManager(OfSuggestions):
    def get_queryset(self) -> SuggestionQuerySet:  # type: ignore[override]
        return SuggestionQuerySet(self.model, using=self._db).filter(kind=Matter.Kind.SUGGESTION)


class Suggestion(Matter):
    """One matter （一事一议） raised by one deputy, several jointly （联名） or a delegation （代表团）."""

    objects: ClassVar[SuggestionManager] = SuggestionManager()

    class Meta:
        proxy = True

    def get_absolute_url(self) -> str:
        return reverse("suggestion", args=[self.reference])


CLASSES[Matter.Kind.SUGGESTION] = Suggestion


class RequestPoint(models.Model):
    """One concrete request of a suggestion （具体建议）."""

    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="requests")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("具体建议"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["suggestion", "position"],
                name="request_position_is_used_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        ordering: ClassVar = ["position"]


class CoSigner(models.Model):
    """A deputy invited to sign jointly （联名、附议）, who signs or declines in their own session."""

    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="cosigners")
    mandate = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="cosigned")
    invited_at = models.DateTimeField(default=timezone.now)
    signed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["suggestion", "mandate"], name="cosigner_is_invited_once"),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(declined_at=None), name="cosigner_signs_or_declines"
            ),
        ]
        ordering: ClassVar = ["id"]

    @property
    def is_open(self) -> bool:
        """Neither signed nor declined."""
        return self.signed_at is None and self.declined_at is None


class SuggestionFile(models.Model):
    """An attachment of a suggestion: what its author attached, or the scan of the paper it came on."""

    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="files")
    attachment = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "id"]


class Follow(models.Model):
    """A user keeps an eye on a suggestion （关注）."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="follows")
    suggestion = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="followers")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "suggestion"], name="followed_once")]
