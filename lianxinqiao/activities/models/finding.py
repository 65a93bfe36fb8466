"""What somebody saw on an activity, and what it became."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities.models.activity import Activity
from lianxinqiao.activities.models.host import Problem
from lianxinqiao.acts.subjects import Part
from lianxinqiao.matters.models import Matter
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Mandate, Post


class Finding(Part, models.Model):
    """What somebody saw on an activity （发现的问题）; it may become a suggestion or a proposal without being typed again."""

    to_root: ClassVar = ("activity",)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="findings")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    text = models.TextField(_("发现的问题"))
    where = models.CharField(_("地点"), max_length=120, blank=True)
    picture = models.ForeignKey(
        "files.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("照片")
    )
    noted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    # A suggestion or a proposal.
    matter = models.OneToOneField(
        "matters.Matter", on_delete=models.PROTECT, null=True, blank=True, related_name="finding"
    )
    opinion = models.OneToOneField(Opinion, on_delete=models.PROTECT, null=True, blank=True, related_name="finding")
    problem = models.OneToOneField(Problem, on_delete=models.PROTECT, null=True, blank=True, related_name="finding")
    # From the phone, where it was noted without network: sent twice, it is taken once.
    identity = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering: ClassVar = ["noted_at", "id"]

    def __str__(self) -> str:
        return self.text[:40]

    def save(self, **kwargs: Any) -> None:
        self.text = self.text.strip()
        super().save(**kwargs)

    @property
    def became(self) -> list[tuple[Any, Any]]:
        """What it was turned into: the word for it, and the thing."""
        proposed = self.matter and self.matter.kind == Matter.Kind.PROPOSAL
        turned = (
            (_("已转为提案") if proposed else _("已转为建议"), self.matter),
            (pgettext_lazy("发现的问题", "已挂号"), self.problem),
            (_("已转为群众意见"), self.opinion),
        )
        return [(word, thing) for word, thing in turned if thing]
