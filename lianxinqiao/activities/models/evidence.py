"""Pictures and papers that show it: how a problem looked before and after, that a deed was done, that a gift arrived."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities.models.activity import Activity
from lianxinqiao.activities.models.host import Problem
from lianxinqiao.activities.models.ledgers import Article, Building, Deed, Donation, Support
from lianxinqiao.people.models import Post

OF = ("activity", "problem", "deed", "support", "donation", "article", "building")


def _of(model: type[models.Model]) -> Any:
    return models.ForeignKey(model, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")


class Evidence(models.Model):
    """One file of one of them; of a picture nothing is kept but the picture, so that it does not say where it was taken."""

    class When(models.TextChoices):
        BEFORE = "before", _("之前的情况")
        AFTER = "after", _("之后的情况")
        OTHER = "other", pgettext_lazy("证明材料", "其他材料")

    activity = _of(Activity)
    problem = _of(Problem)
    deed = _of(Deed)
    support = _of(Support)
    donation = _of(Donation)
    article = _of(Article)
    building = _of(Building)
    file = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")
    when = models.CharField(_("哪个时候"), max_length=6, choices=When.choices, default=When.OTHER)
    caption = models.CharField(_("说明"), max_length=120, blank=True)
    added_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(**{f"{one}__isnull": False, **{f"{other}__isnull": True for other in OF if other != one}})
                        for one in OF
                    ),
                    _connector=Q.OR,
                ),
                name="evidence_is_of_one_thing",
            ),
        ]
        ordering: ClassVar = ["added_at", "id"]

    def __str__(self) -> str:
        return self.caption or self.file.name

    @property
    def root(self) -> Any:
        return next(thing for name in OF if (thing := getattr(self, name)))
