"""Opinions of the office's own sheet enter, with what came of them before: as they were, and told to nobody."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.opinions import rules
from lianxinqiao.opinions.actions import answering, receiving
from lianxinqiao.opinions.actions.receiving import Entry
from lianxinqiao.opinions.frame import FRAME
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.opinions.stages import ShareStage, Stage
from lianxinqiao.people.models import BodyProfile, Organization, Post


@dataclass(frozen=True)
class Outcome:
    """What was answered, by whom; without a unit it was settled on the spot. And what its sender thought of it."""

    words: str
    outcome: str
    answered_at: datetime
    unit: Organization | None = None
    planned_until: date | None = None
    rating: str = ""


@transaction.atomic
def enter(entry: Entry, came: Outcome | None, *, received_at: datetime, by: Post, at: datetime) -> Opinion:
    """Its days are those of the sheet, its entry in the journal is of today: that is when it was written down."""
    rules.RULES.may("opinion.import", by, Beginning(entry.body.pk), at)
    rules.may_be_taken_in(entry.text, 0)
    profile = BodyProfile.of(entry.body, day(received_at))
    opinion, data = receiving.create(entry, profile, [], by=by, at=received_at)
    if came is not None:
        _answered(opinion, came, by)
        data["outcome"] = came.outcome
    FRAME.done("opinion.import", opinion, by=by, at=at, data=data, tells=())
    return opinion


def _answered(opinion: Opinion, came: Outcome, by: Post) -> None:
    rules.is_ours(by, opinion, came.answered_at)
    rules.may_answer(came.outcome, came.words, came.planned_until)
    opinion.route, opinion.routed_at = Opinion.Route.SPOT, opinion.received_at
    name = opinion.station.called if opinion.station else by.place
    if came.unit is not None:
        rules.may_have_had(opinion, came.unit)
        _share(opinion, came, came.unit, by)
        step(opinion, Stage.HANDLING)
        town = came.unit.kind == Organization.Kind.TOWN
        opinion.route, name = Opinion.Route.STREET if town else Opinion.Route.UNIT, came.unit.name
    answering.tell(opinion, came.words, came.outcome, came.planned_until, replied_by=name, at=came.answered_at)
    if came.rating:
        opinion.rating, opinion.rated_at = came.rating, came.answered_at
        if came.rating != Opinion.Rating.UNSATISFIED:
            step(opinion, Stage.CLOSED)
            opinion.closed_at = came.answered_at
        opinion.save()


def _share(opinion: Opinion, came: Outcome, unit: Organization, by: Post) -> None:
    Share.objects.create(
        opinion=opinion,
        organization=unit,
        stage=ShareStage.ANSWERED,
        assigned_at=opinion.received_at,
        assigned_by=by,
        due_on=opinion.due_on,
        answer=came.words.strip(),
        outcome=came.outcome,
        planned_until=came.planned_until,
        done_at=came.answered_at,
    )
