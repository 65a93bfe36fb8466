"""A citizen as an actor: whoever holds the code of an opinion is the one who sent it."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.opinions.models import Errand, Opinion

ANYBODY = Stranger(_("群众"))


def sender_of(opinion: Opinion) -> Stranger:
    """For whoever came with the right code."""
    return Stranger(_("反映人"), opens=opinion.pk)


def outside(errand: Errand) -> Stranger:
    """For whoever came with the code of an errand: the one thing they may do is answer it."""
    return Stranger(errand.share.outside, part=errand.pk)
