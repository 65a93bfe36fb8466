"""A citizen as an actor: whoever holds the code of an opinion is the one who sent it."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.opinions.models import Opinion

ANYBODY = Stranger(_("群众"))


def sender_of(opinion: Opinion) -> Stranger:
    """For whoever came with the right code."""
    return Stranger(_("反映人"), opens=opinion.pk)
