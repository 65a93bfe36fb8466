"""Speeches with their clock and their record, questions with their answers, interpellations to their end."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.ballots import signers as signing
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import AgendaItem, Interpellation, Meeting, Question, Speech
from lianxinqiao.meetings.stages import Interpellated, QuestionStage, SpeechStage
from lianxinqiao.people.models import Mandate, Organization, Post


# ------------------------------------------------------------------ speeches
def ask_to_speak(item: AgendaItem, *, mandate: Mandate | None = None, by: Post, at: datetime) -> Speech:
    """Into the row of those who wait; the office enters who raised a hand."""
    with FRAME.act("item.ask_to_speak", item, by=by, at=at) as done:
        speech = Speech(meeting=item.meeting, item=item, mandate=_member(item.meeting, mandate, by), asked_at=at)
        speech.save()
        done(data={"speaker": speech.mandate_id})
        return speech


def _member(meeting: Meeting, mandate: Mandate | None, by: Post) -> Mandate:
    found = by.mandate or mandate
    if found is None or not meeting.attendees.filter(mandate=found).exists():
        raise Refused(_("请从应到人员里选。"))
    return found


def begin(speech: Speech, *, by: Post, at: datetime) -> None:
    """The floor is theirs; the profile's minutes run."""
    with FRAME.act("speech.begin", speech, by=by, at=at) as done:
        step(speech, SpeechStage.SPEAKING)
        speech.begun_at, speech.minutes = at, profile.of(speech.meeting.body, day(at)).speech_minutes
        speech.save()
        done(data={"speaker": speech.mandate_id, "minutes": speech.minutes})


def end(speech: Speech, *, by: Post, at: datetime) -> None:
    with FRAME.act("speech.end", speech, by=by, at=at) as done:
        step(speech, SpeechStage.SPOKEN)
        speech.ended_at = at
        speech.save()
        done(data={"seconds": int(speech.spoken_for(at).total_seconds())})


def withdraw(speech: Speech, *, by: Post, at: datetime) -> None:
    with FRAME.act("speech.withdraw", speech, by=by, at=at) as done:
        step(speech, SpeechStage.WITHDRAWN)
        speech.save()
        done()


def record(speech: Speech, *, text: str, by: Post, at: datetime) -> None:
    """What was said, as the office wrote it down; it goes to the speaker."""
    with FRAME.act("speech.record", speech, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写发言记录。"))
        if speech.stage != SpeechStage.RECORDED:
            step(speech, SpeechStage.RECORDED)
        speech.text = text.strip()
        speech.save()
        done(data={"length": len(speech.text)})


def check(speech: Speech, *, text: str, by: Post, at: datetime) -> None:
    """The speaker's own word on the record: what is corrected here is what stands."""
    with FRAME.act("speech.check", speech, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写发言记录。"))
        step(speech, SpeechStage.CHECKED)
        before, speech.text, speech.checked_on = speech.text, text.strip(), day(at)
        speech.save()
        done(data={"corrected": before != speech.text, "before": before})


# ------------------------------------------------------------------ questions
def ask(item: AgendaItem, *, text: str, mandate: Mandate | None = None, by: Post, at: datetime) -> Question:
    with FRAME.act("item.ask", item, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请写明询问的问题。"))
        question = Question(
            meeting=item.meeting, item=item, mandate=_member(item.meeting, mandate, by), text=text.strip(), asked_at=at
        )
        question.save()
        done(question, note=question.text)
        return question


def answer(question: Question, *, answered_by: str, answer: str, by: Post, at: datetime) -> None:
    with FRAME.act("question.answer", question, by=by, at=at) as done:
        if not answer.strip() or not answered_by.strip():
            raise Refused(_("请填写谁回答、回答了什么。"))
        step(question, QuestionStage.ANSWERED)
        question.answered_by, question.answer, question.answered_at = answered_by.strip(), answer.strip(), at
        question.save()
        done(note=question.answer)


# ------------------------------------------------------------------ interpellations
def interpellate(
    meeting: Meeting, *, unit: Organization, about: str, text: str, signers: Iterable[Mandate], by: Post, at: datetime
) -> Interpellation:
    """In writing: whom, about what, with what content (监督法第五十一条), signed by as many as the law asks."""
    with FRAME.act("meeting.interpellate", meeting, by=by, at=at) as done:
        signed = list(dict.fromkeys(signers))
        signing_rule = signing.CONGRESS_BILL if meeting.kind == "congress" else signing.INTERPELLATION
        least = signing_rule.least(meeting.attendees.count())
        if len(signed) < least:
            words = {"least": least, "n": len(signed)}
            raise Refused(_("质询案要有%(least)s名以上组成人员联名，现有%(n)s名。") % words)
        called = set(meeting.attendees.values_list("mandate_id", flat=True))
        if any(mandate.pk not in called for mandate in signed):
            raise Refused(_("质询案由会议组成人员联名提出。"))
        row = Interpellation(meeting=meeting, unit=unit, subject=about.strip(), text=text.strip(), filed_on=day(at))
        row.full_clean()
        row.save()
        row.signers.set(signed)
        done(row, data={"unit": unit.pk, "signers": [mandate.pk for mandate in signed]}, note=row.subject)
        return row


def hand(row: Interpellation, *, form: str, by: Post, at: datetime) -> None:
    """The chairpersons decide how it is answered."""
    with FRAME.act("interpellation.hand", row, by=by, at=at) as done:
        step(row, Interpellated.HANDED)
        row.form = form
        row.save()
        done(data={"form": form}, note=row.subject)


def give_answer(row: Interpellation, *, answer: str, by: Post, at: datetime) -> None:
    with FRAME.act("interpellation.answer", row, by=by, at=at) as done:
        if not answer.strip():
            raise Refused(_("请填写答复。"))
        step(row, Interpellated.ANSWERED)
        row.answer, row.answered_on, row.unsatisfied = answer.strip(), day(at), None
        row.save()
        done(note=row.answer)


def judge(row: Interpellation, *, unsatisfied: int, by: Post, at: datetime) -> None:
    """How many of the signers are not content with the answer."""
    with FRAME.act("interpellation.judge", row, by=by, at=at) as done:
        if not 0 <= unsatisfied <= row.signers.count():
            raise Refused(_("不满意的人数不能多于联名人数。"))
        row.unsatisfied = unsatisfied
        row.save()
        done(data={"unsatisfied": unsatisfied})


def again(row: Interpellation, *, form: str, by: Post, at: datetime) -> None:
    """A second answer; the first stays in the journal."""
    with FRAME.act("interpellation.again", row, by=by, at=at) as done:
        step(row, Interpellated.HANDED)
        before = {"answer": row.answer, "unsatisfied": row.unsatisfied}
        row.form, row.rounds = form, row.rounds + 1
        row.answer, row.answered_on, row.unsatisfied = "", None, None
        row.save()
        done(data={"before": before, "form": form})


def close(row: Interpellation, *, by: Post, at: datetime) -> None:
    with FRAME.act("interpellation.close", row, by=by, at=at) as done:
        if row.unsatisfied is None:
            raise Refused(_("请先登记联名人是否满意。"))
        step(row, Interpellated.CLOSED)
        row.save()
        done()


def take_back(row: Interpellation, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("interpellation.withdraw", row, by=by, at=at) as done:
        say_why(reason)
        step(row, Interpellated.WITHDRAWN)
        row.save()
        done(note=reason)
