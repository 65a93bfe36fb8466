"""Whoever suggested a review, known by the code of a receipt and by no name."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.filings.actions.asking import WHAT
from lianxinqiao.filings.models import ReviewRequest
from lianxinqiao.opinions import sealing

ANYBODY = Stranger(_("公民、组织"))


def by_code(code: str) -> ReviewRequest | None:
    """The suggestion that a receipt's code opens."""
    return ReviewRequest.objects.filter(key=sealing.key_of(code, WHAT)).select_related("body", "filing").first()


def asker_of(row: ReviewRequest) -> Stranger:
    """For whoever came with the right code."""
    return Stranger(_("审查建议提出人"), opens=row.pk)
