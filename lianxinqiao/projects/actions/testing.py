"""The end of the year: the government's report, the test of satisfaction, and what was unsatisfactory returns."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Post
from lianxinqiao.projects import call_rules, rules, voting
from lianxinqiao.projects.frame import CALL_FRAME
from lianxinqiao.projects.models import Call, Candidate
from lianxinqiao.projects.profile import of
from lianxinqiao.projects.stages import CallStage, CandidateStage
from lianxinqiao.projects.voting import Verdict

Marks = tuple[int, int, int]  # satisfied, basically satisfied, unsatisfied


def report(call: Call, *, report: str, reported_on: date, by: Post, at: datetime) -> None:
    with CALL_FRAME.act("call.report", call, by=by, at=at) as done:
        rules.not_later_than(reported_on, at)
        if not report.strip():
            raise Refused(_("请写明完成情况。"))
        step(call, CallStage.REPORTED)
        call.report, call.reported_on = report.strip(), reported_on
        call.save()
        done(data={"on": reported_on})


def assess(call: Call, *, tested_on: date, base: int, marks: Mapping[int, Marks], by: Post, at: datetime) -> None:
    """What deputies or members say of each project that was chosen; the base is everybody of them."""
    with CALL_FRAME.act("call.test", call, by=by, at=at) as done:
        rules.not_later_than(tested_on, at)
        said = of(call.body, day(at))
        if said.tested_by == "deputies":
            base = call_rules.in_office(call.body, tested_on)
        if not base:
            raise Refused(_("请填写应到人数。"))
        rows = {row.pk: row for row in call.candidates.filter(stage=CandidateStage.ADOPTED)}
        if set(marks) != set(rows):
            raise Refused(_("每个项目都要填写测评结果。"))
        for key, row in rows.items():
            row.call = call
            _mark(row, base, marks[key], half_is_enough=said.half_is_enough)
        step(call, CallStage.TESTED)
        call.tested_on, call.test_base = tested_on, base
        call.save()
        done(data={"base": base, "marks": {str(rows[key].number): list(each) for key, each in marks.items()}})


def mark(
    candidate: Candidate,
    *,
    citizens: Decimal,
    leaders: Decimal,
    web: Decimal,
    households: int,
    by: Post,
    at: datetime,
) -> None:
    """What households that were drawn, leaders and the web give it, each out of a hundred; the profile says for how much."""
    with CALL_FRAME.act("candidate.mark", candidate, by=by, at=at) as done:
        said = of(candidate.call.body, day(at))
        if households < said.mixed_households:
            raise Refused(_("每个项目至少抽取%(n)s户。") % {"n": said.mixed_households})
        marks = (citizens, leaders, web)
        if any(not 0 <= each <= 100 for each in marks):
            raise Refused(_("评分在0到100之间。"))
        candidate.by_citizens, candidate.by_leaders, candidate.by_web = marks
        candidate.households = households
        candidate.score = voting.mixed((said.mixed_citizens, said.mixed_leaders, said.mixed_web), marks)
        candidate.save()
        done(data={"marks": [str(each) for each in marks], "score": str(candidate.score)})


def rectify(candidate: Candidate, *, rectified: str, by: Post, at: datetime) -> None:
    """What the unit has put right since."""
    with CALL_FRAME.act("candidate.rectify", candidate, by=by, at=at) as done:
        if not rectified.strip():
            raise Refused(_("请写明整改情况。"))
        candidate.rectified = rectified.strip()
        candidate.save()
        done(note=candidate.rectified[:200])


def test_again(
    candidate: Candidate, *, satisfied: int, basically: int, unsatisfied: int, by: Post, at: datetime
) -> None:
    """A second test of what had returned; still unsatisfactory, it returns once more."""
    with CALL_FRAME.act("candidate.test_again", candidate, by=by, at=at) as done:
        call = candidate.call
        half = of(call.body, day(at)).half_is_enough
        marks = (satisfied, basically, unsatisfied)
        _mark(candidate, call.test_base or 0, marks, half_is_enough=half)
        done(data={"marks": list(marks), "verdict": candidate.stage})


def _mark(row: Candidate, base: int, marks: Marks, *, half_is_enough: bool) -> None:
    found = voting.verdict(base, *marks, half_is_enough=half_is_enough)
    row.satisfied, row.basically, row.unsatisfied = marks
    row.tests += 1
    if found is Verdict.RETURNED and row.stage == CandidateStage.RETURNED:
        row.rectified = ""  # it was not enough: something else has to be put right
    else:
        step(row, CandidateStage(found.value))
    row.save()
