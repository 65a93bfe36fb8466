"""After it: what was found, the report, its way to whom it concerns, and the answer that goes back to the deputies."""

import uuid
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import profile
from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.models import Activity, Finding
from lianxinqiao.activities.stages import Stage
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.files import actions as files
from lianxinqiao.people.models import Organization, Post


def hold(activity: Activity, *, by: Post, at: datetime) -> None:
    """It took place; attendance is what was signed in."""
    with FRAME.act("activity.hold", activity, by=by, at=at) as done:
        step(activity, Stage.HELD)
        activity.save()
        done(data={"present": activity.participations.filter(came_at__isnull=False).count()})


def note(
    activity: Activity,
    *,
    text: str,
    where: str = "",
    picture: Any = None,
    identity: uuid.UUID | None = None,
    by: Post,
    at: datetime,
) -> Finding:
    """What one saw, with a picture; cleaned of everything but the picture. A phone's item that comes again is taken once."""
    with FRAME.act("activity.note", activity, by=by, at=at) as done:
        if identity and (before := Finding.objects.filter(activity=activity, identity=identity).first()):
            done.quietly()
            return before
        if not text.strip():
            raise Refused(_("请写明发现了什么问题。"))
        finding = Finding(activity=activity, text=text, where=where, noted_by=by, noted_at=at, mandate=by.mandate)
        finding.identity = identity
        if picture:
            finding.picture = files.store(picture, by=by.user, kind="photo")
        finding.save()
        done(finding, data={"text": finding.text[:200], "where": where})
        return finding


def report(activity: Activity, *, text: str, by: Post, at: datetime) -> None:
    """The report, or a newer version of it as long as it has not gone out."""
    with FRAME.act("activity.report", activity, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写报告内容。"))
        step(activity, Stage.REPORTED)
        if activity.of_kind.inspects_law:
            raise Refused(_("执法检查报告分两部分，请用“提交执法检查报告”。"))
        activity.report, activity.reported_on = text.strip(), day(at)
        activity.save()
        done(data={"length": len(activity.report)})


def forward(activity: Activity, *, unit: Organization, due_on: date | None = None, by: Post, at: datetime) -> None:
    """To the organ that must look into it, with the day by which it answers."""
    with FRAME.act("activity.forward", activity, by=by, at=at) as done:
        due = due_on or profile.feedback(activity.body, day(at))
        if due is None:
            raise Refused(_("规则没有规定反馈的期限，请填写反馈期限。"))
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
