"""What a project costs and what came of it: payments, measured results; whose voice it answers and who has looked at it."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.models import Activity
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.projects import money, rules, sums
from lianxinqiao.projects.frame import FRAME
from lianxinqiao.projects.models import Payment, Project, Result, Visit, Voice
from lianxinqiao.projects.stages import Measured


def pay(project: Project, *, amount: Decimal, on: date, what: str, by: Post, at: datetime) -> Payment:
    """Money that was paid; all of it together stays within what was approved （政府投资条例第二十三条）."""
    with FRAME.act("project.pay", project, by=by, at=at) as done:
        rules.not_later_than(on, at)
        if beyond := money.exceeds(project.cap, [sums.paid(project), amount]):
            raise Refused(_("超出批准的投资%(beyond)s万元，不能支付。") % {"beyond": money.plain(beyond)})
        row = Payment(project=project, amount=amount, on=on, what=what.strip())
        row.full_clean()
        row.save()
        done(data={"amount": str(amount), "what": row.what})
        return row


def measure(project: Project, *, kind: str, amount: int, on: date, note: str = "", by: Post, at: datetime) -> Result:
    """What came of it, in a number; from the office's own hand it counts at once."""
    with FRAME.act("project.measure", project, by=by, at=at) as done:
        rules.not_later_than(on, at)
        row = Result(project=project, kind=kind, amount=amount, on=on, note=note.strip())
        if by.in_the_office:
            row.stage = Measured.CONFIRMED
        row.full_clean()
        row.save()
        done(row, data={"kind": kind, "amount": amount})
        return row


def confirm(result: Result, *, by: Post, at: datetime) -> None:
    with FRAME.act("result.confirm", result, by=by, at=at) as done:
        step(result, Measured.CONFIRMED)
        result.save()
        done()


def strike(result: Result, *, reason: str, by: Post, at: datetime) -> None:
    """It was wrong; it stays readable and counts no more."""
    with FRAME.act("result.strike", result, by=by, at=at) as done:
        say_why(reason)
        step(result, Measured.STRUCK)
        result.save()
        done(note=reason)


def follow(project: Project, *, leader: Mandate, mandates: Iterable[Mandate] = (), by: Post, at: datetime) -> None:
    """The group of deputies that follows it; another group takes the place of the one before."""
    with FRAME.act("project.follow", project, by=by, at=at) as done:
        seats = {leader.pk: leader} | {each.pk: each for each in mandates}
        if any(seat.term.body_id != project.body_id or seat.vacant(day(at)) for seat in seats.values()):
            raise Refused(_("请选择本级在任的代表。"))
        project.followers.exclude(mandate__in=seats).delete()
        for key in seats:
            project.followers.update_or_create(mandate_id=key, defaults={"leads": key == leader.pk})
        done(data={"leader": leader.pk, "deputies": sorted(seats)})


def link_visit(project: Project, *, activity: Activity, by: Post, at: datetime) -> Visit:
    """Deputies looked at it on this activity."""
    with FRAME.act("project.link_visit", project, by=by, at=at) as done:
        if activity.body_id != project.body_id:
            raise Refused(_("这次活动属于另一个机构。"))
        row, new = Visit.objects.get_or_create(project=project, activity=activity)
        if not new:
            done.quietly()
            return row
        done(data={"activity": activity.pk, "title": activity.title})
        return row


def link_opinion(project: Project, *, opinion: Opinion, by: Post, at: datetime) -> Voice:
    """What a citizen said is about it."""
    with FRAME.act("project.link_opinion", project, by=by, at=at) as done:
        if opinion.body_id != project.body_id:
            raise Refused(_("这条意见属于另一个机构。"))
        row, new = Voice.objects.get_or_create(project=project, opinion=opinion)
        if not new:
            done.quietly()
            return row
        done(data={"opinion": opinion.pk})
        return row
