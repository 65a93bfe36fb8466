"""Reports become an issue; it is signed and numbered, and sent to whom it concerns."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day, locked
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.reports.frame import FRAME, ISSUE_FRAME
from lianxinqiao.reports.models import Issue, Report, Sending
from lianxinqiao.reports.rules import ISSUE_RULES
from lianxinqiao.reports.stages import IssueStage, Stage

PLACES = {"upper": Sending.To.UPPER, "party": Sending.To.PARTY, "government": Sending.To.GOVERNMENT}


@transaction.atomic
def begin(reports: Sequence[Report], *, title: str = "", by: Post, at: datetime) -> Issue:
    """An issue of one report, or of several on one matter."""
    if not reports:
        raise Refused(_("请先选择信息。"))
    first = reports[0]
    issue = Issue(body=first.body, title=title.strip() or first.called, edited_by=by, edited_at=at)
    ISSUE_RULES.may("issue.begin", by, issue, at)
    issue.save(force_insert=True)
    for report in sorted(reports, key=lambda each: each.pk):
        with FRAME.act("report.compile", report, by=by, at=at) as done:
            if report.issue_id:
                raise Refused(_("“%(report)s”已经编入一期。") % {"report": report})
            report.issue = issue
            report.save()
            issue.urgent = issue.urgent or report.urgent
            done(data={"issue": issue.pk})
    issue.save()
    ISSUE_FRAME.done("issue.begin", issue, by=by, at=at, data={"reports": [report.pk for report in reports]})
    return issue


@transaction.atomic
def compile_(report: Report, *, by: Post, at: datetime) -> Issue:
    """One report, one issue."""
    return begin([report], by=by, at=at)


def change(issue: Issue, *, title: str, reports: Iterable[Report], by: Post, at: datetime) -> None:
    """Its title and which reports stand in it, until it is signed."""
    with ISSUE_FRAME.act("issue.change", issue, by=by, at=at) as done:
        chosen = {report.pk for report in reports}
        if not chosen or not title.strip():
            raise Refused(_("请写明标题，并至少选择一篇信息。"))
        issue.title = title.strip()
        open_ones = Report.objects.filter(body=issue.body_id, stage=Stage.EDITED)
        for report in open_ones.filter(issue=issue).exclude(pk__in=chosen).order_by("pk"):
            _put(report, None, by=by, at=at)
        for report in open_ones.filter(issue=None, pk__in=chosen).order_by("pk"):
            _put(report, issue, by=by, at=at)
        issue.urgent = issue.reports.filter(urgent=True).exists()
        issue.save()
        done(data={"title": issue.title, "reports": sorted(chosen)})


def _put(report: Report, issue: Issue | None, *, by: Post, at: datetime) -> None:
    report = locked(report)
    report.issue = issue
    report.save()
    FRAME.done("report.compile", report, by=by, at=at, data={"issue": issue.pk if issue else None})


def sign(issue: Issue, *, reviewed_by: str = "", by: Post, at: datetime) -> None:
    """Signed, and numbered in the year and in all; its words do not change any more."""
    with ISSUE_FRAME.act("issue.sign", issue, by=by, at=at) as done:
        reports = list(issue.reports.order_by("pk"))
        if not reports:
            raise Refused(_("这一期还没有信息。"))
        step(issue, IssueStage.SIGNED)
        issue.signed_on, issue.signed_by, issue.reviewed_by = day(at), by, reviewed_by.strip()
        issue.year = issue.signed_on.year
        issue.number = numbers.take(issue.body, "issue", str(issue.year))
        issue.in_all = numbers.take(issue.body, "issue", "all")
        issue.save()
        for report in map(locked, reports):
            step(report, Stage.ISSUED)
            report.save()
            _tell("report.issued", report, issue.number_spoken, by=by, at=at)
        done(note=issue.number_spoken)


def _tell(code: str, report: Report, note: str, *, by: Post, at: datetime) -> None:
    """Tell the writer, and the writers of reports that were combined into it, each about their own report."""
    FRAME.done(code, report, by=by, at=at, note=note, tells=("writer",))
    for each in report.combined.select_related("body", "mandate"):
        FRAME.done("report.followed", each, by=by, at=at, note=note, tells=("writer",))


def send(
    issue: Issue,
    *,
    upper: bool = False,
    party: bool = False,
    government: bool = False,
    units: Iterable[Organization] = (),
    by: Post,
    at: datetime,
) -> None:
    """To the CPPCC above, to party committee or government, to units that may answer; to each once."""
    with ISSUE_FRAME.act("issue.send", issue, by=by, at=at) as done:
        asked = {"upper": upper, "party": party, "government": government}
        places: list[tuple[str, Organization | None]] = [(PLACES[name], None) for name, to in asked.items() if to]
        places += [(Sending.To.UNIT, unit) for unit in units]
        if not places:
            raise Refused(_("请选择报送到哪里。"))
        for report in map(locked, issue.reports.order_by("pk")):
            new = [_sent(report, to, unit, at) for to, unit in places]
            sent = [sending for sending in new if sending]
            if not sent:
                raise Refused(_("所选的机关都已经报送过。"))
            if report.stage == Stage.ISSUED:
                step(report, Stage.SENT)
                report.save()
            note = _("报送：%(names)s") % {"names": "、".join(sending.called for sending in sent)}
            _tell("report.sent", report, note, by=by, at=at)
            for sending in sent:
                if sending.organization_id:
                    FRAME.done("report.sent", sending, by=by, at=at, tells=("unit",))
        if issue.stage == IssueStage.SIGNED:
            step(issue, IssueStage.SENT)
        issue.save()
        done(data={"to": [f"{to}:{unit.code}" if unit else str(to) for to, unit in places]})


def _sent(report: Report, to: str, unit: Organization | None, at: datetime) -> Sending | None:
    """The sending to one place; None if it was sent there before."""
    known = {"report": report, "to": to, "organization": unit}
    sending, new = Sending.objects.get_or_create(**known, defaults={"sent_on": day(at)})
    return sending if new else None


def discard(issue: Issue, *, by: Post, at: datetime) -> None:
    """Give an issue up; its reports wait for another one."""
    with ISSUE_FRAME.act("issue.discard", issue, by=by, at=at) as done:
        step(issue, IssueStage.DISCARDED)
        for report in issue.reports.order_by("pk"):
            _put(report, None, by=by, at=at)
        issue.save()
        done()
