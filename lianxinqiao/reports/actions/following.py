"""What came of a report: a leader's note, its adoption, a unit's answer; the writer is told of each."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import Doing, day
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Post
from lianxinqiao.reports.frame import FRAME
from lianxinqiao.reports.models import Adoption, LeaderNote, Report, Sending
from lianxinqiao.reports.stages import Stage


def note(report: Report, *, leader: str, text: str, on: date, by: Post, at: datetime) -> LeaderNote:
    """What a leader wrote on it, in the leader's own words."""
    with FRAME.act("report.note", report, by=by, at=at) as done:
        _not_ahead(on, at)
        made = LeaderNote.objects.create(report=report, leader=leader.strip(), text=text.strip(), on=on)
        words = _("%(leader)s批示：%(text)s") % {"leader": made.leader, "text": made.text}
        done(note=words, data={"on": on})
        _tell_combined(report, done, words)
        return made


def adopt(report: Report, *, level: str, way: str, on: date, note: str = "", by: Post, at: datetime) -> Adoption:
    """Adopted at a level, alone, with others, or passed on to a department; once a level."""
    with FRAME.act("report.adopt", report, by=by, at=at) as done:
        _not_ahead(on, at)
        if report.adoptions.filter(level=level).exists():
            raise Refused(_("这一级已经登记过采用。"))
        if level in {Adoption.Level.CITY, Adoption.Level.PROVINCE, Adoption.Level.NATIONAL}:
            _sent_up(report)
        made = Adoption.objects.create(report=report, level=level, way=way, on=on, note=note.strip()[:200])
        done(note=str(made), data={"level": level, "way": way, "on": on})
        _tell_combined(report, done, str(made))
        return made


def _sent_up(report: Report) -> None:
    """Nothing is adopted above that never went there."""
    if not report.sendings.filter(to=Sending.To.UPPER).exists():
        raise Refused(_("这篇信息没有报送上级政协，不能登记上级采用。"))


def answer(sending: Sending, *, feedback: str, by: Post, at: datetime) -> None:
    """What the unit made of it; the office may enter what came on paper."""
    with FRAME.act("sending.answer", sending, by=by, at=at) as done:
        if sending.to != Sending.To.UNIT or sending.answered_on:
            raise Refused(_("这里不等待反馈，或者已经反馈。"))
        if not feedback.strip():
            raise Refused(_("请填写办理情况。"))
        sending.feedback, sending.answered_on = feedback.strip(), day(at)
        sending.save()
        done(note=sending.feedback)
        _tell_combined(sending.report, done, f"{sending.called}：{sending.feedback}")


def close(report: Report, *, by: Post, at: datetime) -> None:
    """Nothing more is expected; a late note or adoption can still be entered."""
    with FRAME.act("report.close", report, by=by, at=at) as done:
        step(report, Stage.CLOSED)
        report.save()
        done()
        _tell_combined(report, done, str(report.get_stage_display()))


def _tell_combined(report: Report, done: Doing, words: str) -> None:
    """Who wrote what was combined into it reads of it on the own report's page, which is the one they may open."""
    for each in report.combined.select_related("body", "mandate"):
        done.also("report.followed", each, note=words, tells=("writer",))


def _not_ahead(on: date, at: datetime) -> None:
    if on > day(at):
        raise Refused(_("日期不能晚于今天。"))
