"""Reception days as iCalendar: a change is told by SEQUENCE, and what was called off stays as CANCELLED."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from lianxinqiao.acts import ics
from lianxinqiao.acts.ics import CONTENT_TYPE, Happening
from lianxinqiao.stations.models import Duty
from lianxinqiao.stations.stages import DutyStage, TurnStage

__all__ = ["CONTENT_TYPE", "of"]


def of(duties: Iterable[Duty], name: str, *, cancelled_for: int = 0) -> bytes:
    """Of published days. `cancelled_for` is a mandate: to whoever handed a turn on, it is called off."""
    return ics.write(name, (_happening(duty, cancelled_for) for duty in duties if duty.stage != DutyStage.PLANNED))


def _happening(duty: Duty, mandate: int) -> Happening:
    station = duty.station
    return Happening(
        uid=f"duty-{duty.pk}",
        sequence=duty.sequence,
        changed_at=duty.changed_at,
        starts=duty.starts_at,
        ends=duty.ends_at,
        summary=_("代表接待日：%(station)s") % {"station": station.spoken},
        description=_("值班代表：%(names)s") % {"names": duty.names},
        place=station.address_spoken,
        cancelled=_is_off(duty, mandate),
        url=f"{settings.SITE_URL}/s/{station.code}",
    )


def _is_off(duty: Duty, mandate: int) -> bool:
    if duty.stage == DutyStage.CANCELLED:
        return True
    mine = [turn.stage for turn in duty.turns.all() if turn.mandate_id == mandate]
    return bool(mine) and all(stage == TurnStage.GIVEN for stage in mine)
