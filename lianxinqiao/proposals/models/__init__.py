from lianxinqiao.proposals.models.clues import Clue, ClueQuerySet
from lianxinqiao.proposals.models.consultations import Consultation
from lianxinqiao.proposals.models.honours import KeyPlan, QualityRating, Recommendation
from lianxinqiao.proposals.models.proposals import Particulars, Proposal
from lianxinqiao.proposals.models.reviews import Reading

__all__ = [
    "Clue",
    "ClueQuerySet",
    "Consultation",
    "KeyPlan",
    "Particulars",
    "Proposal",
    "QualityRating",
    "Reading",
    "Recommendation",
]
