"""Send a report on, sign it with its figures as they are then, show it to everybody."""

from datetime import datetime

from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Post
from lianxinqiao.writing import freezing
from lianxinqiao.writing.frame import FRAME
from lianxinqiao.writing.models import WorkReport
from lianxinqiao.writing.stages import Stage


def send(report: WorkReport, *, by: Post, at: datetime) -> None:
    with FRAME.act("work_report.send", report, by=by, at=at) as done:
        step(report, Stage.REVIEW)
        report.save()
        done()


def send_back(report: WorkReport, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("work_report.send_back", report, by=by, at=at) as done:
        why = say_why(reason)
        step(report, Stage.DRAFT)
        report.save()
        done(note=why)


def sign(report: WorkReport, *, by: Post, at: datetime) -> None:
    """From now on its figures stay as they are at this moment, each with its rows."""
    with FRAME.act("work_report.sign", report, by=by, at=at) as done:
        step(report, Stage.SIGNED)
        report.signed_by, report.signed_at = by, at
        report.save()
        kept = freezing.freeze(report, at=at)
        done(data={"figures": len(kept)})


def publish(report: WorkReport, *, by: Post, at: datetime) -> None:
    with FRAME.act("work_report.publish", report, by=by, at=at) as done:
        step(report, Stage.PUBLIC)
        report.published_at = at
        report.save()
        done()


def withdraw(report: WorkReport, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("work_report.withdraw", report, by=by, at=at) as done:
        why = say_why(reason)
        step(report, Stage.SIGNED)
        report.published_at = None
        report.save()
        done(note=why)


def drop(report: WorkReport, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("work_report.drop", report, by=by, at=at) as done:
        why = say_why(reason)
        step(report, Stage.DROPPED)
        report.save()
        done(note=why)
