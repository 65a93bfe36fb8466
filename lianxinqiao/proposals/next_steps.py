"""What the person looking may do now on a proposal: what hangs on any matter, and the table of this room."""

from lianxinqiao.acts.offers import Screens
from lianxinqiao.database.prepared import Prepared, attach
from lianxinqiao.matters import gathering
from lianxinqiao.matters import next_steps as shared
from lianxinqiao.proposals.act_forms import FORMS
from lianxinqiao.proposals.models import Particulars, Proposal, Reading
from lianxinqiao.proposals.rules import RULES

SCREENS = Screens(RULES, FORMS, parts=shared.SCREENS.parts, due=shared.due_of, address="proposal-act")
PARTICULARS = Prepared(lambda key: Particulars.objects.filter(matter_id=key), int)
READINGS = Prepared(lambda key: Reading.objects.filter(proposal_id=key).select_related("reader__person"), int)


def gather(proposal: Proposal) -> None:
    """Hang on it what the offers and the page both ask."""
    gathering.gather(proposal)
    (proposal.particulars,) = PARTICULARS(proposal.pk)
    attach([proposal], "readings", READINGS(proposal.pk))
