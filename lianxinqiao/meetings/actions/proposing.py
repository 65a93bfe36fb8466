"""What is to be decided at a meeting is drafted: decisions, and who is nominated for an office."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import nominees, offices, profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import (
    AgendaItem,
    Appointment,
    Decision,
    Meeting,
    Office,
)
from lianxinqiao.meetings.stages import Nomination
from lianxinqiao.people.models import Person, Post


# ------------------------------------------------------------------ what is to be decided
def draft_decision(item: AgendaItem, *, kind: str, title: str, text: str, by: Post, at: datetime) -> Decision:
    with FRAME.act("item.draft", item, by=by, at=at) as done:
        decision = Decision(meeting=item.meeting, item=item, kind=kind, title=title.strip(), text=text.strip())
        decision.full_clean()
        decision.save()
        done(data={"title": decision.title})
        return decision


def change_decision(decision: Decision, *, title: str, text: str, by: Post, at: datetime) -> None:
    """Another version of the draft; what was voted on stands."""
    with FRAME.act("decision.change", decision, by=by, at=at) as done:
        before = {"title": decision.title, "text": decision.text}
        decision.title, decision.text = title.strip(), text.strip()
        decision.full_clean()
        decision.save()
        done(data={"before": before})


def nominate(
    item: AgendaItem,
    *,
    action: str,
    office: Office,
    name: str = "",
    person: Person | None = None,
    reason: str = "",
    nominated_by: str = "",
    by: Post,
    at: datetime,
) -> Appointment:
    """One act on one person and office: who leaves must hold it; who takes it is named, or chosen where known."""
    with FRAME.act("item.nominate", item, by=by, at=at) as done:
        body = item.meeting.body
        person = person or nominees.person(body, name, action, office)
        _refuse_nomination(item.meeting, action, office, person)
        appointment = Appointment(
            meeting=item.meeting,
            item=item,
            action=action,
            person=person,
            office=office,
            reason=reason.strip(),
            nominated_by=nominated_by,
        )
        appointment.full_clean()
        appointment.save()
        done(data={"action": action, "person": person.name, "office": str(office)})
        return appointment


def withdraw_nomination(appointment: Appointment, *, by: Post, at: datetime) -> None:
    with FRAME.act("appointment.withdraw", appointment, by=by, at=at) as done:
        step(appointment, Nomination.WITHDRAWN)
        appointment.save()
        done(data={"person": appointment.person.name})


def _refuse_nomination(meeting: Meeting, action: str, office: Office, person: Person) -> None:
    on = day(meeting.starts_at)
    if office.body_id != meeting.body_id:
        raise Refused(_("这个职务不由本机构任免。"))
    if office.ended_on and office.ended_on <= on and action in offices.BEGINS:
        raise Refused(_("%(office)s已经撤销。") % {"office": office})
    held = Appointment.objects.holding(meeting.body, on).filter(office=office, person=person).exists()
    if action in offices.ENDS and not held:
        raise Refused(_("%(person)s没有担任%(office)s的记录。") % {"person": person, "office": office})
    if action == offices.Action.APPOINT and held:
        raise Refused(_("%(person)s已经担任%(office)s。") % {"person": person, "office": office})
    rows = Appointment.objects.filter(meeting__term=meeting.term, office=office, person=person, stage=Nomination.FAILED)
    failed, rules = rows.count(), profile.of(meeting.body, on)
    most, last = rules.failed_nominations, rows.order_by("meeting__starts_at").last()
    if last and rules.failed_wait_months:
        again = profile.months_after(day(last.meeting.starts_at), rules.failed_wait_months)
        if on < again:
            words = {"person": person, "on": again.isoformat()}
            raise Refused(_("%(person)s上次提名没有通过，%(on)s以后才能再次提名。") % words)
    if failed >= most:
        words = {"person": person, "office": office, "n": failed}
        raise Refused(_("%(person)s提名为%(office)s已经%(n)s次没有通过，本届不再提名。") % words)
