"""What follows from a consultation （协商会议）: its minutes are sent to party committee and government, and are answered."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.people.models import Post


def send_minutes(meeting: Meeting, *, sent_to: str, sent_on: date | None = None, by: Post, at: datetime) -> None:
    with FRAME.act("meeting.send_minutes", meeting, by=by, at=at) as done:
        on = sent_on or day(at)
        if on > day(at) or (meeting.approved_on and on < meeting.approved_on):
            raise Refused(_("报送日期应在纪要审定以后、今天以前。"))
        meeting.minutes_sent_on, meeting.minutes_sent_to = on, sent_to.strip()
        meeting.full_clean()
        meeting.save()
        done(data={"sent_on": on, "to": meeting.minutes_sent_to})


def enter_answer(meeting: Meeting, *, answer: str, answered_on: date | None = None, by: Post, at: datetime) -> None:
    """What party committee, government or a unit took up, and how they said it."""
    with FRAME.act("meeting.enter_answer", meeting, by=by, at=at) as done:
        on = answered_on or day(at)
        if on > day(at) or (meeting.minutes_sent_on and on < meeting.minutes_sent_on):
            raise Refused(_("反馈日期应在纪要报送以后、今天以前。"))
        meeting.answer, meeting.answered_on = say_why(answer), on
        meeting.save()
        done(data={"answered_on": on})
