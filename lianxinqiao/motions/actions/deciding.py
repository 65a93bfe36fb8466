"""What becomes of a motion: sent to a committee, put on an agenda or not, handled as a suggestion, withdrawn."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.matters.actions import registering
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.meetings.actions import preparing
from lianxinqiao.meetings.models import AgendaItem, Meeting
from lianxinqiao.motions import profile
from lianxinqiao.motions.frame import FRAME
from lianxinqiao.motions.models import Motion
from lianxinqiao.motions.stages import Stage
from lianxinqiao.people.models import Committee, Post


def refer(motion: Motion, *, committee: Committee, by: Post, at: datetime) -> None:
    """The presidium or the chairpersons ask a committee first; it has the profile's term for its report."""
    with FRAME.act("motion.refer", motion, by=by, at=at) as done:
        if committee.body_id != motion.body_id:
            raise Refused(_("请选择本机构的委员会。"))
        step(motion, Stage.REFERRED)
        motion.committee, motion.referred_on = committee, day(at)
        motion.due_on = profile.last_day(profile.of(motion.body, day(at)).reported, day(at))
        motion.save()
        done(data={"committee": committee.name, "due_on": motion.due_on})


def report(motion: Motion, *, advice: str, text: str, by: Post, at: datetime) -> None:
    """What the committee found, and whether it would put it on the agenda."""
    with FRAME.act("motion.report", motion, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写审议报告。"))
        step(motion, Stage.REPORTED)
        motion.report, motion.advice, motion.reported_on = text.strip(), advice, day(at)
        motion.due_on = None
        motion.save()
        done(note=motion.report, data={"advice": advice})


def put_on_agenda(
    motion: Motion, *, item: AgendaItem | None = None, meeting: Meeting | None = None, by: Post, at: datetime
) -> None:
    """Under an item that stands there already, or as a new one of a meeting that is not open yet."""
    with FRAME.act("motion.list", motion, by=by, at=at) as done:
        if (item is None) == (meeting is None):
            raise Refused(_("请选择一项议程，或者选择一次会议新列一项。"))
        if meeting is not None:
            committee = motion.committee.name if motion.committee else ""
            item = preparing.add_item(
                meeting, kind="decision", title=f"审议{motion.title}", committee=committee, by=by, at=at
            )
        assert item is not None
        if item.meeting.body_id != motion.body_id or not item.of_kind.decides:
            raise Refused(_("请选择本机构要表决的议程。"))
        if Motion.objects.filter(item=item).exists():
            raise Refused(_("这项议程已经是另一件议案的。"))
        _decide(motion, Stage.LISTED, at)
        motion.item = item
        motion.save()
        done(data={"meeting": item.meeting_id, "item": item.pk})


def leave_out(motion: Motion, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("motion.leave_out", motion, by=by, at=at) as done:
        said = say_why(reason)
        _decide(motion, Stage.LEFT_OUT, at)
        motion.reason = said
        motion.save()
        done(note=said)


def turn(motion: Motion, *, reason: str, by: Post, at: datetime) -> Suggestion:
    """A suggestion of its lead, ready to be registered; what was asked for stays word for word."""
    with FRAME.act("motion.turn", motion, by=by, at=at) as done:
        said = say_why(reason)
        assert motion.lead is not None  # the rule asked
        _decide(motion, Stage.TURNED, at)
        suggestion = registering.convert_from_motion(
            mandate=motion.lead,
            title=_suggested(motion.title),
            cause=motion.grounds,
            requests=[line.strip() for line in motion.proposal.splitlines() if line.strip()],
            reason=said,
            by=by,
            at=at,
        )
        motion.reason, motion.suggestion = motion.reason or said, suggestion
        motion.save()
        done(note=said, data={"suggestion": suggestion.pk})
        return suggestion


def _suggested(title: str) -> str:
    """关于……的议案 as the title of a suggestion."""
    return f"{title.removesuffix('议案')}建议" if title.endswith("议案") else title


def withdraw(motion: Motion, *, reason: str, by: Post, at: datetime) -> None:
    """Before it stands on an agenda; after that the meeting itself ends it （item.withdraw）."""
    with FRAME.act("motion.withdraw", motion, by=by, at=at) as done:
        said = say_why(reason)
        step(motion, Stage.WITHDRAWN)
        motion.due_on = None
        motion.save()
        done(note=said)


def _decide(motion: Motion, stage: Stage, at: datetime) -> None:
    step(motion, stage)
    motion.decided_on, motion.due_on = day(at), None
