"""A vote as it opens: its electorate, quorum and majority frozen, so that nobody who comes or goes changes its base."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from lianxinqiao.acts.frame import day
from lianxinqiao.meetings.models import AgendaItem, Meeting, Vote
from lianxinqiao.meetings.rules import electorate, here


def open_vote_on(
    meeting: Meeting, item: AgendaItem | None, question: str, method: str, purpose: str, at: datetime
) -> Vote:
    everybody, there = electorate(meeting, day(at)), here(meeting, day(at))
    kind, base = meeting.of_kind, len(everybody)
    number = (meeting.votes.aggregate(last=Max("number"))["last"] or 0) + 1
    return Vote.objects.create(
        meeting=meeting,
        item=item,
        number=number,
        purpose=purpose,
        question=question[:240],
        method=method,
        roll=[row.mandate_id for row in everybody],
        here=[row.mandate_id for row in there],
        base=base,
        quorum=kind.quorum.least(base),
        needed=kind.needed.least(base),
        opened_at=at,
    )


def frozen(vote: Vote) -> dict[str, Any]:
    return {
        "question": vote.question,
        "method": vote.method,
        "base": vote.base,
        "here": len(vote.here),
        "needed": vote.needed,
    }
