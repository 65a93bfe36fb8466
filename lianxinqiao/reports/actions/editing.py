"""The office edits a report, puts alike ones together, or says why it is not used. The writer's words stay."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import locked
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Post
from lianxinqiao.reports.frame import FRAME
from lianxinqiao.reports.models import Report
from lianxinqiao.reports.stages import WORKED_ON, Stage


def edit(report: Report, *, title: str, text: str, by: Post, at: datetime) -> None:
    """The words that go out; what was handed in is kept beside them, so that every change is seen."""
    with FRAME.act("report.edit", report, by=by, at=at) as done:
        if not title.strip() or not text.strip():
            raise Refused(_("请写明标题和内容。"))
        before = {"title": report.called, "length": len(report.words)}
        step(report, Stage.EDITED)
        report.edited_title, report.edited_text = title.strip(), text.replace("\r\n", "\n").strip()
        report.edited_by, report.edited_at = by, at
        report.save()
        done(data={"before": before, "after": {"title": report.called, "length": len(report.words)}})


def mark(report: Report, *, by: Post, at: datetime) -> None:
    """Urgent ones stand first; the same press takes it back."""
    with FRAME.act("report.mark", report, by=by, at=at) as done:
        report.urgent = not report.urgent
        report.save()
        done(data={"urgent": report.urgent})


def combine(report: Report, *, into: Report, by: Post, at: datetime) -> None:
    """One matter, one report: it goes out with the other one, and its writer is told of all that becomes of that."""
    with FRAME.act("report.combine", report, by=by, at=at) as done:
        other = locked(into)
        if other.pk == report.pk or other.body_id != report.body_id or other.stage not in WORKED_ON:
            raise Refused(_("只能并入另一篇还没有签发的信息。"))
        if report.issue_id:
            raise Refused(_("这篇信息已经编入一期，请先从那一期里移出。"))
        report.combined.update(lead=other)
        step(report, Stage.COMBINED)
        report.lead = other
        report.save()
        done(note=_("并入：%(other)s") % {"other": other}, data={"into": other.pk})


def part(report: Report, *, by: Post, at: datetime) -> None:
    """It stands by itself again, as long as the other one is not signed."""
    with FRAME.act("report.part", report, by=by, at=at) as done:
        step(report, Stage.EDITED)
        report.lead = None
        report.save()
        done()


def decline(report: Report, *, reason: str, by: Post, at: datetime) -> None:
    """Not used, and why; the writer reads it in these words."""
    with FRAME.act("report.decline", report, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请写明不采用的原因。"))
        if report.issue_id:
            raise Refused(_("这篇信息已经编入一期，请先从那一期里移出。"))
        step(report, Stage.NOT_USED)
        report.reason = reason.strip()[:300]
        report.save()
        done(note=report.reason)
