"""Reminders （催办）: to whoever has to route an opinion, to each unit of its own day, to the office of the citizen's."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CONGRESS
from lianxinqiao.acts.reminding import AHEAD, Due, Reminding
from lianxinqiao.opinions.audience import AUDIENCES
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.opinions.stages import ShareStage, Stage
from lianxinqiao.rulebook.queries import ANSWERING, HANDLING, ROUTING

NEAR = ("body", "profile_version", "station")


def _of_routing(today: date) -> Iterator[Due]:
    rows = Opinion.objects.filter(stage=Stage.RECEIVED, route_due_on__lte=today + AHEAD).select_related(*NEAR)
    for row in rows:
        yield Due(row, row.route_due_on, "station" if row.station_id else "office", f"opinion-route:{row.pk}", ROUTING)


def _of_shares(today: date) -> Iterator[Due]:
    rows = Share.objects.filter(stage=ShareStage.ASSIGNED, organization__isnull=False, due_on__lte=today + AHEAD)
    for row in rows.select_related("organization", *(f"opinion__{path}" for path in NEAR)):
        yield Due(row, row.due_on, "this_unit", f"opinion-share:{row.pk}", HANDLING)


def _of_citizens(today: date) -> Iterator[Due]:
    """The citizen's own day, of which the office is told: units change, it does not."""
    stages = (Stage.HANDLING, Stage.PROPOSED)
    for row in Opinion.objects.filter(stage__in=stages, due_on__lte=today + AHEAD).select_related(*NEAR):
        yield Due(row, row.due_on, "office", f"opinion:{row.pk}", ANSWERING)


REMINDING = Reminding(
    AUDIENCES,
    (_of_routing, _of_shares, _of_citizens),
    {
        "opinion-route": _("分办群众意见的期限"),
        "opinion-share": _("单位办理群众意见的期限"),
        "opinion": _("答复群众的期限"),
    },
    bodies=IN_CONGRESS,
)
