"""What the person looking may do now on a proposal: what hangs on any matter, and the table of this room."""

from lianxinqiao.acts.offers import Screens
from lianxinqiao.database.prepared import Prepared, attach
from lianxinqiao.matters import gathering
from lianxinqiao.matters import next_steps as shared
from lianxinqiao.proposals.act_forms import FORMS
from lianxinqiao.proposals.models import (
    Consultation,
    KeyPlan,
    Particulars,
    Proposal,
    QualityRating,
    Reading,
    Recommendation,
)
from lianxinqiao.proposals.rules import RULES

SCREENS = Screens(RULES, FORMS, parts=shared.SCREENS.parts, due=shared.due_of, address="proposal-act")
PARTICULARS = Prepared(lambda key: Particulars.objects.filter(matter_id=key).select_related("clue"), int)
PLANS = Prepared(lambda key: KeyPlan.objects.filter(proposal_id=key), int)
RATINGS = Prepared(lambda key: QualityRating.objects.filter(handling__suggestion_id=key), int)
RECOMMENDATIONS = Prepared(
    lambda key: Recommendation.objects.filter(proposal_id=key).select_related("by__person", "by__organization"), int
)
CONSULTATIONS = Prepared(
    lambda key: Consultation.objects.filter(proposal_id=key).select_related(
        "noted_by__person", "noted_by__organization"
    ),
    int,
)
READINGS = Prepared(lambda key: Reading.objects.filter(proposal_id=key).select_related("reader__person"), int)


def gather(proposal: Proposal) -> None:
    """Hang on it what the offers and the page both ask."""
    gathering.gather(proposal)
    (proposal.particulars,) = PARTICULARS(proposal.pk)
    attach([proposal], "readings", READINGS(proposal.pk))
    attach([proposal], "consultations", CONSULTATIONS(proposal.pk))
    attach([proposal], "recommendations", RECOMMENDATIONS(proposal.pk))
    plans = PLANS(proposal.pk) if proposal.is_key else []
    proposal._state.fields_cache["key_plan"] = plans[0] if plans else None  # None: asked, and there is none
    rated = {row.handling_id: row for row in RATINGS(proposal.pk)} if proposal.answered_on else {}
    for share in proposal.handlings.all():
        share._state.fields_cache["quality"] = rated.get(share.pk)
        if share.pk in rated:
            rated[share.pk].handling = share
