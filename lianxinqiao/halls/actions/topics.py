"""Put a question, open it, gather what was said, write down what came of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.files import actions as files
from lianxinqiao.halls.frame import FRAME
from lianxinqiao.halls.models import Invited, Material, Topic
from lianxinqiao.halls.rules import RULES
from lianxinqiao.halls.stages import Stage
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Body, Mandate, Post

KEPT = ("station", "question", "background", "rules", "until")


def _put(topic: Topic, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        assert name in KEPT, name
        setattr(topic, name, value)
    if topic.station.body_id != topic.body_id:
        raise Refused(_("请选择本机构的联络站。"))
    topic.full_clean()


@transaction.atomic
def propose(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Topic:
    """Raises ValidationError by field where it cannot stand."""
    topic = Topic(body=body, station=values["station"])
    RULES.may("topic.propose", by, topic, at)
    _put(topic, values)
    topic.save(force_insert=True)
    FRAME.done("topic.propose", topic, by=by, at=at)
    return topic


def change(topic: Topic, *, values: Mapping[str, Any], by: Post, at: datetime) -> None:
    with FRAME.act("topic.change", topic, by=by, at=at) as done:
        _put(topic, values)
        topic.save()
        done()


def add_material(topic: Topic, *, file: File, by: Post, at: datetime) -> Material:
    """For everybody to read; of a photo the picture alone is kept."""
    with FRAME.act("topic.add_material", topic, by=by, at=at) as done:
        kept = files.store(file, by=by.user, kind="topic")
        row = Material.objects.create(topic=topic, attachment=kept)
        done(data={"file": kept.name})
        return row


def invite(topic: Topic, *, mandates: Iterable[Mandate], by: Post, at: datetime) -> list[Invited]:
    """Those in office; whoever was invited stays so. They are told when it opens, or now where it is open."""
    with FRAME.act("topic.invite", topic, by=by, at=at) as done:
        seats = list(mandates)
        if any(seat.term.body_id != topic.body_id or seat.vacant(day(at)) for seat in seats):
            raise Refused(_("请选择本级在任的代表。"))
        there = set(topic.invited.values_list("mandate_id", flat=True))
        rows = Invited.objects.bulk_create(Invited(topic=topic, mandate=each) for each in seats if each.pk not in there)
        told = ("invited",) if rows and topic.stage == Stage.OPEN else ()
        done(data={"invited": [row.mandate_id for row in rows]}, tells=told)
        return rows


def start(topic: Topic, *, by: Post, at: datetime) -> None:
    with FRAME.act("topic.open", topic, by=by, at=at) as done:
        step(topic, Stage.OPEN)
        topic.opened_at = at
        topic.save()
        done()


def gather(topic: Topic, *, positions: str, came: int | None = None, by: Post, at: datetime) -> None:
    """Every position that was taken, in words; how many spoke is counted. `came`: person-times in the hall itself, of all
    its sittings on the question; None where nobody sat together.
    """
    with FRAME.act("topic.gather", topic, by=by, at=at) as done:
        if not positions.strip():
            raise Refused(_("请写明有哪些观点。"))
        step(topic, Stage.GATHERED)
        topic.positions, topic.came, topic.gathered_at = positions.strip(), came, at
        topic.save()
        done()


def conclude(
    topic: Topic,
    *,
    outcome: str,
    suggestion: Suggestion | None = None,
    opinion: Opinion | None = None,
    by: Post,
    at: datetime,
) -> None:
    with FRAME.act("topic.conclude", topic, by=by, at=at) as done:
        if not outcome.strip():
            raise Refused(_("请写明结果。"))
        if any(thing is not None and thing.body_id != topic.body_id for thing in (suggestion, opinion)):
            raise Refused(_("只能链接到本机构的建议和意见。"))
        step(topic, Stage.CONCLUDED)
        topic.outcome, topic.suggestion, topic.opinion, topic.concluded_at = outcome.strip(), suggestion, opinion, at
        topic.save()
        done(data={"suggestion": topic.suggestion_id, "opinion": topic.opinion_id})


def cancel(topic: Topic, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("topic.cancel", topic, by=by, at=at) as done:
        say_why(reason)
        step(topic, Stage.CANCELLED)
        topic.save()
        done(note=reason)
