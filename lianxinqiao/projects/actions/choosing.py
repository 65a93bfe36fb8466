"""Candidates: nominated, proven, reviewed by the standing committee, chosen by the deputies' vote."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Post
from lianxinqiao.projects import call_rules, queries, rules, voting
from lianxinqiao.projects.actions import deciding
from lianxinqiao.projects.frame import CALL_FRAME
from lianxinqiao.projects.models import Ballot, Call, Candidate, Idea, Project
from lianxinqiao.projects.profile import of
from lianxinqiao.projects.stages import CallStage, CandidateStage, IdeaStage
from lianxinqiao.projects.voting import Papers

WRITTEN = (
    *("name", "purpose", "content", "unit", "leader", "township", "begins_on", "ends_on", "yearly", "total", "funds"),
    "ordered",
)
TAKEN_OVER = tuple(name for name in deciding.KEPT if name in WRITTEN)  # what the project has of its candidate


def nominate(call: Call, *, ideas: Iterable[Idea] = (), by: Post, at: datetime, **values: Any) -> Candidate:
    """A candidate, and the ideas that it answers. Raises ValidationError by field."""
    with CALL_FRAME.act("call.nominate", call, by=by, at=at) as done:
        row = Candidate(call=call, number=call.candidates.count() + 1)
        for name, value in values.items():
            assert name in WRITTEN, name
            setattr(row, name, value)
        _of_here(row)
        row.full_clean()
        row.save()
        asked = [idea.pk for idea in ideas]
        for idea in call.ideas.filter(pk__in=asked, stage__in=[IdeaStage.RECEIVED, IdeaStage.DECLINED]):
            step(idea, IdeaStage.POOLED)
            idea.candidate, idea.answer = row, ""
            idea.save()
        done(row, data={"number": row.number, "name": row.name, "ideas": asked})
        return row


def _of_here(row: Candidate) -> None:
    district = row.call.body.district_id
    if row.unit.district_id != district:
        raise ValidationError({"unit": _("%(unit)s不在本行政区划。") % {"unit": row.unit}})
    if row.township and row.township.district_id != district:
        raise ValidationError({"township": _("%(township)s不在本行政区划。") % {"township": row.township}})


def prove(candidate: Candidate, *, proof: str, burden: bool, by: Post, at: datetime) -> None:
    """The government's proof. What may not stand is refused by its rule; new burden or debt is not proven （不得新增债务风险）."""
    with CALL_FRAME.act("candidate.prove", candidate, by=by, at=at) as done:
        if not proof.strip():
            raise Refused(_("请写明可行性和合法性论证。"))
        if burden:
            raise Refused(_("会增加群众负担或者政府债务风险的，不能作为候选，请代工委登记不作为候选。"))
        call_rules.may_stand(candidate)
        step(candidate, CandidateStage.PROVEN)
        candidate.proof, candidate.proven_on = proof.strip(), day(at)
        candidate.save()
        done(data={"number": candidate.number})


def drop(candidate: Candidate, *, reason: str, by: Post, at: datetime) -> None:
    """Drop a candidate; the ideas behind it are answered with the same reason."""
    with CALL_FRAME.act("candidate.drop", candidate, by=by, at=at) as done:
        candidate.reason = say_why(reason)[:200]
        step(candidate, CandidateStage.DROPPED)
        candidate.save()
        done(note=candidate.reason)


# ------------------------------------------------------------------ the review
def submit(call: Call, *, by: Post, at: datetime) -> None:
    with CALL_FRAME.act("call.submit", call, by=by, at=at) as done:
        step(call, CallStage.SUBMITTED)
        call.save()
        done(data={"candidates": call.candidates.filter(stage=CandidateStage.PROVEN).count()})


def send_back(call: Call, *, reason: str, by: Post, at: datetime) -> None:
    with CALL_FRAME.act("call.send_back", call, by=by, at=at) as done:
        say_why(reason)
        step(call, CallStage.CLOSED)
        call.save()
        done(note=reason)


def clear(call: Call, *, review: str, reviewed_on: date, by: Post, at: datetime) -> None:
    """The standing committee has passed these candidates; only they are voted on."""
    with CALL_FRAME.act("call.clear", call, by=by, at=at) as done:
        rules.not_later_than(reviewed_on, at)
        step(call, CallStage.CLEARED)
        call.review, call.reviewed_on = review.strip(), reviewed_on
        call.ballot = of(call.body, day(at)).ballot
        call.full_clean()
        call.save()
        for row in call.candidates.filter(stage=CandidateStage.PROVEN):
            step(row, CandidateStage.STANDING)
            row.save()
        done(note=call.review)


# ------------------------------------------------------------------ the vote
@transaction.atomic
def vote(
    call: Call,
    *,
    present: int,
    issued: int,
    returned: int,
    invalid: int,
    votes: Mapping[int, int],
    numbers: Mapping[int, int] | None = None,
    decision: str,
    voted_on: date,
    meeting: str,
    by: Post,
    at: datetime,
) -> None:
    """The deputies' vote as it was counted: `votes` by candidate, and `numbers` where papers number them. What is chosen becomes a project that is decided."""
    with CALL_FRAME.act("call.vote", call, by=by, at=at) as done:
        rules.not_later_than(voted_on, at)
        if call.reviewed_on and voted_on < call.reviewed_on:
            raise Refused(_("票决不能早于常委会审议。"))
        again = call.stage == CallStage.TIED
        rows = {row.pk: row for row in queries.running(call)}
        if set(votes) != set(rows):
            raise Refused(_("每个候选项目都要填写得票。"))
        papers = Papers(call_rules.in_office(call.body, voted_on), present, issued, returned, invalid)
        places = queries.seats_open(call)
        if call.ballot == Ballot.RANKING:
            if numbers is None or set(numbers) != set(rows):
                raise Refused(_("每个候选项目都要填写编号合计。"))
            chosen = voting.rank(papers, places, votes, numbers)
        else:
            chosen = voting.choose(papers, places, votes)
        call.base, call.present, call.issued = papers.base, present, issued
        call.returned, call.invalid = returned, invalid
        call.decision, call.voted_on, call.meeting = decision.strip(), voted_on, meeting.strip()
        step(call, CallStage.TIED if chosen.tied else CallStage.VOTED)
        call.full_clean()
        call.save()
        for key, row in rows.items():
            setattr(row, "yes_again" if again else "yes", votes[key])
            setattr(row, "numbers_again" if again else "numbers", numbers[key] if numbers else None)
            if key in chosen.adopted:
                step(row, CandidateStage.ADOPTED)
                row.project = _project(row, by=by, at=at)
            elif key in chosen.fallen:
                step(row, CandidateStage.NOT_ADOPTED)
            elif not again:
                step(row, CandidateStage.TIED)
            row.save()
        done(
            note=call.decision,
            data={"base": papers.base, "votes": {str(rows[key].number): n for key, n in votes.items()}},
        )


def _project(row: Candidate, *, by: Post, at: datetime) -> Project:
    """What was chosen is built: a project of its own, by the decision of the congress.

    Where another project already has the name, the year stands behind it: a vote must not fail for that.
    """
    values = {name: getattr(row, name) for name in TAKEN_OVER} | {"livelihood": True}
    if Project.objects.filter(body=row.call.body, name=row.name).exists():
        values["name"] = _("%(name)s（%(year)s年民生实事）") % {"name": row.name, "year": row.call.year}
    project = deciding.propose(row.call.body, values=values, by=by, at=at)
    on = row.call.voted_on
    assert on is not None
    deciding.decide(project, decision=row.call.decision, decided_on=on, by=by, at=at)
    return project
