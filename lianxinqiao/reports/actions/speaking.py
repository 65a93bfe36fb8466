"""Speeches at the plenary: invited or offered, handed in, chosen, given or printed; opinions drawn from them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Body, Organization, Post
from lianxinqiao.reports import rules
from lianxinqiao.reports.frame import POINT_FRAME, SPEECH_FRAME
from lianxinqiao.reports.models import Point, Speech
from lianxinqiao.reports.rules import SPEECH_RULES
from lianxinqiao.reports.stages import PointStage, SpeechStage
from lianxinqiao.rulebook import terms
from lianxinqiao.workdays import queries as workdays


@transaction.atomic
def invite(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Speech:
    """The office asks somebody to speak on a topic."""
    return _begun("speech.invite", body, values, by=by, at=at)


@transaction.atomic
def offer(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Speech:
    """Handed in without being asked, with its text."""
    return _begun("speech.offer", body, values, by=by, at=at)


def _begun(code: str, body: Body, values: Mapping[str, Any], *, by: Post, at: datetime) -> Speech:
    speech = Speech(body=body, **values)
    SPEECH_RULES.may(code, by, speech, at)
    if by.mandate and code == "speech.offer":
        speech.mandate = by.mandate
    if speech.session.term.body_id != body.pk or speech.mandate.term_id != speech.session.term_id:
        raise Refused(_("发言人不是这一届的委员。"))
    if speech.behalf == Speech.Behalf.MEMBER:
        speech.in_name_of = ""
    if code == "speech.offer":
        _has_text(speech.text)
        speech.stage = SpeechStage.HANDED_IN
    speech.full_clean()
    speech.save(force_insert=True)
    SPEECH_FRAME.done(code, speech, by=by, at=at, data={"topic": speech.topic})
    return speech


def _has_text(text: str) -> None:
    if not text.strip():
        raise Refused(_("请填写发言稿。"))


def hand_in(speech: Speech, *, text: str, by: Post, at: datetime) -> None:
    """Hand the text in, or a newer text as long as none was chosen."""
    with SPEECH_FRAME.act("speech.hand_in", speech, by=by, at=at) as done:
        _has_text(text)
        step(speech, SpeechStage.HANDED_IN)
        speech.text = text.strip()
        speech.save()
        done(data={"length": len(speech.text)})


def choose(speech: Speech, *, way: str, place: int | None = None, by: Post, at: datetime) -> None:
    """Oral or written; each party, organisation, sector or committee speaks once."""
    with SPEECH_FRAME.act("speech.choose", speech, by=by, at=at) as done:
        if way == Speech.Way.ORAL:
            rules.each_party_speaks_once(speech)
        step(speech, SpeechStage.CHOSEN)
        speech.way, speech.place, speech.reason = way, place, ""
        speech.save()
        done(note=str(speech.get_way_display()))


def pass_over(speech: Speech, *, reason: str, by: Post, at: datetime) -> None:
    with SPEECH_FRAME.act("speech.pass_over", speech, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请写明不选用的原因。"))
        step(speech, SpeechStage.PASSED_OVER)
        speech.reason, speech.way, speech.place = reason.strip()[:300], "", None
        speech.save()
        done(note=speech.reason)


def give(speech: Speech, *, on: date, seconds: int | None = None, by: Post, at: datetime) -> None:
    """It was given before the plenary, or printed; how long it took, where somebody held the clock."""
    with SPEECH_FRAME.act("speech.give", speech, by=by, at=at) as done:
        if on > day(at):
            raise Refused(_("日期不能晚于今天。"))
        step(speech, SpeechStage.GIVEN)
        speech.given_on, speech.seconds = on, seconds if speech.way == Speech.Way.ORAL else None
        speech.save()
        done(data={"on": on, "way": speech.way})


def draw(speech: Speech, *, points: str, by: Post, at: datetime) -> list[Point]:
    """Draw opinions from a speech, one a line; each is then handled by itself."""
    with SPEECH_FRAME.act("speech.draw", speech, by=by, at=at) as done:
        lines = [line.strip() for line in points.splitlines() if line.strip()]
        if not lines:
            raise Refused(_("请至少梳理一条意见建议。"))
        first = speech.points.count() + 1
        known = {"body": speech.body, "speech": speech, "drawn_on": day(at)}
        drawn = [Point.objects.create(number=number, text=line, **known) for number, line in enumerate(lines, first)]
        for point in drawn:
            POINT_FRAME.done("point.drawn", point, by=by, at=at)
        done(data={"points": len(drawn)})
        return drawn


# ------------------------------------------------------------------ an opinion from a speech
def forward(point: Point, *, unit: Organization, due_on: date | None = None, by: Post, at: datetime) -> None:
    """Forward it to the unit that it concerns, with the day for the answer; again if the answer says nothing."""
    with POINT_FRAME.act("point.forward", point, by=by, at=at) as done:
        due = due_on or terms.due(rules.of(point.body, at).feedback, day(at), workdays.current()).date
        if due <= day(at):
            raise Refused(_("反馈期限要晚于今天。"))
        step(point, PointStage.FORWARDED)
        point.unit, point.forwarded_on, point.due_on = unit, day(at), due
        point.save()
        done(data={"unit": unit.name, "due_on": due})


def answer(point: Point, *, feedback: str, by: Post, at: datetime) -> None:
    with POINT_FRAME.act("point.answer", point, by=by, at=at) as done:
        if not feedback.strip():
            raise Refused(_("请填写办理情况。"))
        step(point, PointStage.ANSWERED)
        point.feedback, point.answered_on = feedback.strip(), day(at)
        point.save()
        done(note=point.feedback)


def close(point: Point, *, by: Post, at: datetime) -> None:
    """The speaker is told what came of it."""
    with POINT_FRAME.act("point.close", point, by=by, at=at) as done:
        step(point, PointStage.CLOSED)
        point.save()
        done(note=point.feedback)
