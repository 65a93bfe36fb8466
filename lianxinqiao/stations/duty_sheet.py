"""The sheet on which reception days that lack somebody get their deputies, each day its own （排班表）."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.acts.named_rows import Known, NamedRow, NamesField, of_seats
from lianxinqiao.acts.rowsheets import RowSheet, Way, only
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations import queries
from lianxinqiao.stations.actions import rostering
from lianxinqiao.stations.models import Duty, Member, Worker
from lianxinqiao.stations.stages import STANDING, DutyStage, TurnStage

KEEPERS = OFFICE | {RoleCode.STATION_STAFF}


class FillRow(NamedRow):
    columns = (("mandates", gettext_lazy("值班代表（可填几位，用顿号隔开）")),)
    mandates = NamesField("team")

    @property
    def title(self) -> str:
        return f"{self.subject} {self.subject.station.spoken}"

    def told(self) -> Iterable[str | None]:
        duty = self.subject
        return _("要%(wanted)s人，已排%(there)s人") % {"wanted": duty.wanted, "there": len(duty.serving)}, duty.names


def known(_post: Post, rows: list[Duty]) -> Known:
    """Everybody in the team of one of these stations."""
    there = Member.objects.held(timezone.localdate()).filter(station__in={row.station_id for row in rows})
    team = Mandate.objects.filter(pk__in=there.values("mandate"))
    return Known({"team": of_seats(team, gettext_lazy("“%(name)s”不是进站代表。"))})


def fill(duty: Duty, *, mandates: list[Mandate], by: Post, at: datetime) -> None:
    team = set(duty.station.members.held(duty.held_on).values_list("mandate_id", flat=True))
    for mandate in mandates:
        if mandate.pk not in team:
            raise Refused(_("%(who)s不在这个联络站的进站代表里。") % {"who": mandate.person})
        rostering.fill(duty, mandate=mandate, by=by, at=at)


def rows(post: Post) -> Any:
    """All days ahead that lack somebody; of a station's staff, those of their stations."""
    stations = queries.visible_to(post).filter(stage__in=STANDING)
    if post.role == RoleCode.STATION_STAFF:
        stations = stations.filter(pk__in=Worker.objects.filter(post=post, to_on=None).values("station"))
    serving = Count("turns", filter=~Q(turns__stage=TurnStage.GIVEN))
    ahead = Duty.objects.filter(
        station__in=stations.values("pk"),
        stage__in=[DutyStage.PLANNED, DutyStage.PUBLISHED],
        held_on__gte=timezone.localdate(),
    )
    lacking = ahead.annotate(there=serving).filter(there__lt=F("wanted"))
    near = lacking.select_related("station__body", "station__township").prefetch_related("turns__mandate__person")
    return near.order_by("held_on", "station", "pk")


SHEET = RowSheet(
    "duties-fill-sheet",
    title=gettext_lazy("补排值班表"),
    noun=pgettext_lazy("接待日", "天"),
    form=FillRow,
    ways=(
        Way(
            "fill",
            gettext_lazy("补排代表"),
            fill,
            gettext_lazy("已补排%(n)s天，值班代表会收到通知。"),
        ),
    ),
    may=only(KEEPERS, gettext_lazy("只有代工委和联络站可以补排值班。")),
    rows=rows,
    known=known,
    back="stations",
    act="duty.fill",
)
