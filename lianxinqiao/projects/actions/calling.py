"""The call for livelihood projects: drafted, opened, what people ask for, sorted into candidates or answered."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import DEPUTIES, UNIT, RoleCode
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Doer, Stranger
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.opinions import screening
from lianxinqiao.opinions.actions.senders import without
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.screening import Recent, Sent
from lianxinqiao.people.models import Body, Post, Township
from lianxinqiao.projects import call_rules
from lianxinqiao.projects.call_rules import CALL_RULES
from lianxinqiao.projects.frame import CALL_FRAME
from lianxinqiao.projects.models import Call, Candidate, Idea
from lianxinqiao.projects.stages import CallStage, IdeaStage
from lianxinqiao.stations.models import Station

KEPT = ("year", "name", "announcement", "places", "until")
GIVEN_NO_FORM = Sent()


@transaction.atomic
def draft(body: Body, *, values: Mapping[str, Any], by: Post, at: datetime) -> Call:
    """A new call. Raises ValidationError by field."""
    CALL_RULES.may("call.draft", by, Beginning(body.pk), at)
    call = Call(body=body, **{name: values[name] for name in KEPT if name in values})
    call.full_clean()
    call.save(force_insert=True)
    CALL_FRAME.done("call.draft", call, by=by, at=at, data={"year": call.year, "places": call.places})
    return call


def change(call: Call, *, values: Mapping[str, Any], by: Post, at: datetime) -> None:
    with CALL_FRAME.act("call.change", call, by=by, at=at) as done:
        for name, value in values.items():
            assert name in KEPT, name
            setattr(call, name, value)
        call.full_clean()
        call.save()
        done(data={name: getattr(call, name) for name in ("year", "places", "until")})


def start(call: Call, *, by: Post, at: datetime) -> None:
    """Open to everybody, for at least the profile's days."""
    with CALL_FRAME.act("call.open", call, by=by, at=at) as done:
        step(call, CallStage.OPEN)
        call.opened_on = day(at)
        call.save()
        done(data={"until": call.until})


def close(call: Call, *, by: Post, at: datetime) -> None:
    with CALL_FRAME.act("call.close", call, by=by, at=at) as done:
        step(call, CallStage.CLOSED)
        call.closed_on = day(at)
        call.save()
        done(data={"ideas": call.ideas.count()})


def cancel(call: Call, *, reason: str, by: Post, at: datetime) -> None:
    with CALL_FRAME.act("call.cancel", call, by=by, at=at) as done:
        call.reason = say_why(reason)[:200]
        step(call, CallStage.CANCELLED)
        call.save()
        done(note=reason)


# ------------------------------------------------------------------ what people ask for
def ask(
    call: Call,
    *,
    text: str,
    township: Township | None = None,
    station: Station | None = None,
    opinion: Opinion | None = None,
    identity: uuid.UUID | None = None,
    door: str = "",
    sent: Sent = GIVEN_NO_FORM,
    by: Doer,
    at: datetime,
) -> Idea:
    """Take an idea in.

    It waits until the office has looked at it. Telephone and identity numbers are not kept, and the same idea
    sent twice is taken once.
    """
    with CALL_FRAME.act("call.ask", call, by=by, at=at) as done:
        call_rules.may_be_asked(text)
        found = call.ideas.filter(identity=identity).first() if identity else None
        if found is not None:
            done.quietly()
            return found
        row = Idea(
            call=call,
            number=call.ideas.count() + 1,
            source=_source(by, station),
            text=without(text.strip(), {}),
            township=township or (station.township if station else None),
            station=station,
            opinion=opinion,
            identity=identity or uuid.uuid4(),
            door=door,
            held_because=screening.reasons(text, sent, _recent(call, text, door, at)) if door else [],
            asked_at=at,
        )
        if not isinstance(by, Stranger):
            row.mandate_id = by.mandate_id
            row.unit_id = by.organization_id
        _of_here(row)
        row.full_clean()
        row.save()
        done(row, data={"number": row.number, "source": row.source})
        return row


def _source(by: Doer, station: Station | None) -> Idea.Source:
    if isinstance(by, Stranger):
        return Idea.Source.CITIZEN
    if by.role in DEPUTIES:
        return Idea.Source.DEPUTY
    if by.role in UNIT:
        return Idea.Source.UNIT
    return Idea.Source.STATION if station or by.role == RoleCode.STATION_STAFF else Idea.Source.OFFICE


def _of_here(row: Idea) -> None:
    call = row.call
    if row.station and row.station.body_id != call.body_id:
        raise Refused(_("请选择本机构的联络站。"))
    if row.township and row.township.district_id != call.body.district_id:
        raise Refused(_("%(township)s不在本行政区划。") % {"township": row.township})
    if row.opinion and row.opinion.body_id != call.body_id:
        raise Refused(_("这条意见属于另一个机构。"))


def _recent(call: Call, text: str, door: str, at: datetime) -> Recent:
    rows = Idea.objects.filter(asked_at__gt=at - screening.WINDOW, door=door).order_by("-asked_at")
    same = call.ideas.filter(text=text.strip(), asked_at__gt=at - screening.REPEATED_WITHIN).count()
    return Recent(same, tuple(rows.values_list("text", flat=True)[: screening.FLOODED]))


def pool(idea: Idea, *, candidate: Candidate, by: Post, at: datetime) -> None:
    """Note that an idea became a candidate or a part of one."""
    with CALL_FRAME.act("idea.pool", idea, by=by, at=at) as done:
        if candidate.call_id != idea.call_id:
            raise Refused(_("这个候选项目属于另一次征集。"))
        step(idea, IdeaStage.POOLED)
        idea.candidate, idea.answer = candidate, ""
        idea.save()
        done(data={"candidate": candidate.number})


def decline(idea: Idea, *, answer: str, by: Post, at: datetime) -> None:
    """Answer an idea that becomes no candidate with the reason, which everybody who asked can read."""
    with CALL_FRAME.act("idea.decline", idea, by=by, at=at) as done:
        idea.answer = say_why(answer)[:300]
        step(idea, IdeaStage.DECLINED)
        idea.save()
        done(note=idea.answer)


def hide(idea: Idea, *, reason: str, by: Post, at: datetime) -> None:
    """Hide an idea that is advertising, abuse or names a person."""
    with CALL_FRAME.act("idea.hide", idea, by=by, at=at) as done:
        say_why(reason)
        step(idea, IdeaStage.HIDDEN)
        idea.save()
        done(note=reason)


def show(idea: Idea, *, by: Post, at: datetime) -> None:
    with CALL_FRAME.act("idea.show", idea, by=by, at=at) as done:
        step(idea, IdeaStage.RECEIVED)
        idea.save()
        done()
