"""The kinds of study session, which figures count by name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    COLLECTIVE = "collective", _("集体学习")
    CENTRE = "centre", _("理论学习中心组学习")
    FIRST_TOPIC = "first_topic", _("“第一议题”学习")
    LECTURE = "lecture", _("讲堂")


STUDY = (Kind.COLLECTIVE, Kind.CENTRE, Kind.FIRST_TOPIC)  # what 集体学习 means in a report
