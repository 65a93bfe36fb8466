from lianxinqiao.proposals.models.proposals import Particulars, Proposal
from lianxinqiao.proposals.models.reviews import Reading

__all__ = ["Particulars", "Proposal", "Reading"]
