"""A year's livelihood projects: begun by a form, its page with the acts on it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts import page
from lianxinqiao.acts.begun import beginning, changing
from lianxinqiao.acts.lives import Life
from lianxinqiao.projects import call_pages, forms
from lianxinqiao.projects.actions import calling
from lianxinqiao.projects.call_rules import CALL_RULES
from lianxinqiao.projects.models import Call
from lianxinqiao.projects.next_steps import CALL_SCREENS, gather_call
from lianxinqiao.projects.stages import CALL

CALLS = Life(
    Call,
    CALL,
    CALL_SCREENS,
    template="projects/call.html",
    listing="calls",
    word=gettext_lazy("民生实事"),
    gather=gather_call,
    facts=call_pages.facts,
    context=call_pages.context,
    above=page.of_the_root,
    on_their_page=frozenset({"call.ask", "call.nominate", "candidate.prove", "call.vote", "call.report", "call.test"}),
)


def _next_year() -> dict[str, Any]:
    year = timezone.localdate().year + 1
    return {"year": year, "name": _("%(year)s年民生实事项目") % {"year": year}}


new = beginning(forms.CallForm, calling.draft, title=gettext_lazy("筹备民生实事征集"), initial=_next_year)


edit = changing(
    Call.objects.visible_to,
    CALL_RULES,
    "call.change",
    forms.CallForm,
    calling.change,
    title=gettext_lazy("修改征集公告"),
)
