"""Handle （办理）: contacts with the deputy, assisting opinions, extensions and holds."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.matters import deadlines, rules
from lianxinqiao.matters.frame import FRAME
from lianxinqiao.matters.models import Contact, Extension, Handling, Hold, Matter
from lianxinqiao.matters.stages import HandlingStage
from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ contact （联系、面商）
def note_contact(
    handling: Handling, *, kind: str, held_on: date, note: str, place: str = "", by: Post, at: datetime
) -> Contact:
    """The unit notes that it spoke with the deputy; it counts once the deputy confirms."""
    with FRAME.act("handling.note_contact", handling, by=by, at=at) as done:
        if held_on > day(at):
            raise Refused(_("联系日期不能晚于今天。"))
        if handling.assigned_on and held_on < handling.assigned_on:
            raise Refused(_("联系日期不能早于交办日期%(on)s。") % {"on": handling.assigned_on.isoformat()})
        if not note.strip():
            raise Refused(_("请写明沟通情况。"))
        if handling.contacts.filter(kind=kind, held_on=held_on, note=note).exists():
            raise Refused(_("这次联系已经登记过。"))
        contact = Contact.objects.create(
            handling=handling, kind=kind, held_on=held_on, note=note, place=place, noted_by=by, noted_at=at
        )
        done(data={"contact": contact.pk, "kind": kind, "on": held_on})
        return contact


def confirm_contact(contact: Contact, *, by: Post, at: datetime) -> None:
    with FRAME.act("contact.confirm", contact, by=by, at=at) as done:
        if contact.confirmed_at:
            raise Refused(_("这次联系已经确认过了。"))
        contact.confirmed_at, contact.confirmed_by, contact.disputed = at, by, ""
        contact.save()
        done()


def dispute_contact(contact: Contact, *, reason: str, by: Post, at: datetime) -> None:
    """It was not so: the deputy's word stands beside the unit's."""
    with FRAME.act("contact.dispute", contact, by=by, at=at) as done:
        if contact.confirmed_at:
            raise Refused(_("这次联系已经确认过了。"))
        if not reason.strip():
            raise Refused(_("请说明不同意见。"))
        if contact.disputed == reason:
            raise Refused(_("这条不同意见已经记下。"))
        contact.disputed = reason
        contact.save()
        done(note=reason)


# ------------------------------------------------------------------ assisting opinion （会办意见）
def give_opinion(handling: Handling, *, opinion: str, by: Post, at: datetime) -> None:
    """The assisting unit's head signs its opinion for the lead unit, on a clock of its own."""
    with FRAME.act("handling.give_opinion", handling, by=by, at=at) as done:
        if not opinion.strip():
            raise Refused(_("会办意见还是空的。"))
        handling.opinion = opinion
        handling.opinion_given_on, handling.opinion_signed_by = day(at), by
        handling.done_on = day(at)
        step(handling, HandlingStage.DONE)
        handling.save()
        done()


def ask_redo(handling: Handling, *, reason: str, by: Post, at: datetime) -> None:
    """The lead unit wants the opinion anew (重提会办意见, 重庆 §20); the journal keeps the one before."""
    with FRAME.act("handling.ask_redo", handling, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请说明要求重提的理由。"))
        before = handling.opinion
        handling.redo_asked_on, handling.redo_reason = day(at), reason
        handling.opinion_given_on = handling.opinion_signed_by = handling.done_on = None
        step(handling, HandlingStage.ACCEPTED)
        deadlines.set_dates(handling)
        handling.save()
        done(note=reason, data={"opinion": before, "due_on": handling.due_on})


# ------------------------------------------------------------------ more time: 延期
def ask_extension(handling: Handling, *, reason: str, until: date | None = None, by: Post, at: datetime) -> Extension:
    """More time, until a day or, without one, as long as the profile allows."""
    with FRAME.act("handling.ask_extension", handling, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("申请延期请说明理由。"))
        suggestion = handling.suggestion
        if suggestion.due_on is None or day(at) > suggestion.due_on:
            raise Refused(_("答复期限已过，不能再申请延期。"))
        if until is not None:
            rules.may_extend_to(suggestion, until)
        extension = Extension.objects.create(
            handling=handling,
            round=suggestion.round,
            reason=reason,
            asked_by=by,
            asked_on=day(at),
            until=until,
            due_before=suggestion.due_on,
        )
        done(note=reason)
        return extension


def grant_extension(extension: Extension, *, answer: str = "", by: Post, at: datetime) -> None:
    """Granted by whom the profile names: the deputy or the office. The new date counts from the same day as the old."""
    with FRAME.act("extension.grant", extension, by=by, at=at) as done:
        extension.state, extension.answer = Extension.State.GRANTED, answer
        extension.decided_by, extension.decided_on = by, day(at)
        extension.save()
        suggestion = extension.suggestion
        suggestion.due_on = extension.due_after = deadlines.reply(suggestion).date
        extension.save()
        suggestion.save()
        deadlines.follow(suggestion)
        done(data={"due_on": suggestion.due_on})


def refuse_extension(extension: Extension, *, answer: str, by: Post, at: datetime) -> None:
    with FRAME.act("extension.refuse", extension, by=by, at=at) as done:
        if not answer.strip():
            raise Refused(_("不同意延期请说明理由。"))
        extension.state, extension.answer = Extension.State.REFUSED, answer
        extension.decided_by, extension.decided_on = by, day(at)
        extension.save()
        done(note=answer)


# ------------------------------------------------------------------ the clock stands still: 中止计时
def hold(suggestion: Matter, *, reason: str, by: Post, at: datetime) -> Hold:
    """The clock stands still from today, for a reason that the head of the office authorises."""
    with FRAME.act("suggestion.hold", suggestion, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("中止计时请说明理由。"))
        if suggestion.holds.filter(to_on=None).exists():
            raise Refused(_("计时已经中止。"))
        row = Hold.objects.create(suggestion=suggestion, from_on=day(at), reason=reason, authorised_by=by)
        done(note=reason)
        return row


def release(suggestion: Matter, *, by: Post, at: datetime) -> None:
    """The clock goes on; the due dates move by the days that it stood still."""
    with FRAME.act("suggestion.release", suggestion, by=by, at=at) as done:
        row = suggestion.holds.filter(to_on=None).first()
        if row is None:
            raise Refused(_("计时没有中止。"))
        row.to_on, row.released_by = day(at), by
        row.save()
        before = suggestion.due_on
        suggestion.due_on = deadlines.reply(suggestion).date
        suggestion.save()
        deadlines.follow(suggestion)
        done(data={"due_before": before, "due_on": suggestion.due_on})
