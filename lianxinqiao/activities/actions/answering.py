"""After it: what was found, the report, its way to whom it concerns, and the answer that goes back to the deputies."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import terms
from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.models import Activity, Finding
from lianxinqiao.activities.stages import Stage
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.files import actions as files
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Organization, Post


def hold(activity: Activity, *, by: Post, at: datetime) -> None:
    """It took place; attendance is what was signed in."""
    with FRAME.act("activity.hold", activity, by=by, at=at) as done:
        step(activity, Stage.HELD)
        activity.save()
        done(data={"present": activity.participations.filter(came_at__isnull=False).count()})


def note(activity: Activity, *, text: str, where: str = "", picture: Any = None, by: Post, at: datetime) -> Finding:
    """What one saw, with a picture; cleaned of everything but the picture."""
    with FRAME.act("activity.note", activity, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请写明发现了什么问题。"))
        finding = Finding(activity=activity, text=text, where=where, noted_by=by, noted_at=at, mandate=by.mandate)
        if picture:
            finding.picture = files.store(picture, by=by.user, kind="photo")
        finding.save()
        done(finding, data={"text": finding.text[:200], "where": where})
        return finding


def suggest(finding: Finding, *, by: Post, at: datetime) -> Suggestion:
    """A draft of the finder's own suggestion, with what was found as its cause; nothing is typed again."""
    with FRAME.act("finding.suggest", finding, by=by, at=at) as done:
        activity = finding.activity
        cause = _("%(day)s参加“%(activity)s”时，%(where)s发现：%(text)s") % {
            "day": day(activity.starts_at).isoformat(),
            "activity": activity.title,
            "where": _("在%(place)s") % {"place": finding.where} if finding.where else "",
            "text": finding.text,
        }
        title = _("关于解决%(what)s问题的建议") % {"what": finding.text[:24].rstrip("，。；、")}
        finding.suggestion = drafting.start(by=by, at=at, title=title, cause=cause)
        finding.save()
        done(data={"suggestion": finding.suggestion.pk})
        return finding.suggestion


def report(activity: Activity, *, text: str, by: Post, at: datetime) -> None:
    """The report, or a newer version of it as long as it has not gone out."""
    with FRAME.act("activity.report", activity, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写报告内容。"))
        step(activity, Stage.REPORTED)
        activity.report, activity.reported_on = text.strip(), day(at)
        activity.save()
        done(data={"length": len(activity.report)})


def forward(activity: Activity, *, unit: Organization, due_on: date | None = None, by: Post, at: datetime) -> None:
    """To the organ that must look into it, with the day by which it answers."""
    with FRAME.act("activity.forward", activity, by=by, at=at) as done:
        due = due_on or terms.feedback(day(at))
        if due <= day(at):
            raise Refused(_("反馈期限要晚于今天。"))
        step(activity, Stage.FORWARDED)
        activity.unit, activity.forwarded_on, activity.due_on = unit, day(at), due
        activity.save()
        done(data={"unit": unit.name, "due_on": due})


def answer(activity: Activity, *, feedback: str, by: Post, at: datetime) -> None:
    """What the organ did about it; told to everybody who was there."""
    with FRAME.act("activity.answer", activity, by=by, at=at) as done:
        if not feedback.strip():
            raise Refused(_("请填写研究处理情况。"))
        step(activity, Stage.ANSWERED)
        activity.feedback, activity.answered_on = feedback.strip(), day(at)
        activity.save()
        done(note=activity.feedback)


def close(activity: Activity, *, by: Post, at: datetime) -> None:
    with FRAME.act("activity.close", activity, by=by, at=at) as done:
        step(activity, Stage.CLOSED)
        activity.save()
        done()
