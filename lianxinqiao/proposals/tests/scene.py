"""Proposals of a CPPCC committee out of the cast, which got where they are by the real acts."""

from typing import Any

from lianxinqiao.matters.actions import assessing, assigning, replying
from lianxinqiao.matters.actions import handling as working
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import Assessment, Reply
from lianxinqiao.proposals.actions import reviewing, writing
from lianxinqiao.proposals.models import Proposal
from tests.cast import Cast, moment
from tests.scenes import remembered

WRITTEN, READ, FILED, ASSIGNED = (moment(day) for day in ("2026-01-05", "2026-01-06", "2026-01-07", "2026-01-20"))
ACCEPTED, ANSWERED, RATED = (moment(day) for day in ("2026-01-22", "2026-03-10", "2026-03-20"))
TITLE = "关于完善小学放学时段交通组织的提案"


@remembered
def drafted(people: Cast, part: str = "deputy", **values: Any) -> Proposal:
    values = {
        "title": TITLE,
        "cause": "三所小学同时放学，门前路段每天堵四十分钟。",
        "requests": ["错开放学时间。", "设临时落客区。"],
        **values,
    }
    return writing.start(by=people.posts[part], at=WRITTEN, **values)


@remembered
def submitted(people: Cast, part: str = "deputy", **values: Any) -> Proposal:
    proposal = drafted(people, part, **values)
    writing.submit(proposal, by=people.posts[part], at=WRITTEN)
    return proposal


@remembered
def read(
    people: Cast, proposal: Proposal | None = None, verdicts: tuple[str, str] = ("file", "file"), **said: Any
) -> Proposal:
    proposal = proposal or submitted(people)
    for part, verdict in zip(("clerk", "head"), verdicts, strict=True):
        reviewing.read(proposal, verdict=verdict, by=people.posts[part], at=READ, **said)
    return proposal


@remembered
def filed(people: Cast, part: str = "deputy", **values: Any) -> Proposal:
    proposal = read(people, submitted(people, part, **values))
    reviewing.file(proposal, field=people.fields["education"], by=people.clerk, at=FILED)
    return proposal


@remembered
def assigned(
    people: Cast, proposal: Proposal | None = None, unit: str = "jiaoyu", assisting: tuple[str, ...] = ()
) -> Proposal:
    proposal = proposal or filed(people)
    to = [To(people.units[unit], "lead"), *(To(people.units[each], "assist") for each in assisting)]
    assigning.assign(proposal, to=to, by=people.clerk, at=ASSIGNED)
    return proposal


@remembered
def answered(people: Cast, proposal: Proposal | None = None, assisting: tuple[str, ...] = ()) -> Proposal:
    proposal = assigned(people, proposal, assisting=assisting)
    handling = proposal.handlings.get(kind="lead")
    assigning.accept(handling, by=people.jiaoyu_clerk, at=ACCEPTED)
    for unit in assisting:
        share = proposal.handlings.get(organization=people.units[unit])
        assigning.accept(share, by=people.posts[f"{unit}_clerk"], at=ACCEPTED)
        working.give_opinion(share, opinion="经费已列。", by=people.posts[f"{unit}_head"], at=ACCEPTED)
    reply = replying.draft(handling, by=people.jiaoyu_clerk, at=ACCEPTED)
    replying.save(
        reply,
        body="已会同交警调整放学时间。",
        reply_class="SOLVED",
        openness="full",
        by=people.jiaoyu_clerk,
        at=ANSWERED,
    )
    replying.send(reply, by=people.jiaoyu_clerk, at=ANSWERED)
    for signature in reply.countersigns.all():
        replying.countersign(signature, by=people.posts[f"{signature.handling.organization.code}_head"], at=ANSWERED)
    replying.sign(reply, by=people.jiaoyu_head, at=ANSWERED)
    replying.review(reply, by=people.supervision, at=ANSWERED)
    replying.deliver(reply, by=people.clerk, at=ANSWERED)
    proposal.refresh_from_db()
    return proposal


@remembered
def rated(people: Cast, proposal: Proposal | None = None, result: str = "satisfied") -> Proposal:
    proposal = answered(people, proposal)
    form = Assessment.objects.get(reply__handling__suggestion=proposal)
    assessing.assess(form, attitude="satisfied", result=result, comment="", by=people.deputy, at=RATED)
    proposal.refresh_from_db()
    return proposal


def reply_of(proposal: Proposal) -> Reply:
    return Reply.objects.get(handling__suggestion=proposal)
