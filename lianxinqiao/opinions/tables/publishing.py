"""What strangers read of it."""

from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.opinions.moments import TOLD, unpublished
from lianxinqiao.opinions.players import OFFICE
from lianxinqiao.opinions.stages import Stage

ROWS = (
    Act("opinion.publish", pgettext_lazy("群众意见", "公开"), (OFFICE,), when=TOLD, sensible=unpublished),
    Act(
        "opinion.unpublish",
        pgettext_lazy("群众意见", "撤下公开"),
        (OFFICE,),
        when=codes(*Stage),
        sensible=lambda opinion: opinion.published_at is not None,
    ),
)
