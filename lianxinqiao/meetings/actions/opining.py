"""Opinions after deliberation: drafted, signed and sent with their days, planned, answered, tested, closed or sent back."""

from datetime import datetime
from fractions import Fraction

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.ballots.papers import Satisfaction
from lianxinqiao.ballots.shares import Share
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.frame import FRAME, OPINION_FRAME
from lianxinqiao.meetings.models import AgendaItem, DeliberationOpinion, OpinionRound
from lianxinqiao.meetings.stages import OpinionStage
from lianxinqiao.people.models import Post

OF_A_ROUND = (
    *("due_on", "result", "result_on", "comment"),
    *("satisfied", "basically", "unsatisfied", "invalid", "passed"),
)


def opine(item: AgendaItem, *, title: str, text: str, by: Post, at: datetime) -> DeliberationOpinion:
    """A draft from what members said; one matter to one organ. It is to be out by the profile's day."""
    with FRAME.act("item.opine", item, by=by, at=at) as done:
        meeting = item.meeting
        assert item.unit is not None
        since = day(meeting.closed_at or at)
        opinion = DeliberationOpinion(
            body=meeting.body,
            meeting=meeting,
            item=item,
            unit=item.unit,
            title=title.strip(),
            text=text.strip(),
            send_by=profile.last_day(profile.of(meeting.body, since).opinion_sent, since),
            drafted_by=by,
            drafted_at=at,
        )
        opinion.full_clean()
        opinion.save()
        done(data={"opinion": opinion.pk})
        return opinion


def change(opinion: DeliberationOpinion, *, title: str, text: str, by: Post, at: datetime) -> None:
    with OPINION_FRAME.act("deliberation.change", opinion, by=by, at=at) as done:
        opinion.title, opinion.text = title.strip(), text.strip()
        opinion.full_clean()
        opinion.save()
        done(data={"length": len(opinion.text)})


def send(opinion: DeliberationOpinion, *, by: Post, at: datetime) -> None:
    """Signed, numbered in the year, and with both days: for the plan and for the result."""
    with OPINION_FRAME.act("deliberation.send", opinion, by=by, at=at) as done:
        step(opinion, OpinionStage.SENT)
        rules = profile.of(opinion.body, day(at))
        opinion.sent_on, opinion.year = day(at), day(at).year
        opinion.number = numbers.take(opinion.body, "deliberation", str(opinion.year))
        opinion.plan_due_on = profile.last_day(rules.opinion_plan, day(at))
        opinion.due_on = profile.last_day(getattr(rules, opinion.item.of_kind.result), day(at))
        opinion.save()
        done(data={"due_on": opinion.due_on, "plan_due_on": opinion.plan_due_on})


def plan(opinion: DeliberationOpinion, *, text: str, by: Post, at: datetime) -> None:
    with OPINION_FRAME.act("deliberation.plan", opinion, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写办理方案。"))
        opinion.plan, opinion.plan_on = text.strip(), day(at)
        opinion.save()
        done(note=opinion.plan)


def answer(opinion: DeliberationOpinion, *, result: str, by: Post, at: datetime) -> None:
    with OPINION_FRAME.act("deliberation.answer", opinion, by=by, at=at) as done:
        if not result.strip():
            raise Refused(_("请填写研究处理情况。"))
        step(opinion, OpinionStage.ANSWERED)
        opinion.result, opinion.result_on = result.strip(), day(at)
        opinion.save()
        done(note=opinion.result)


def comment(opinion: DeliberationOpinion, *, comment: str, by: Post, at: datetime) -> None:
    """The committee's own view of the answer, before it goes to the standing committee."""
    with OPINION_FRAME.act("deliberation.comment", opinion, by=by, at=at) as done:
        opinion.comment = comment.strip()
        opinion.save()
        done(note=opinion.comment)


def test(
    opinion: DeliberationOpinion,
    *,
    satisfied: int,
    basically: int,
    unsatisfied: int,
    invalid: int = 0,
    by: Post,
    at: datetime,
) -> bool:
    """A test of satisfaction: invalid papers leave the base, the profile's line decides, and exactly the line is its word."""
    with OPINION_FRAME.act("deliberation.test", opinion, by=by, at=at) as done:
        counted = Satisfaction(satisfied, basically, unsatisfied)
        if min(satisfied, basically, unsatisfied, invalid) < 0:
            raise Refused(_("票数不能小于零。"))
        if not counted.base:
            raise Refused(_("没有有效票。"))
        rules = profile.of(opinion.body, day(at))
        line = Share(Fraction(rules.passing_line, 100), above=not rules.line_is_enough)
        opinion.satisfied, opinion.basically = satisfied, basically
        opinion.unsatisfied, opinion.invalid = unsatisfied, invalid
        opinion.passed = counted.passes(line.of, above=line.above)
        opinion.save()
        done(
            data={"satisfied": satisfied, "basically": basically, "unsatisfied": unsatisfied, "passed": opinion.passed}
        )
        return opinion.passed


def close(opinion: DeliberationOpinion, *, by: Post, at: datetime) -> None:
    with OPINION_FRAME.act("deliberation.close", opinion, by=by, at=at) as done:
        step(opinion, OpinionStage.CLOSED)
        opinion.save()
        done()


def again(opinion: DeliberationOpinion, *, reason: str, by: Post, at: datetime) -> None:
    """Back to the organ with a day of its own; what was answered is kept as an earlier round."""
    with OPINION_FRAME.act("deliberation.again", opinion, by=by, at=at) as done:
        say_why(reason)
        step(opinion, OpinionStage.SENT)
        before = {"result": opinion.result, "passed": opinion.passed}
        OpinionRound.objects.create(
            opinion=opinion,
            number=opinion.rounds,
            reason=reason.strip()[:300],
            **{name: getattr(opinion, name) for name in OF_A_ROUND},
        )
        opinion.rounds += 1
        opinion.due_on = profile.last_day(
            getattr(profile.of(opinion.body, day(at)), opinion.item.of_kind.result), day(at)
        )
        opinion.result, opinion.comment, opinion.result_on = "", "", None
        opinion.satisfied = opinion.basically = opinion.unsatisfied = opinion.invalid = opinion.passed = None
        opinion.save()
        done(note=reason, data={"before": before})


def publish(opinion: DeliberationOpinion, *, by: Post, at: datetime) -> None:
    """What was asked, what came of it and how it was judged, told to the deputies and to everybody (监督法第十七条)."""
    with OPINION_FRAME.act("deliberation.publish", opinion, by=by, at=at) as done:
        opinion.published_on = day(at)
        opinion.save()
        done()
