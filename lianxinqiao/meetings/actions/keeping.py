"""The registers under meetings: who makes up the standing committee, and which offices there are to fill."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.journal import actions as journal
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.models import Appointment, Member, Office
from lianxinqiao.meetings.rules import RULES
from lianxinqiao.people.models import Body, Post


@transaction.atomic
def seat_member(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Member:
    """Somebody is a member of the standing committee from a day on. Raises ValidationError by field."""
    RULES.may("member.seat", by, Beginning(body.pk), at)
    member = Member(**values)
    if member.mandate.term.body_id != body.pk:
        raise Refused(_("%(person)s不是本机构的代表。") % {"person": member.mandate.person})
    member.full_clean()
    if Member.objects.held(member.from_on).filter(mandate=member.mandate).exists():
        raise Refused(_("%(person)s已经是常委会组成人员。") % {"person": member.mandate.person})
    member.save()
    _note("member.seat", member, body, by, at, {"title": member.title, "mandate": member.mandate_id})
    return member


@transaction.atomic
def end_member(member: Member, *, to_on: date, by: Post, at: datetime) -> None:
    """No longer a member from this day on: the base of every later vote is one less."""
    body = member.mandate.term.body
    RULES.may("member.end", by, Beginning(body.pk), at)
    if to_on <= member.from_on:
        raise Refused(_("结束日期不能早于开始日期。"))
    member.to_on = to_on
    member.save()
    _note("member.end", member, body, by, at, {"to_on": to_on})


@transaction.atomic
def register_office(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Office:
    RULES.may("office.register", by, Beginning(body.pk), at)
    office = Office(body=body, **values)
    office.full_clean()
    office.save()
    _note("office.register", office, body, by, at, {"kind": office.kind, "office": str(office)})
    return office


@transaction.atomic
def rename_office(office: Office, *, organ: str, title: str, by: Post, at: datetime) -> None:
    """The same post under another name. Some places ask for new acts instead: then it is another office."""
    RULES.may("office.rename", by, Beginning(office.body_id), at)
    way = profile.of(office.body, day(at)).renamed_office
    if way == "reappoint":
        raise Refused(_("按本地规定，机构更名的要重新任命：请登记新职务并提请任命。"))
    if way == "remove_and_appoint":
        raise Refused(_("按本地规定，机构更名的先免旧职再任新职：请登记新职务，提请免职和任命。"))
    before = str(office)
    office.organ, office.title = organ.strip(), title.strip()
    office.full_clean()
    office.save()
    _note("office.rename", office, office.body, by, at, {"before": before, "after": str(office)})


@transaction.atomic
def abolish_office(office: Office, *, ended_on: date, by: Post, at: datetime) -> int:
    """No such post from this day on. Whoever holds it no longer does, where the place asks for no removal; how many."""
    RULES.may("office.abolish", by, Beginning(office.body_id), at)
    if ended_on > day(at):
        raise Refused(_("撤销日期不能晚于今天。"))
    held = Appointment.objects.holding(office.body, ended_on).filter(office=office)
    if held.exists() and profile.of(office.body, day(at)).abolished_office == "remove":
        raise Refused(_("按本地规定，机构撤销的应当办理免职，请先提请免职。"))
    keys = list(held.values_list("pk", flat=True))
    Appointment.objects.filter(pk__in=keys).update(ended_on=ended_on)
    office.ended_on = ended_on
    office.save()
    _note("office.abolish", office, office.body, by, at, {"ended_on": ended_on, "ended": keys})
    return len(keys)


def _note(code: str, row: Any, body: Body, by: Post, at: datetime, data: dict[str, Any]) -> None:
    journal.record(act=code, by=by, chain=body.code, obj=row, at=at, data=data, shows=False)
