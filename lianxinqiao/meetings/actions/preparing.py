"""Prepare a meeting: its time and place, who is on its list, its agenda with papers, drafts and nominations."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.files import actions as files
from lianxinqiao.meetings import agendas, committees, consulting, profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.kinds import ITEMS, KINDS, REPORTS
from lianxinqiao.meetings.models import (
    AgendaItem,
    AgendaVersion,
    Attendee,
    Meeting,
    Paper,
    Reading,
)
from lianxinqiao.meetings.models.members import summoned
from lianxinqiao.meetings.rules import RULES
from lianxinqiao.people.models import Body, Mandate, Organization, Post, Term

KEPT = ("kind", "committee", "title", "starts_at", "ends_at", "place", "deputies_elected_on", "video", "chaired_by")
FIXED = {"kind", "committee"}
KEYS = {"chaired_by": "chaired_by_id", "committee": "committee_id"}


@transaction.atomic
def draft(*, body: Body, values: Mapping[str, Any], listed: Iterable[Mandate] = (), by: Post, at: datetime) -> Meeting:
    """A new meeting, with everybody who is called to its kind on that day. Raises ValidationError by field."""
    meeting = Meeting(body=body, drafted_by=by, drafted_at=at)
    _set(meeting, values)
    meeting.term = _term(body, day(meeting.starts_at))
    RULES.may("meeting.draft", by, meeting, at)
    committees.settle(meeting)
    consulting.set_days(meeting)
    meeting.full_clean()
    meeting.save(force_insert=True)
    circle = summoned(body, meeting.term, meeting.of_kind.circle, day(meeting.starts_at), meeting.committee)
    _put_on_the_list(meeting, [*circle, *listed])
    FRAME.done("meeting.draft", meeting, by=by, at=at, data={"after": _told(meeting)})
    return meeting


def change(meeting: Meeting, *, values: Mapping[str, Any], by: Post, at: datetime) -> None:
    """Change time or place and tell those who were called. The list of who is called follows the new day."""
    with FRAME.act("meeting.change", meeting, by=by, at=at) as done:
        before = _told(meeting)
        _set(meeting, {name: value for name, value in values.items() if name not in FIXED})
        after = _told(meeting)
        if before == after:
            done.quietly()
            return
        meeting.changes += 1 if meeting.called_on else 0
        consulting.set_days(meeting)
        meeting.full_clean()
        meeting.save()
        changed = [name for name in KEPT if before[name] != after[name]]
        was, now = ({name: side[name] for name in changed} for side in (before, after))
        done(data={"before": was, "after": now}, tells=None if meeting.called_on else ())


def list_in(meeting: Meeting, mandates: Iterable[Mandate], *, by: Post, at: datetime) -> int:
    """Put more on the list; how many are new on it."""
    with FRAME.act("meeting.list_in", meeting, by=by, at=at) as done:
        if meeting.of_kind.circle != "listed":
            raise Refused(_("这类会议的应到人员由任职确定，不能另外列入。"))
        new = _put_on_the_list(meeting, mandates)
        if not new:
            done.quietly()
            return 0
        done(data={"listed": [row.mandate_id for row in new]})
        return len(new)


# ------------------------------------------------------------------ the agenda
def add_item(
    meeting: Meeting,
    *,
    kind: str,
    title: str,
    unit: Organization | None = None,
    reporter: str = "",
    committee: str = "",
    by: Post,
    at: datetime,
) -> AgendaItem:
    with FRAME.act("item.add", meeting, by=by, at=at) as done:
        if ITEMS[kind].body not in {"", meeting.body.kind}:
            raise Refused(_("%(body)s的会议没有这类议程。") % {"body": meeting.body})
        if kind in REPORTS and unit is None and meeting.of_kind.opines:
            raise Refused(_("请写明向会议报告的机关。"))
        last = meeting.items.aggregate(last=Max("position"))["last"] or 0
        item = AgendaItem(
            meeting=meeting,
            position=last + 1,
            kind=kind,
            title=title.strip(),
            unit=unit,
            reporter=reporter,
            committee=committee,
        )
        item.full_clean()
        item.save()
        agendas.keep(meeting, AgendaVersion.Why.ADDED, at)
        done(item, data={"title": item.title, "kind": kind})
        return item


def change_item(
    item: AgendaItem,
    *,
    title: str,
    unit: Organization | None = None,
    reporter: str = "",
    committee: str = "",
    by: Post,
    at: datetime,
) -> None:
    with FRAME.act("item.change", item, by=by, at=at) as done:
        before = item.title
        item.title, item.unit, item.reporter, item.committee = title.strip(), unit, reporter, committee
        item.full_clean()
        item.save()
        if before != item.title:
            agendas.keep(item.meeting, AgendaVersion.Why.CHANGED, at)
        done(data={"before": before, "after": item.title})


def strike_item(item: AgendaItem, *, by: Post, at: datetime) -> None:
    """Take an item with its parts off an agenda that was not sent out yet.

    Later an item can only be withdrawn, and stays visible.
    """
    with FRAME.act("item.strike", item, by=by, at=at) as done:
        if item.decisions.exists() or item.appointments.exists() or item.seat_changes.exists():
            raise Refused(_("这项议程已经有草案或者提名，请先撤回。"))
        done(item.meeting, data={"title": item.title})
        item.delete()


def file(
    item: AgendaItem,
    *,
    kind: str,
    title: str,
    text: str = "",
    file: Any = None,
    received_on: date | None = None,
    by: Post,
    at: datetime,
) -> Paper:
    """A paper with the day on which it came; the office enters what came on paper with its own day."""
    with FRAME.act("item.file", item, by=by, at=at) as done:
        on = received_on if received_on and by.organization_id is None else day(at)
        if on > day(at):
            raise Refused(pgettext("会议材料", "收到日期不能晚于今天。"))
        if not text.strip() and not file:
            raise Refused(_("请填写材料内容或者附上文件。"))
        paper = Paper(item=item, kind=kind, title=title, text=text.strip(), received_on=on, filed_by=by, filed_at=at)
        if file:
            paper.file = files.store(file, by=by.user, kind="attachment")
        paper.full_clean(exclude=["file"])
        paper.save()
        done(data={"title": title, "kind": kind, "received_on": on})
        return paper


def read(paper: Paper, *, note: str = "", by: Post, at: datetime) -> None:
    """Note that somebody who is called has read it. Their note is private, and neither goes into the journal."""
    with FRAME.act("paper.read", paper, by=by, at=at) as done:
        assert by.mandate is not None
        values = {"note": note.strip()}
        Reading.objects.update_or_create(
            paper=paper, mandate=by.mandate, defaults=values, create_defaults={**values, "read_at": at}
        )
        done.quietly()


# ------------------------------------------------------------------ parts
def _set(meeting: Meeting, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        assert name in KEPT, name
        setattr(meeting, name, value)
    if "kind" in values:
        _set_kind(meeting)


def _set_kind(meeting: Meeting) -> None:
    """One of the law's, or one that the body's profile brings: what that says of it is kept with the meeting."""
    if kind := KINDS.get(meeting.kind):
        if kind.body != meeting.body.kind:
            raise ValidationError({"kind": _("%(body)s不召开%(kind)s。") % {"kind": kind.word, "body": meeting.body}})
        return
    rules = profile.of(meeting.body, day(meeting.starts_at))
    row = next((row for row in rules.more_kinds if row.code == meeting.kind), None)
    if row is None:
        raise ValidationError({"kind": _("规则方案里没有这类会议。")})
    meeting.own_kind = row.model_dump(mode="json")


def _term(body: Body, on: date) -> Term:
    term = Term.objects.filter(body=body, from_on__lte=on).order_by("-from_on").first()
    if term is None:
        raise Refused(_("还没有登记这一天所在的届。"))
    return term


def _put_on_the_list(meeting: Meeting, mandates: Iterable[Mandate]) -> list[Attendee]:
    there = set(meeting.attendees.values_list("mandate_id", flat=True))
    once = [mandate for mandate in dict.fromkeys(mandates) if mandate.pk not in there]
    for mandate in once:
        if mandate.term.body_id != meeting.body_id:
            raise Refused(_("%(person)s不是本机构的代表。") % {"person": mandate.person})
    return Attendee.objects.bulk_create([Attendee(meeting=meeting, mandate=mandate) for mandate in once])


def _told(meeting: Meeting) -> dict[str, Any]:
    return {name: getattr(meeting, KEYS.get(name, name)) for name in KEPT}
