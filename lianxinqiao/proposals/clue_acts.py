"""Every act on a clue for a proposal: given, published or set aside. Its rules and its frame."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.audience import Audiences, of_body
from lianxinqiao.acts.frame import Frame
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.strangers import Doer, Stranger
from lianxinqiao.acts.table import Act, Acts, Who
from lianxinqiao.people.models import Body
from lianxinqiao.proposals.acts import OFFICE, PROPOSER
from lianxinqiao.proposals.stages import ClueStage as S

ANYBODY = Who("anybody", gettext_lazy("群众"), lambda post, _subject: isinstance(post, Stranger))
CLUES = Acts(
    (
        Act(
            "clue.give",
            gettext_lazy("提供提案线索"),
            (ANYBODY, PROPOSER),
            tells=("office",),
            told=gettext_lazy("收到提案线索“%(thing)s”，请看能否采用。"),
            needs=("office",),
            then=gettext_lazy("提案委员会整理后发布，供委员选题；不采用的写明理由。"),
            shows=False,
        ),
        Act(
            "clue.publish",
            pgettext_lazy("线索", "发布"),
            (OFFICE,),
            when=codes(S.RECEIVED, S.SET_ASIDE),
            then=gettext_lazy("发布后委员可以据此写提案，公众在门户上看到。"),
            moves=True,
        ),
        Act("clue.set_aside", pgettext_lazy("线索", "不采用"), (OFFICE,), when=codes(S.RECEIVED, S.PUBLISHED)),
    ),
    root="proposals.Clue",
    thing=gettext_lazy("这条线索"),
)
RULES = Rules(CLUES)


@RULES("clue.give")
def of_a_cppcc(_post: Doer, subject: Any, _at: datetime) -> None:
    if subject.root.body.kind != Body.Kind.CPPCC:
        raise Refused(gettext("提案线索由政协征集。"))


def office(body: int) -> Q:
    return of_body(body, roles.RoleCode.OFFICE_CLERK, roles.RoleCode.OFFICE_HEAD)


FRAME = Frame(RULES, Audiences({"body": lambda subject: subject.root.body_id}, (office,)))
