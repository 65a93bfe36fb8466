"""Both sides rate each other （双向评议）, and the best proposals are recommended and praised （优秀提案）."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.matters.models import Handling
from lianxinqiao.people.models import Post
from lianxinqiao.proposals import rules
from lianxinqiao.proposals.frame import FRAME
from lianxinqiao.proposals.models import Proposal, QualityRating, Recommendation


def rate_quality(handling: Handling, *, grade: str, comment: str = "", by: Post, at: datetime) -> QualityRating:
    """What the unit that answered thinks of the proposal; its member sees it once both have spoken."""
    with FRAME.act("handling.rate", handling, by=by, at=at) as done:
        if grade not in QualityRating.Grade.values:
            raise Refused(_("请选择提案质量。"))
        if QualityRating.objects.filter(handling=handling).exists():
            raise Refused(_("贵单位已经评议过。"))
        row = QualityRating.objects.create(
            handling=handling, grade=grade, comment=comment.strip(), rated_by=by, rated_on=day(at)
        )
        done()
        return row


def recommend(proposal: Proposal, *, reason: str, by: Post, at: datetime) -> Recommendation:
    """By a unit that answered it, the office, or a member who did not raise it."""
    with FRAME.act("proposal.recommend", proposal, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请写明推荐理由。"))
        if proposal.recommendations.filter(by=by).exists():
            raise Refused(_("您已经推荐过。"))
        row = Recommendation.objects.create(proposal=proposal, by=by, reason=reason.strip(), on=day(at))
        done(note=reason)
        return row


def praise(proposal: Proposal, *, meeting: str, by: Post, at: datetime) -> None:
    """Voted an excellent one, within the profile's share of what was filed, and that of collective ones."""
    with FRAME.act("proposal.praise", proposal, by=by, at=at) as done:
        rules.may_praise_one_more(proposal)
        if not meeting.strip():
            raise Refused(_("请写明评定的会议。"))
        said = proposal.particulars
        said.excellent_on, said.praised_at = day(at), meeting.strip()
        said.save()
        done(note=meeting)
