"""A project while it is built: begun, reported on, paused, its milestones, completed, opened, settled."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.files import actions as files
from lianxinqiao.people.models import Post
from lianxinqiao.projects import money, rules, sums
from lianxinqiao.projects.frame import FRAME
from lianxinqiao.projects.models import Milestone, Pause, Project, Report
from lianxinqiao.projects.stages import Stage


def begin(project: Project, *, on: date, by: Post, at: datetime) -> None:
    with FRAME.act("project.begin", project, by=by, at=at) as done:
        rules.not_later_than(on, at)
        if project.decided_on and on < project.decided_on:
            raise Refused(_("开工不能早于项目确定的日期。"))
        step(project, Stage.BEGUN)
        project.began_on = on
        project.save()
        done(data={"on": on})


def report(
    project: Project,
    *,
    percent: int,
    note: str,
    picture: Any = None,
    time: str = Report.Time.DURING,
    spot: str = "",
    by: Post,
    at: datetime,
) -> Report:
    """How far it is, in percent and words, with a photo. What was reached once does not go back without a word about it."""
    with FRAME.act("project.report", project, by=by, at=at) as done:
        if not note.strip():
            raise Refused(_("请写明进展情况。"))
        row = Report(project=project, on=day(at), percent=percent, note=note.strip(), time=time, reported_by=by)
        row.spot = spot.strip()
        row.full_clean(exclude=["picture"])
        if picture:
            row.picture = files.store(picture, by=by.user, kind="photo")
        row.save()
        before, project.percent = project.percent, percent
        project.full_clean()
        project.save()
        done(row, note=row.note, data={"before": before, "after": percent})
        return row


def pause(project: Project, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("project.pause", project, by=by, at=at) as done:
        say_why(reason)
        step(project, Stage.PAUSED)
        Pause.objects.create(project=project, from_on=day(at), reason=reason.strip())
        project.save()
        done(note=reason)


def resume(project: Project, *, by: Post, at: datetime) -> None:
    with FRAME.act("project.resume", project, by=by, at=at) as done:
        step(project, Stage.BEGUN)
        project.pauses.filter(to_on=None).update(to_on=day(at))
        project.save()
        done()


# ------------------------------------------------------------------ milestones
def set_milestone(project: Project, *, name: str, planned_on: date, by: Post, at: datetime) -> Milestone:
    """A step with its day; never on a free one."""
    with FRAME.act("project.set_milestone", project, by=by, at=at) as done:
        rules.on_a_workday(planned_on)
        row = Milestone(project=project, name=name.strip(), first_on=planned_on, planned_on=planned_on)
        row.full_clean()
        row.save()
        done(row, data={"name": row.name, "planned_on": planned_on})
        return row


def move(milestone: Milestone, *, planned_on: date, reason: str, by: Post, at: datetime) -> None:
    """Another day, with a reason; the first one stays to be seen."""
    with FRAME.act("milestone.move", milestone, by=by, at=at) as done:
        say_why(reason)
        rules.on_a_workday(planned_on)
        before, milestone.planned_on = milestone.planned_on, planned_on
        milestone.note = reason.strip()[:200]
        milestone.save()
        done(note=reason, data={"before": before, "after": planned_on})


def reach(milestone: Milestone, *, on: date, by: Post, at: datetime) -> None:
    with FRAME.act("milestone.reach", milestone, by=by, at=at) as done:
        rules.not_later_than(on, at)
        milestone.reached_on = on
        milestone.save()
        done(data={"name": milestone.name, "on": on})


# ------------------------------------------------------------------ the end
def complete(project: Project, *, on: date, by: Post, at: datetime) -> None:
    with FRAME.act("project.complete", project, by=by, at=at) as done:
        rules.not_later_than(on, at)
        if project.began_on and on < project.began_on:
            raise Refused(_("完工不能早于开工。"))
        step(project, Stage.COMPLETED)
        project.completed_on = on
        project.save()
        done(data={"on": on})


def open_doors(project: Project, *, on: date, by: Post, at: datetime) -> None:
    """Accepted, and in use from this day."""
    with FRAME.act("project.open", project, by=by, at=at) as done:
        rules.not_later_than(on, at)
        if project.completed_on and on < project.completed_on:
            raise Refused(_("投入使用不能早于完工。"))
        step(project, Stage.OPEN)
        project.opened_on = on
        project.save()
        done(data={"on": on})


def settle(project: Project, *, final: Decimal, by: Post, at: datetime) -> None:
    """The final account. What is left of the money that was arranged goes back （结余资金）."""
    with FRAME.act("project.settle", project, by=by, at=at) as done:
        if beyond := money.exceeds(project.cap, [final]):
            raise Refused(
                _("决算比批准的投资多%(beyond)s万元，请先登记重新批准的概算。") % {"beyond": money.plain(beyond)}
            )
        if short := money.exceeds(final, [sums.paid(project)]):
            raise Refused(_("已经支付的资金比决算多%(short)s万元。") % {"short": money.plain(short)})
        step(project, Stage.CLOSED)
        project.final, project.closed_on = final, day(at)
        project.full_clean()
        project.save()
        done(data={"final": str(final)})


def evaluate(project: Project, *, evaluation: str, on: date, by: Post, at: datetime) -> None:
    """Whether it did what it was built for （后评价，政府投资条例第二十六条）."""
    with FRAME.act("project.evaluate", project, by=by, at=at) as done:
        rules.not_later_than(on, at)
        if not evaluation.strip():
            raise Refused(_("请写明评价。"))
        project.evaluation, project.evaluated_on = evaluation.strip(), on
        project.save()
        done(data={"on": on})
