"""After a vote: decisions are signed and published, appointments announced and sworn; minutes are written and approved."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import offices
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import Appointment, Decision, Meeting
from lianxinqiao.meetings.stages import DecisionStage, Nomination, Stage
from lianxinqiao.people.models import Post


def sign(decision: Decision, *, by: Post, at: datetime) -> None:
    with FRAME.act("decision.sign", decision, by=by, at=at) as done:
        step(decision, DecisionStage.SIGNED)
        decision.signed_on = day(at)
        decision.save()
        done(data={"number": decision.number})


def publish_decision(decision: Decision, *, by: Post, at: datetime) -> None:
    with FRAME.act("decision.publish", decision, by=by, at=at) as done:
        step(decision, DecisionStage.PUBLISHED)
        decision.published_on = day(at)
        decision.save()
        done(data={"number": decision.number})


def announce(appointment: Appointment, *, by: Post, at: datetime) -> None:
    with FRAME.act("appointment.announce", appointment, by=by, at=at) as done:
        appointment.announced_on = day(at)
        appointment.save()
        done()


def swear(appointment: Appointment, *, sworn_on: date | None = None, by: Post, at: datetime) -> None:
    """The oath on the Constitution; who organises it follows from the post."""
    with FRAME.act("appointment.swear", appointment, by=by, at=at) as done:
        on = sworn_on or day(at)
        if on > day(at) or (appointment.effective_on and on < appointment.effective_on):
            raise Refused(_("宣誓日期应在任职之日以后、今天以前。"))
        if appointment.waits_above:
            raise Refused(_("还没有上一级批准，不能宣誓。"))
        appointment.sworn_on = on
        appointment.oath_by = offices.POSTS[appointment.office.kind].oath
        appointment.save()
        done(data={"sworn_on": on})


def swear_all(
    meeting: Meeting, appointments: Iterable[Appointment], *, sworn_on: date | None = None, by: Post, at: datetime
) -> int:
    """Those who swore together, in one entry; who has sworn already is passed over."""
    with FRAME.act("meeting.swear", meeting, by=by, at=at) as done:
        on, keys = sworn_on or day(at), [row.pk for row in appointments]
        rows = list(meeting.appointments.filter(pk__in=keys, sworn_on=None).select_related("office"))
        if on > day(at) or any(row.effective_on and on < row.effective_on for row in rows):
            raise Refused(_("宣誓日期应在任职之日以后、今天以前。"))
        if any(not row.begins or row.stage != Nomination.PASSED for row in rows):
            raise Refused(_("免职、辞职不用宣誓。"))
        if any(row.waits_above for row in rows):
            raise Refused(_("还没有上一级批准，不能宣誓。"))
        for row in rows:
            row.sworn_on, row.oath_by = on, offices.POSTS[row.office.kind].oath
        Appointment.objects.bulk_update(rows, ["sworn_on", "oath_by"])
        done(data={"sworn": [row.pk for row in rows], "sworn_on": on})
        return len(rows)


def send_letters(meeting: Meeting, *, sent_on: date | None = None, by: Post, at: datetime) -> int:
    """The organs have it in writing who was appointed and removed; all of a meeting in one entry."""
    with FRAME.act("meeting.send_letters", meeting, by=by, at=at) as done:
        on = sent_on or day(at)
        rows = meeting.appointments.filter(letter_due_on__isnull=False, letter_on=None)
        if on > day(at) or rows.filter(effective_on__gt=on).exists():
            raise Refused(_("送达日期应在通过以后、今天以前。"))
        keys = list(rows.values_list("pk", flat=True))
        rows.update(letter_on=on)
        done(data={"letters": keys, "sent_on": on})
        return len(keys)


# ------------------------------------------------------------------ minutes
def write_minutes(meeting: Meeting, *, text: str, by: Post, at: datetime) -> None:
    with FRAME.act("meeting.write_minutes", meeting, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写会议纪要。"))
        meeting.minutes = text.strip()
        meeting.save()
        done(data={"length": len(meeting.minutes)})


def approve_minutes(meeting: Meeting, *, by: Post, at: datetime) -> None:
    with FRAME.act("meeting.approve_minutes", meeting, by=by, at=at) as done:
        step(meeting, Stage.MINUTED)
        meeting.approved_on = day(at)
        meeting.save()
        done()


def publish(meeting: Meeting, *, by: Post, at: datetime) -> None:
    """Everything that is not public yet: the meeting with its votes, and its appointments."""
    with FRAME.act("meeting.publish", meeting, by=by, at=at) as done:
        if waiting := meeting.decisions.filter(stage__in=[DecisionStage.ADOPTED, DecisionStage.SIGNED]).first():
            raise Refused(_("“%(title)s”还没有签发、公布。") % {"title": waiting.title})
        step(meeting, Stage.PUBLISHED)
        meeting.published_on = day(at)
        meeting.save()
        passed = meeting.appointments.filter(stage=Nomination.PASSED, announced_on=None)
        done(data={"announced": passed.update(announced_on=day(at))})
