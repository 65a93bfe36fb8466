"""Register （审查、登记、编号、分类） and merge （并案）."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import locked
from lianxinqiao.acts.stages import step
from lianxinqiao.matters import deadlines, numbers, rules
from lianxinqiao.matters.frame import FRAME, done
from lianxinqiao.matters.models import Matter, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Field, Mandate, Organization, Post


def send_back(suggestion: Matter, *, reason: str, by: Post, at: datetime) -> None:
    """Not in order yet: back to the deputy with the reason, to be mended and handed in again."""
    with FRAME.act("suggestion.send_back", suggestion, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("退回修改请说明理由。"))
        step(suggestion, Stage.SENT_BACK)
        suggestion.refused_reason = reason
        suggestion.save()
        done(note=reason)


def decline(suggestion: Matter, *, ground: str, reason: str, by: Post, at: datetime) -> None:
    """Not a suggestion, on a ground that the profile lists (重庆 §9); the deputy is told why (重庆 §13)."""
    with FRAME.act("suggestion.decline", suggestion, by=by, at=at) as done:
        rules.may_decline(by, suggestion, ground)
        if not reason.strip():
            raise Refused(_("请向代表说明理由。"))
        step(suggestion, Stage.DECLINED)
        suggestion.refused_ground, suggestion.refused_reason = ground, reason
        suggestion.save()
        done(note=reason, data={"ground": ground})


def forward(suggestion: Matter, *, to: Organization, by: Post, at: datetime) -> None:
    """What was declined may go to a department as reference (转送参考, 重庆 §13); nobody owes an answer to it."""
    with FRAME.act("suggestion.forward", suggestion, by=by, at=at) as done:
        rules.may_take(suggestion, to)
        if suggestion.forwarded_to_id == to.pk:
            raise Refused(_("已经转送%(unit)s参考。") % {"unit": to})
        suggestion.forwarded_to = to
        suggestion.save()
        done(data={"to": to.name})


def register(suggestion: Matter, *, field: Field | None = None, complex: bool = False, by: Post, at: datetime) -> None:
    """Take the suggestion in: the next number of its series, its field and its class of difficulty."""
    with FRAME.act("suggestion.register", suggestion, by=by, at=at) as done:
        if field is not None and field.body_id != suggestion.body_id:
            raise Refused(_("请选择本机构的类别。"))
        suggestion.number = numbers.take(suggestion.session, suggestion.between_sessions)
        numbering = suggestion.profile_version.rules.numbering
        pattern = numbering.between if suggestion.between_sessions else numbering.session
        suggestion.number_text = pattern.format(number=suggestion.number, year=suggestion.year)
        suggestion.field, suggestion.complex = field, complex
        suggestion.registered_at, suggestion.registered_by = at, by
        step(suggestion, Stage.REGISTERED)
        deadlines.set_office_date(suggestion)
        suggestion.save()
        done(data={"number": suggestion.number_text, "field": field.called if field else ""})


@transaction.atomic
def convert_from_motion(
    *, mandate: Mandate, title: str, cause: str, requests: list[str], reason: str, by: Post, at: datetime
) -> Suggestion:
    """A motion （议案） that was not put on the agenda becomes a suggestion (重庆 §11), ready to be registered."""
    from lianxinqiao.matters.actions import drafting  # deferred: keeps the two modules of one life apart

    rules.may_begin("suggestion.convert", by, mandate.term.body_id)
    suggestion = drafting.new(mandate, at=at, source=Suggestion.Source.MOTION, title=title, cause=cause, entered_by=by)
    drafting.write_requests(suggestion, requests)
    suggestion.stage, suggestion.submitted_at = Stage.SUBMITTED, at
    deadlines.set_office_date(suggestion)
    suggestion.save()
    done("suggestion.convert", suggestion, by=by, at=at, note=reason, on_behalf_of=mandate.person.name)
    return suggestion


def classify(suggestion: Matter, *, field: Field, by: Post, at: datetime) -> None:
    with FRAME.act("suggestion.classify", suggestion, by=by, at=at) as done:
        if field.body_id != suggestion.body_id:
            raise Refused(_("请选择本机构的类别。"))
        if suggestion.field_id == field.pk:
            raise Refused(_("类别已经是“%(field)s”。") % {"field": field})
        before, suggestion.field = suggestion.field.called if suggestion.field else "", field
        suggestion.save()
        done(data={"before": before, "after": field.name})


@transaction.atomic
def correct_import(suggestion: Matter, *, what: Sequence[str], by: Post, at: datetime) -> None:
    """The office mends what its own sheet said, as long as nothing has come of it; `what` are the columns.

    The caller has set the fields and keeps the requests and co-signers in step.
    """
    rules.may("suggestion.correct_import", by, suggestion)
    if suggestion.source != Suggestion.Source.IMPORT:
        raise Refused(_("代表自己提交的内容不由表格更正。"))
    suggestion.saved_at = at
    suggestion.save()
    done("suggestion.correct_import", suggestion, by=by, at=at, data={"columns": list(what)})


# ------------------------------------------------------------------ merge
@transaction.atomic
def merge(suggestion: Matter, *, into: Matter, by: Post, at: datetime) -> None:
    """Handle alike suggestions together: both keep number, deputies and history, each is answered (重庆 §13)."""
    first, second = sorted((suggestion, into), key=lambda row: row.pk)  # one order of locks, so no deadlock
    locked(first)
    locked(second)
    rules.may_merge(by, suggestion, into)
    suggestion.merged_into = into
    suggestion.save()
    done("suggestion.merge", suggestion, by=by, at=at, data={"into": into.number_text})
    done("suggestion.merge", into, by=by, at=at, data={"with": suggestion.number_text})


def unmerge(suggestion: Matter, *, by: Post, at: datetime) -> None:
    with FRAME.act("suggestion.unmerge", suggestion, by=by, at=at) as done:
        if suggestion.merged_into is None:
            raise Refused(_("这件%(matter)s没有并案。") % suggestion.words)
        into, suggestion.merged_into = suggestion.merged_into, None
        suggestion.save()
        done(data={"from": into.number_text})
