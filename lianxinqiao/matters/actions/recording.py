"""A past session enters as history （往年建议）: one entry of the journal for the whole of it, and nobody is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from lianxinqiao.acts.signals import act_done
from lianxinqiao.files.models import Intake
from lianxinqiao.journal import actions as journal
from lianxinqiao.journal.facts import gone as removed
from lianxinqiao.matters import numbers, rules
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Post, Session


@dataclass(frozen=True)
class Import:
    """A sheet as the subject of an act: it belongs to the body of its session."""

    intake: Intake
    session: Session

    @property
    def body_id(self) -> int:
        return self.session.term.body_id

    @property
    def root(self) -> "Import":
        return self


def record(what: Import, suggestions: Iterable[Suggestion], *, by: Post, at: datetime) -> None:
    """Write down that these came in. Runs in the transaction that made them."""
    rules.may("import.record", by, what)
    rows = [facts(suggestion) for suggestion in suggestions]
    data = {"session": str(what.session), "sha256": what.intake.attachment.sha256, "count": len(rows), "records": rows}
    journal.record(act="import.record", by=by, chain=what.session.term.body.code, obj=what.intake, at=at, data=data)
    for suggestion in suggestions:
        act_done.send(sender=Suggestion, root=suggestion, act="import.record", by=by, at=at)


def facts(suggestion: Suggestion) -> dict[str, Any]:
    """What the journal keeps of one record, to be set beside the tables later."""
    s = suggestion
    return {
        "id": s.pk,
        "number": s.number_text,
        "stage": s.stage,
        "assigned_on": s.first_assigned_on,
        "answered_on": s.answered_on,
        "class": s.reply_class,
        "attitude": s.final_attitude,
        "result": s.final_result,
        "closed_at": s.closed_at,
        "published_at": s.published_at,
        "row": (s.past or {}).get("row"),
        "sha256": (s.past or {}).get("sha256"),
    }


@transaction.atomic
def take_back(what: Import, *, reason: str, by: Post, at: datetime) -> int:
    """The whole of a wrong import goes, as long as nobody has acted on one of its records. How many went."""
    intake = Intake.objects.select_for_update().get(pk=what.intake.pk)
    rules.may("import.take_back", by, what)
    rules.may_take_back(intake, reason)
    rows = list(Suggestion.objects.select_for_update().filter(came_with=intake).order_by("pk"))
    keys = [row.pk for row in rows]
    rules.must_be_untouched(keys)
    gone = [{"id": row.pk, "number": row.number_text, "title": row.title} for row in rows]
    series = {(row.session, row.between_sessions) for row in rows}
    Suggestion.objects.filter(pk__in=keys).delete()
    for session, between in series:
        _wind_back(session, between)
    intake.taken_back_at, intake.taken_back_by, intake.taken_back_reason = at, by.user, reason
    intake.save()
    chain = what.session.term.body.code
    data = {"note": reason, "count": len(gone), "records": gone}
    told = removed(Suggestion._meta.label_lower, [int(key) for key in keys])
    journal.record(act="import.take_back", by=by, chain=chain, obj=intake, at=at, data=data, facts=told)
    return len(gone)


def _wind_back(session: Session, between: bool) -> None:
    last = Suggestion.objects.filter(session=session, between_sessions=between).aggregate(last=Max("number"))["last"]
    numbers.wind_back(session, between, last or 0)
