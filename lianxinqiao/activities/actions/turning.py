"""What was found becomes a suggestion, a proposal, a citizen's opinion or a problem, and is not typed again."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.activities.actions import following
from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.models import Evidence, Finding, Host, Problem
from lianxinqiao.acts.frame import day
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.opinions.actions import receiving
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.proposals.actions import writing
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.stations.models import Station


def suggest(finding: Finding, *, by: Post, at: datetime) -> Suggestion:
    """A draft of the finder's own suggestion, with what was found as its cause; nothing is typed again."""
    with FRAME.act("finding.suggest", finding, by=by, at=at) as done:
        title = _("关于解决%(what)s问题的建议") % {"what": _about(finding)}
        suggestion = drafting.start(by=by, at=at, title=title, cause=_cause(finding))
        finding.matter = suggestion
        finding.save()
        done(data={"suggestion": suggestion.pk})
        return suggestion


def propose(finding: Finding, *, by: Post, at: datetime) -> Proposal:
    """The same for a member of the CPPCC: a draft of the finder's own proposal."""
    with FRAME.act("finding.propose", finding, by=by, at=at) as done:
        title = _("关于解决%(what)s问题的提案") % {"what": _about(finding)}
        proposal = writing.start(by=by, at=at, title=title, cause=_cause(finding))
        finding.matter = proposal
        finding.save()
        done(data={"proposal": proposal.pk})
        return proposal


def list_problem(
    finding: Finding, *, host: Host, organization: Organization, due_on: date, by: Post, at: datetime
) -> Problem:
    """With an owner and a day from now on, as what was found on this activity （挂号）."""
    with FRAME.act("finding.list", finding, by=by, at=at) as done:
        activity = finding.activity
        finding.problem = following.list_problem(
            body=activity.body,
            host=host,
            text=_written(finding),
            organization=organization,
            due_on=due_on,
            campaign=activity.campaign,
            activity=activity,
            by=by,
            at=at,
        )
        finding.save()
        if finding.picture:
            shown = {"problem": finding.problem, "file": finding.picture, "when": Evidence.When.BEFORE}
            Evidence.objects.create(**shown, added_by=finding.noted_by, added_at=finding.noted_at)
        done(data={"problem": finding.problem.pk})
        return finding.problem


def to_opinion(finding: Finding, *, station: Station | None = None, by: Post, at: datetime) -> Opinion:
    """What somebody was told on the way: taken in as an opinion of citizens, routed and answered as all of them are."""
    with FRAME.act("finding.opinion", finding, by=by, at=at) as done:
        told = receiving.Entry(
            body=finding.activity.body,
            text=finding.text,
            station=station,
            place=finding.where,
            mandate=finding.mandate,
            source=Opinion.Source.STATION,
        )
        finding.opinion = receiving.receive(told, by=by, at=at).opinion
        finding.save()
        done(data={"opinion": finding.opinion.pk})
        return finding.opinion


def _about(finding: Finding) -> str:
    return finding.text[:24].rstrip("，。；、")


def _cause(finding: Finding) -> str:
    return _("%(day)s参加“%(activity)s”时，%(where)s发现：%(text)s") % {
        "day": day(finding.activity.starts_at).isoformat(),
        "activity": finding.activity.title,
        "where": _("在%(place)s") % {"place": finding.where} if finding.where else "",
        "text": finding.text,
    }


def _written(finding: Finding) -> str:
    return f"{finding.where}：{finding.text}" if finding.where else finding.text
