"""What a proposal's page shows beside what the page of every matter has. Reads only."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxinqiao.access.roles import OFFICE, UNIT, RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.acts.lives import Facts
from lianxinqiao.acts.offers import Offer
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters import page
from lianxinqiao.people import sectors
from lianxinqiao.people.models import Post
from lianxinqiao.proposals import papers, rules
from lianxinqiao.proposals.models import Proposal, QualityRating, Reading
from lianxinqiao.proposals.models.proposals import spoken_outcome

OWN_AFFAIRS = frozenset({"proposal.read", "proposal.recommend", "handling.rate"})
REVIEWERS = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}


def facts(proposal: Proposal, post: Post | None) -> Facts:
    """In whose name, in which series, what the review came to; a refusal in the ground's own words."""
    said = proposal.particulars
    rows: Facts = [(_("提案者"), said.get_origin_display()), (_("以谁的名义"), sectors.named(said.in_name_of))]
    rows += [(_("负责人"), said.head), (_("系列"), _("平时提案") if proposal.between_sessions else _("大会提案"))]
    if said.outcome and said.outcome != said.Outcome.FILED:
        rows += [(_("审查结果"), spoken_outcome(said)), (_("情形"), rules.ground_text(proposal))]
        rows += [(_("上级政协编号"), said.number_there)]
    if said.excellent_on:
        rows += [(_("优秀提案"), f"{said.praised_at} {said.excellent_on.isoformat()}")]
    if said.clue and (said.clue.is_public or (post and post.body_id == proposal.body_id)):
        rows += [(_("提案线索"), said.clue)]
    return [(label, value) for label, value in rows if value]


def context(proposal: Proposal, post: Post | None, user: User, offers: list[Offer]) -> dict[str, Any]:
    shown = page.context(proposal, post, user, offers)
    works = "work" in shown["read"]
    return {
        **shown,
        "papers": list(papers.offered(proposal, post)),
        # Who has no part in it reads the answers where everybody reads them.
        "public_url": reverse("portal-proposal", args=[proposal.reference])
        if not works and proposal.published_at
        else "",
        "readings": seen_readings(proposal, post),
        "plan": getattr(proposal, "key_plan", None) if proposal.is_key and works else None,
        "ratings": seen_ratings(proposal, post) if works else [],
        "consultations": proposal.consultations.all() if works else [],
        "recommendations": list(proposal.recommendations.all()) if post and post.role in REVIEWERS else [],
    }


def seen_ratings(proposal: Proposal, post: Post | None) -> list[QualityRating]:
    """A unit reads its own; whoever raised it, once they have rated the handling; who reviews reads all of them."""
    found = [share.quality for share in proposal.handlings.all() if hasattr(share, "quality")]
    if not post or not found:
        return []
    if post.role in UNIT:
        return [row for row in found if row.handling.organization_id == post.organization_id]
    if post.role in REVIEWERS:
        return found
    return found if proposal.final_result else []


def seen_readings(proposal: Proposal, post: Post | None) -> list[Reading]:
    """Who reviews reads them once all are in, and their own before; nobody else does."""
    if not post or post.role not in REVIEWERS or post.body_id != proposal.body_id:
        return []
    this_turn = rules.readings(proposal)
    return this_turn if proposal.is_read else [row for row in this_turn if row.reader.person_id == post.person_id]


def told(proposal: Proposal, post: Post | None, entries: Iterable[Entry]) -> list[Entry]:
    """Who read it is the committee's own affair."""
    entries = page.told(proposal, post, entries)
    if post and post.role in REVIEWERS:
        return entries
    return [entry for entry in entries if entry.act not in OWN_AFFAIRS]
