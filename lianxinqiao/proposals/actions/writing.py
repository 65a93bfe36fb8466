"""Write a proposal: begin, save, hand in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.proposals import rules, series
from lianxinqiao.proposals.frame import FRAME
from lianxinqiao.proposals.models import Particulars, Proposal

OF_PROPOSAL = ("origin", "in_name_of", "head", "sealed", "clue")


@transaction.atomic
def start(
    *, by: Post, at: datetime, mandate: Mandate | None = None, requests: Sequence[str] = (), **fields: Any
) -> Proposal:
    """A member begins a draft; the office one that came on paper, for a member."""
    mandate = mandate or by.mandate
    if mandate is None:
        raise Refused(_("请选择第一提案人。"))
    session, between = series.of(mandate, day(at))
    rules.may("proposal.start", by, Proposal(body=mandate.term.body, lead=mandate), at)
    own = {name: fields.pop(name) for name in OF_PROPOSAL if name in fields}
    proposal = drafting.new(mandate, at=at, model=Proposal, session=session, between_sessions=between, **fields)
    proposal.particulars = _particulars(Particulars(matter=proposal), own)
    drafting.write_requests(proposal, requests)
    FRAME.done("proposal.start", proposal, by=by, at=at)
    return proposal


def _particulars(row: Particulars, values: dict[str, Any]) -> Particulars:
    for name, value in values.items():
        setattr(row, name, value)
    if row.origin in {Particulars.Origin.MEMBER, Particulars.Origin.JOINT}:
        row.in_name_of = ""
    row.save()
    return row


@transaction.atomic
def save(
    proposal: Proposal,
    *,
    by: Post,
    at: datetime,
    requests: Sequence[str] | None = None,
    read: datetime | None = None,
    **fields: Any,
) -> Proposal:
    """Save the draft, also by itself; raises `SavedSince` where it was saved elsewhere after `read`."""
    own = {name: fields.pop(name) for name in OF_PROPOSAL if name in fields}
    drafting.save(proposal, by=by, at=at, requests=requests, read=read, **fields)
    _particulars(proposal.particulars, own)
    return proposal


@transaction.atomic
def submit(proposal: Proposal, *, by: Post, at: datetime) -> None:
    """Hand it in; what was sent back is read anew."""
    said = proposal.particulars
    if proposal.stage == Stage.SENT_BACK:
        said.turn, said.read = said.turn + 1, 0
    said.readers = proposal.profile_version.rules.proposals.readers
    said.save()
    drafting.submit(proposal, by=by, at=at)
