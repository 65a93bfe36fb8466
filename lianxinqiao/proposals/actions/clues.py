"""Clues are collected, from the portal too, and published before members write their proposals."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Doer, Stranger
from lianxinqiao.people.models import Body, Post
from lianxinqiao.proposals.clue_acts import FRAME, RULES
from lianxinqiao.proposals.models import Clue
from lianxinqiao.proposals.stages import ClueStage


@transaction.atomic
def give(
    *,
    body: Body,
    values: Mapping[str, Any],
    identity: uuid.UUID | None = None,
    door: str = "",
    held_because: Sequence[str] = (),
    by: Doer,
    at: datetime,
) -> Clue:
    """It waits for the office. The same form sent twice is one clue."""
    clue = Clue(body=body, source=_source(by), door=door, held_because=list(held_because), given_on=day(at))
    RULES.may("clue.give", by, clue, at)
    if identity and (there := Clue.objects.filter(identity=identity).first()):
        return there
    for name in ("title", "text", "named"):
        setattr(clue, name, str(values.get(name, "")).strip())
    if not clue.title or not clue.text:
        raise Refused(_("请写明题目和线索内容。"))
    _not_too_long(clue)
    clue.identity = identity or clue.identity
    clue.given_by = None if isinstance(by, Stranger) else by
    clue.year = clue.given_on.year
    clue.number = numbers.take(body, "clue", str(clue.year))
    clue.full_clean()
    clue.save(force_insert=True)
    FRAME.done("clue.give", clue, by=by, at=at, data={"number": clue.number, "source": clue.source})
    return clue


def _not_too_long(clue: Clue) -> None:
    most = Clue._meta.get_field("text").max_length
    if most and len(clue.text) > most:
        raise Refused(_("线索内容有%(n)s字，超过了%(max)s字的上限。") % {"n": len(clue.text), "max": most})


def _source(by: Doer) -> Clue.Source:
    if isinstance(by, Stranger):
        return Clue.Source.CITIZEN
    return Clue.Source.OFFICE if by.in_the_office else Clue.Source.MEMBER


def publish(clue: Clue, *, title: str, text: str, by: Post, at: datetime) -> None:
    """As the office words it; the journal keeps that it was reworded."""
    with FRAME.act("clue.publish", clue, by=by, at=at) as done:
        if not title.strip() or not text.strip():
            raise Refused(_("请写明题目和线索内容。"))
        reworded = (clue.title, clue.text) != (title.strip(), text.strip())
        clue.title, clue.text, clue.reason = title.strip(), text.strip(), ""
        _not_too_long(clue)
        step(clue, ClueStage.PUBLISHED)
        clue.published_on = day(at)
        clue.full_clean()
        clue.save()
        done(data={"reworded": reworded})


def set_aside(clue: Clue, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("clue.set_aside", clue, by=by, at=at) as done:
        clue.reason = say_why(reason)[:200]
        step(clue, ClueStage.SET_ASIDE)
        clue.save()
        done(note=reason)
