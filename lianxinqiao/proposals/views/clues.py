"""A clue's page, and the form by which the office or a member gives one."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from lianxinqiao.access.roles import DEPUTIES
from lianxinqiao.accounts.models import User
from lianxinqiao.acts.begun import BegunForm, beginning
from lianxinqiao.acts.lives import Facts, Life
from lianxinqiao.acts.offers import Due, Offer, Screens
from lianxinqiao.people.models import Body, Post
from lianxinqiao.proposals.act_forms import CLUE_FORMS
from lianxinqiao.proposals.actions import clues as actions
from lianxinqiao.proposals.clue_acts import RULES
from lianxinqiao.proposals.models import Clue, Proposal
from lianxinqiao.proposals.stages import CLUE


def _due(_subject: Any) -> Due:
    return None, ()


def facts(clue: Clue, _post: Post | None) -> Facts:
    rows: Facts = [
        (gettext_lazy("线索编号"), clue.short),
        (gettext_lazy("来源"), clue.named or clue.get_source_display()),
        (gettext_lazy("收到日期"), clue.given_on),
        (gettext_lazy("发布日期"), clue.published_on),
        (gettext_lazy("不采用的理由"), clue.reason),
    ]
    return [(label, value) for label, value in rows if value]


def context(clue: Clue, post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    taken = Proposal.objects.visible_to(post).filter(particulars__clue=clue)
    return {
        "may_write": bool(post and post.role in DEPUTIES and clue.is_public),
        "taken": taken.select_related("body", "session__term", "lead__person", "particulars").order_by("pk"),
        "held": clue.held_because if post and post.in_the_office else [],
    }


SCREENS = Screens(RULES, CLUE_FORMS, parts=lambda clue: [("", clue)], due=_due, address="clue-act")
CLUES = Life(
    Clue,
    CLUE,
    SCREENS,
    template="proposals/clue.html",
    listing="clues",
    word=gettext_lazy("提案线索"),
    facts=facts,
    context=context,
)


class ClueForm(BegunForm):
    class Meta:
        model = Clue
        fields: ClassVar = ["title", "text", "named"]
        widgets: ClassVar = {"text": forms.Textarea({"rows": 6})}

    def prepare(self, body: Body) -> None:
        self.fields["text"].help_text = gettext_lazy("在哪里、有什么问题、哪些人受影响。不写个人姓名和电话。")


new = beginning(ClueForm, actions.give, title=gettext_lazy("提供提案线索"))
