from lianxinqiao.proposals.models.honours import KeyPlan, QualityRating, Recommendation
from lianxinqiao.proposals.models.proposals import Particulars, Proposal
from lianxinqiao.proposals.models.reviews import Reading

__all__ = ["KeyPlan", "Particulars", "Proposal", "QualityRating", "Reading", "Recommendation"]
