"""What the table of this room cannot say."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.conveners.acts import ACTS
from lianxinqiao.people.models import Body, Post

RULES = Rules(ACTS)


@RULES("year_plan.write")
def kept_by_a_cppcc(post: Post, subject: Any, at: datetime) -> None:
    if post.body is None or post.body.kind != Body.Kind.CPPCC:
        raise Refused(_("召集人和界别的计划由政协办理。"))
