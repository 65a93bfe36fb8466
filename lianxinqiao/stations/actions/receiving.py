"""A reception （接待）: who came with what, and afterwards who of the roster was there."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations.frame import FRAME
from lianxinqiao.stations.models import Duty, Turn, Visit
from lianxinqiao.stations.stages import DutyStage, TurnStage


def note_visit(
    duty: Duty, *, matter: str, route: str, who: str = "", people: int = 1, answer: str = "", by: Post, at: datetime
) -> Visit:
    """One visit, as it happens; whoever comes need not say who they are."""
    with FRAME.act("duty.note_visit", duty, by=by, at=at) as done:
        if route == Visit.Route.SPOT and not answer.strip():
            raise Refused(_("当场答复的，请写下答复了什么。"))
        row = Visit(
            duty=duty, who=who, people=people, matter=matter, answer=answer, route=route, noted_by=by, noted_at=at
        )
        row.full_clean()
        row.save()
        done(row, data={"route": route, "people": people})
        return row


def record(duty: Duty, *, came: Iterable[Mandate], visitors: int, note: str = "", by: Post, at: datetime) -> None:
    """What the reception brought. Whoever of the roster was not there is told, and may say why."""
    with FRAME.act("duty.record", duty, by=by, at=at) as done:
        there = {mandate.pk for mandate in came}
        noted = sum(visit.people for visit in duty.visits.all())
        if visitors < noted:
            raise Refused(_("已经登记了%(n)s人的来访，接待人数不能更少。") % {"n": noted})
        step(duty, DutyStage.HELD)
        duty.visitors, duty.note, duty.recorded_by = visitors, note, by
        duty.save()
        missed = []
        for turn in duty.turns.filter(stage=TurnStage.SERVES).select_related("mandate__person", "duty__station"):
            step(turn, TurnStage.CAME if turn.mandate_id in there else TurnStage.MISSED)
            turn.save()
            missed += [turn] if turn.stage == TurnStage.MISSED else []
        done(note=note, data={"visitors": visitors, "came": sorted(there), "on": duty.held_on})
        for turn in missed:
            done.also("turn.miss", turn, data={"mandate": turn.mandate_id, "on": duty.held_on}, tells=("on_turn",))


def explain(turn: Turn, *, reason: str, by: Post, at: datetime) -> None:
    """Whoever was not there says why; the station reads it beside the roster."""
    with FRAME.act("turn.explain", turn, by=by, at=at) as done:
        say_why(reason)
        turn.reason = reason[:200]
        turn.save()
        done(note=reason, data={"on": turn.duty.held_on})
