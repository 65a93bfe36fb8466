"""The registers under meetings: who makes up the standing committee, and which offices there are to fill."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.journal import actions as journal
from lianxinqiao.meetings.models import Member, Office
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


def _note(code: str, row: Any, body: Body, by: Post, at: datetime, data: dict[str, Any]) -> None:
    journal.record(act=code, by=by, chain=body.code, obj=row, at=at, data=data, shows=False)
