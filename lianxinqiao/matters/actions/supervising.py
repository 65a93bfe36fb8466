"""Key suggestions （重点督办） and supervision records （督办）."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.matters.frame import FRAME
from lianxinqiao.matters.models import KeyChoice, Matter, SupervisionRecord
from lianxinqiao.people.models import Post


def choose_key(
    suggestion: Matter, *, leader: str, leader_office: str = "", meeting: str = "", by: Post, at: datetime
) -> KeyChoice:
    """The council of chairpersons fixes a key suggestion, led by a named leader (代表法 §52)."""
    with FRAME.act("suggestion.choose_key", suggestion, by=by, at=at) as done:
        if suggestion.is_key:
            raise Refused(_("这件%(matter)s已经确定为重点督办。") % suggestion.words)
        if not leader.strip():
            raise Refused(_("请填写领衔督办的领导。"))
        suggestion.is_key = True
        suggestion.save()
        choice = KeyChoice.objects.create(
            suggestion=suggestion,
            leader=leader,
            leader_office=leader_office,
            meeting=meeting,
            chosen_on=day(at),
            chosen_by=by,
        )
        done(data={"leader": leader})
        return choice


def record_supervision(
    suggestion: Matter,
    *,
    kind: str,
    held_on: date,
    note: str,
    leader: str = "",
    participants: str = "",
    by: Post,
    at: datetime,
) -> SupervisionRecord:
    with FRAME.act("suggestion.supervise", suggestion, by=by, at=at) as done:
        if held_on > day(at):
            raise Refused(_("督办日期不能晚于今天。"))
        if not note.strip():
            raise Refused(_("请写明督办情况和要求。"))
        if suggestion.supervision_records.filter(kind=kind, held_on=held_on, note=note).exists():
            raise Refused(_("这次督办已经记录过。"))
        row = SupervisionRecord.objects.create(
            suggestion=suggestion,
            kind=kind,
            held_on=held_on,
            leader=leader,
            participants=participants,
            note=note,
            noted_by=by,
            noted_at=at,
        )
        done(note=note, data={"kind": kind, "on": held_on})
        return row
