"""The rating of stations （星级评定）: a rubric that the office edits, an application with evidence, raters, objections, stars."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import Part
from lianxinqiao.people.models import Body, Post
from lianxinqiao.stations.models.station import Station
from lianxinqiao.stations.stages import RatingStage

POINTS_MOST = 100


class Rubric(models.Model):
    """What is looked at and for how many points; what was rated by it keeps it, so a changed one is a new one.

    `items` are [code, words, points]; `stars` the least points of each star, highest first.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rubrics")
    name = models.CharField(_("名称"), max_length=80)
    items = models.JSONField(_("评定内容"))
    stars = models.JSONField(_("星级标准"))
    term = models.PositiveSmallIntegerField(_("有效期（年）"), default=2)
    raters = models.PositiveSmallIntegerField(_("至少几人评分"), default=3)
    is_sample = models.BooleanField(_("样表"), default=False)
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return gettext("%(name)s（样表）") % {"name": self.name} if self.is_sample else self.name

    @property
    def total(self) -> int:
        return sum(int(points) for _code, _words, points in self.items)

    def stars_for(self, points: float) -> int:
        """The highest star whose least is reached; none below the lowest."""
        return next((int(star) for star, least in self.stars if points >= least), 0)


class Rating(Part, models.Model):
    """One year's rating of a station."""

    class Outcome(models.TextChoices):
        FIRST = "first", _("首次评定")
        KEPT = "kept", _("保星")
        RAISED = "raised", _("升星")
        LOWERED = "lowered", _("降星")
        REMOVED = "removed", _("摘星")
        NONE = "none", _("未达标")

    to_root: ClassVar = ("station",)
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="ratings")
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="ratings")
    year = models.PositiveSmallIntegerField(_("年度"))
    stage = models.CharField(_("状态"), max_length=8, choices=RatingStage.choices, default=RatingStage.APPLIED)
    statement = models.TextField(_("自评说明"))
    check_note = models.TextField(_("初审意见"), blank=True)
    objections_until = models.DateField(_("异议截止"), null=True, blank=True)
    points = models.DecimalField(_("得分"), max_digits=5, decimal_places=2, null=True, blank=True)
    stars = models.PositiveSmallIntegerField(_("星级"), default=0)
    outcome = models.CharField(_("结果"), max_length=8, choices=Outcome.choices, blank=True)
    reason = models.TextField(_("理由"), blank=True)
    decided_on = models.DateField(_("评定日期"), null=True, blank=True)
    until = models.DateField(_("有效至"), null=True, blank=True)
    applied_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "year"],
                name="station_is_rated_once_a_year",
                violation_error_message=_("这个联络站这一年已经申报。"),
            ),
            models.CheckConstraint(
                condition=~Q(stage="decided") | Q(decided_on__isnull=False),
                name="rating_decided_has_its_day",
                violation_error_message=_("已评定的要有评定日期。"),
            ),
        ]
        ordering: ClassVar = ["-year"]

    def __str__(self) -> str:
        return gettext("%(year)s年星级评定") % {"year": self.year}

    @property
    def star_words(self) -> str:
        return "★" * self.stars or gettext("无星")

    def claimed(self) -> int:
        return sum(claim.points for claim in self.claims.all())


class Claim(models.Model):
    """What the station says of one item of the rubric: its points, and what shows it."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="claims")
    item = models.CharField(max_length=20)
    points = models.PositiveSmallIntegerField(_("自评分"))
    evidence = models.TextField(_("依据"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["rating", "item"],
                name="claim_is_made_once",
                violation_error_message=_("这一项已经自评。"),
            ),
        ]
        ordering: ClassVar = ["pk"]


class ClaimFile(models.Model):
    """A paper or picture that shows what is claimed of one item; whoever reads the rating opens it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="files")
    attachment = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]


class Score(models.Model):
    """What one rater gave for one item, on the spot."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="scores")
    rater = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=20)
    points = models.PositiveSmallIntegerField(_("得分"))
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["rating", "rater", "item"],
                name="score_is_given_once",
                violation_error_message=_("这位评分人已经给这一项打分。"),
            ),
        ]
        ordering: ClassVar = ["pk"]


class Objection(Part, models.Model):
    """Somebody does not agree with what was listed; nothing is decided before it is answered."""

    to_root: ClassVar = ("rating", "station")
    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="objections")
    who = models.CharField(_("提出人"), max_length=60)
    text = models.TextField(_("异议"))
    raised_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField(_("提出日期"))
    answer = models.TextField(_("答复"), blank=True)
    upheld = models.BooleanField(_("异议成立"), null=True, blank=True)
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return gettext("%(who)s的异议") % {"who": self.who}

    @property
    def stage(self) -> str:
        return "open" if self.upheld is None else "answered"

    def get_stage_display(self) -> Any:
        return pgettext_lazy("异议", "待答复") if self.upheld is None else pgettext_lazy("异议", "已答复")
