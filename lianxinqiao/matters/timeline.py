"""What happened to a suggestion, step by step, and the gates before which a reply stands, each with its day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianxinqiao.matters.models import Handling, Matter, Promise, Reply
from lianxinqiao.matters.stages import HandlingStage, ReplyStage
from lianxinqiao.ui.marks import Mark


@dataclass(frozen=True)
class Event:
    """One line of the timeline that a citizen understands."""

    title: str
    at: Any
    text: str = ""
    by: str = ""
    icon: str = ""
    tone: str = ""
    state: str = "done"
    code: str = ""  # which step of the life it is, for who tells it in other words
    of: int = 0  # which one, of a step that several units or replies make

    @property
    def key(self) -> str:
        """The same for ever and in every language: by it a follower is told once."""
        return f"{self.code}-{self.of}" if self.of else self.code


def timeline(
    suggestion: Matter,
    handlings: list[Handling],
    promises: Iterable[Promise] = (),
    graded: Iterable[Reply] = (),
) -> list[Event]:
    """From raising to closing, each step with its day; what is to come stands at the end.

    `graded` are the replies whose grades the reader may know.
    """
    before = [*_of_the_office(suggestion, handlings), *_of_units(handlings), *verdicts(graded)]
    events = [*before, *_of_the_end(suggestion, promises)]
    return sorted((event for event in events if event.at), key=lambda event: _day(event.at))


def _day(at: date | datetime) -> date:
    return timezone.localdate(at) if isinstance(at, datetime) else at


def _of_the_office(suggestion: Matter, handlings: list[Handling]) -> Iterator[Event]:
    s = suggestion
    units = _("、").join(str(row) for row in handlings if row.stage != HandlingStage.RETURNED)
    yield Event(pgettext("进程", "提交"), s.submitted_at, icon="send", code="submitted")
    yield Event(str(s.registered_word), s.registered_at, s.number_text, icon="hash", code="registered")
    yield Event(pgettext("进程", "交办"), s.first_assigned_on, units, icon="share", code="assigned")


def _of_units(handlings: list[Handling]) -> Iterator[Event]:
    """Kind by kind, so that what several did on one day stands in the order in which it is done."""
    for row in handlings:
        if row.stage == HandlingStage.RETURNED:
            why = _("%(what)s：%(words)s") % {
                "what": row.held_by(row.return_asked_on),
                "words": row.return_reason,
            }
            returned = pgettext("进程", "退回改派")
            yield Event(returned, row.return_asked_on, why, icon="arrow-back-up", code="returned", of=row.pk)
    for row in handlings:
        if row.answers:
            unit = str(row.held_by(row.accepted_on))
            yield Event(pgettext("进程", "签收"), row.accepted_on, unit, icon="inbox", code="accepted", of=row.pk)
    for row in handlings:
        for contact in row.contacts.all():
            kind = str(contact.get_kind_display())
            unit = str(row.held_by(contact.held_on))
            yield Event(kind, contact.held_on, unit, icon="messages", code="contact", of=contact.pk)
    for row in handlings:
        for reply in row.replies.all():
            title = pgettext("进程", "答复") if reply.round == 1 else pgettext("进程", "再次答复")
            yield Event(title, reply.delivered_on, str(reply.unit), icon="mail", code="answered", of=reply.pk)


def _of_the_end(suggestion: Matter, promises: Iterable[Promise]) -> Iterator[Event]:
    s = suggestion
    if s.past is not None:  # its replies are not here, their day may be
        yield Event(pgettext("进程", "答复"), s.answered_on, icon="mail", code="answered")
    yield Event(_("办结"), s.closed_at, icon="circle-check", tone="good", code="closed")
    for promise in promises:
        unit = str(promise.unit)
        yield Event(
            _("承诺兑现"), promise.kept_on, unit, icon="heart-handshake", tone="good", code="kept", of=promise.pk
        )
    yield Event(pgettext("进程", "公开"), s.published_at, icon="world", code="published")


def verdicts(replies: Iterable[Reply]) -> Iterator[Event]:
    """What the deputies said of the replies, for who may read the grades; each with its colour."""
    for reply in replies:
        for form in reply.assessments.all():
            if mark := form.result_mark:
                look = {"icon": mark.icon, "tone": mark.tone} if isinstance(mark, Mark) else {}
                words = _("%(name)s：%(result)s") % {"name": form.mandate.person.spoken, "result": str(mark)}
                yield Event(pgettext("进程", "评价"), form.given_on, words, code="assessed", of=form.pk, **look)


GATES = (
    (ReplyStage.COUNTERSIGNING, "signature"),
    (ReplyStage.SIGNING, "writing-sign"),
    (ReplyStage.REVIEWING, "eye-check"),
    (ReplyStage.DELIVERING, "mail-forward"),
)


def gates(reply: Reply) -> list[Event]:
    """The gates in their order: who passed it and when, where the reply stands now, what is to come."""
    order = [str(stage) for stage in ReplyStage]
    reached = order.index(reply.stage)
    passed = {
        ReplyStage.COUNTERSIGNING: max(filter(None, (row.signed_on for row in reply.countersigns.all())), default=None),
        ReplyStage.SIGNING: reply.signed_on,
        ReplyStage.REVIEWING: reply.reviewed_on,
        ReplyStage.DELIVERING: reply.delivered_on,
    }
    events = []
    for stage, icon in GATES:
        place = order.index(stage)
        if stage == ReplyStage.COUNTERSIGNING and place < reached and not passed[stage]:
            continue  # no assisting unit: nobody had to countersign
        state = "now" if place == reached else "done" if place < reached else "next"
        at = passed[stage] if state == "done" else None
        label = ReplyStage.DELIVERED.label if at and stage == ReplyStage.DELIVERING else stage.label
        events.append(Event(str(label), at, by=_keeper(reply, stage), icon=icon, state=state))
    return events


def _keeper(reply: Reply, stage: ReplyStage) -> str:
    """Whose gate it is: the person who passed it, else the office that has to."""
    if stage == ReplyStage.COUNTERSIGNING:
        asked = list(reply.countersigns.all())
        missing = [row for row in asked if row.signed_on is None] if reply.stage == stage else []
        return _("、").join(str(row) for row in missing or asked)
    unit, body = reply.unit.spoken, reply.suggestion.body.on(reply.delivered_on)
    people = {
        ReplyStage.SIGNING: (reply.signed_by, unit),
        ReplyStage.REVIEWING: (reply.reviewed_by, _("督查室")),
        ReplyStage.DELIVERING: (reply.delivered_by, body.spoken_office),
    }
    post, office = people[stage]
    return f"{office} {post.person.on(reply.delivered_on).name}" if post else str(office)
