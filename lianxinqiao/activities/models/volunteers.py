"""Who is in a team of volunteers, and pictures of a campaign."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities.models.activity import Activity
from lianxinqiao.activities.models.campaign import Campaign
from lianxinqiao.activities.models.ledgers import Team
from lianxinqiao.activities.stages import PhotoStage
from lianxinqiao.acts.subjects import Part
from lianxinqiao.people.models import Mandate, Post


class Member(Part, models.Model):
    """A deputy or member of the body in a team; who is named in public says so （志愿服务条例第二十条）."""

    to_root: ClassVar = ("team",)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="people")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="teams")
    joined_on = models.DateField(_("加入日期"))
    left_on = models.DateField(_("退出日期"), null=True, blank=True)
    may_be_named = models.BooleanField(_("本人同意公开姓名"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "mandate"],
                condition=Q(left_on=None),
                name="in_a_team_once",
                violation_error_message=_("这个人已经在队里。"),
            ),
        ]
        ordering: ClassVar = ["team", "joined_on", "id"]

    def __str__(self) -> str:
        return str(self.mandate.person)


class Photo(Part, models.Model):
    """A picture of a campaign: everybody sees it once a person has looked at its faces; its EXIF is gone from the start."""

    to_root: ClassVar = ("campaign",)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="photos")
    activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="photos", verbose_name=_("活动")
    )
    picture = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("照片说明"), max_length=120)
    taken_on = models.DateField(_("拍摄日期"))
    stage = models.CharField(_("状态"), max_length=9, choices=PhotoStage.choices, default=PhotoStage.OFFERED)
    added_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["campaign", "-taken_on", "-id"]

    def __str__(self) -> str:
        return self.caption
