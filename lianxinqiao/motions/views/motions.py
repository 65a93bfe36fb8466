"""A motion's page, and how one is begun."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from lianxinqiao.acts.begun import beginning
from lianxinqiao.acts.lives import Life
from lianxinqiao.motions import forms, pages
from lianxinqiao.motions.actions import drafting
from lianxinqiao.motions.models import Motion
from lianxinqiao.motions.next_steps import SCREENS
from lianxinqiao.motions.stages import MOTION
from lianxinqiao.people.requests import Request

MOTIONS = Life(
    Motion,
    MOTION,
    SCREENS,
    template="motions/motion.html",
    listing="motions",
    word=gettext_lazy("议案"),
    facts=pages.facts,
    context=pages.context,
    on_their_page=frozenset({"motion.change", "motion.invite", "motion.report"}),
    lands={"motion.turn": lambda suggestion: suggestion.get_absolute_url()},
)
draft = beginning(forms.DraftForm, drafting.begin, title=gettext_lazy("起草议案"))
enter = beginning(forms.PaperForm, drafting.enter, title=gettext_lazy("登记议案"))


def new(request: Request) -> HttpResponse:
    """A deputy drafts; the office enters what came on paper."""
    return draft(request) if request.post and request.post.mandate_id else enter(request)
