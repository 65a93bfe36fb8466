"""Whoever is nominated: examined, accused and cleared before the vote, approved above after it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import Appointment
from lianxinqiao.people.models import Post


def examine(appointment: Appointment, *, score: int, taken_on: date | None = None, by: Post, at: datetime) -> bool:
    """An exam in law, with one more try; a score stands for the term. Whether it is enough."""
    with FRAME.act("appointment.examine", appointment, by=by, at=at) as done:
        rules = profile.of(appointment.meeting.body, day(at))
        if rules.exam_pass is None:
            raise Refused(_("按本地规定，任职前不考试。"))
        if appointment.exam_score is not None and appointment.exam_score >= rules.exam_pass:
            raise Refused(_("考试已经合格。"))
        if appointment.exams > rules.exam_resits:
            raise Refused(_("已经补考%(n)s次，不能再考。") % {"n": rules.exam_resits})
        if not 0 <= score <= 100:
            raise Refused(_("成绩是0至100分。"))
        appointment.exam_score, appointment.exam_on = score, taken_on or day(at)
        appointment.exams += 1
        appointment.save()
        done(data={"score": score, "exams": appointment.exams})
        return score >= rules.exam_pass


def accuse(appointment: Appointment, *, accusation: str, by: Post, at: datetime) -> None:
    """A report of misconduct between filing and vote: whoever nominated looks into it in writing."""
    with FRAME.act("appointment.accuse", appointment, by=by, at=at) as done:
        appointment.accusation, appointment.accused_on = say_why(accusation), day(at)
        appointment.finding, appointment.cleared = "", None
        appointment.save()
        done(data={"length": len(appointment.accusation)})


def clear(appointment: Appointment, *, finding: str, cleared: bool = False, by: Post, at: datetime) -> None:
    """What the nominator found, in writing; not clear, it is not put to the vote."""
    with FRAME.act("appointment.clear", appointment, by=by, at=at) as done:
        appointment.finding, appointment.cleared = say_why(finding), cleared
        appointment.save()
        done(data={"cleared": cleared})


def approve_above(appointment: Appointment, *, approved_on: date | None = None, by: Post, at: datetime) -> None:
    """The procuratorate's head is approved by the standing committee one level up."""
    with FRAME.act("appointment.approve_above", appointment, by=by, at=at) as done:
        on = approved_on or day(at)
        if on > day(at) or (appointment.effective_on and on < appointment.effective_on):
            raise Refused(_("批准日期应在选举之日以后、今天以前。"))
        appointment.approved_on = on
        appointment.save()
        done(data={"approved_on": on})


def note_objection(appointment: Appointment, *, reason: str, by: Post, at: datetime) -> None:
    """Somebody objected while it was deliberated on: it is voted on by itself (北京市任免条例第十九条)."""
    with FRAME.act("appointment.object", appointment, by=by, at=at) as done:
        appointment.objected = True
        appointment.save()
        done(note=say_why(reason))


def file_above(appointment: Appointment, *, filed_on: date | None = None, by: Post, at: datetime) -> None:
    """Who acts as head of the procuratorate is filed with the procuratorate and the standing committee one level up."""
    with FRAME.act("appointment.file_above", appointment, by=by, at=at) as done:
        on = filed_on or day(at)
        if on > day(at) or (appointment.effective_on and on < appointment.effective_on):
            raise Refused(_("备案日期应在决定代理之日以后、今天以前。"))
        appointment.filed_above_on = on
        appointment.save()
        done(data={"filed_above_on": on})
