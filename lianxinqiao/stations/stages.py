"""The life of a station as a table: what may follow, and whose move it is. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    OPEN = "open", _("开放")
    PAUSED = "paused", _("暂停开放")
    CLOSED = "closed", pgettext_lazy("联络站", "已撤销")


S = Stage
STATION = Stages(
    Stage,
    {
        S.OPEN: to(S.PAUSED, S.CLOSED),
        S.PAUSED: to(S.OPEN, S.CLOSED, move="office"),
        S.CLOSED: to(),
    },
    title="A station （联络站）",
    tones={S.OPEN: "green", S.PAUSED: "yellow", S.CLOSED: "secondary"},
)
STANDING = codes(S.OPEN, S.PAUSED)
