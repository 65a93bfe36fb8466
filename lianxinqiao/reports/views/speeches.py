"""Speeches at the plenary and the opinions drawn from them: their pages, what is begun, the printed volume."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.acts.begun import beginning
from lianxinqiao.acts.lives import Life
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import docx
from lianxinqiao.people.models import Session
from lianxinqiao.people.requests import Request, in_body
from lianxinqiao.reports import pages, papers
from lianxinqiao.reports.actions import speaking
from lianxinqiao.reports.forms import InviteForm, OfferForm
from lianxinqiao.reports.models import Point, Speech
from lianxinqiao.reports.next_steps import POINT_SCREENS, SPEECH_SCREENS
from lianxinqiao.reports.stages import POINT, SPEECH

SPEECHES = Life(
    Speech,
    SPEECH,
    SPEECH_SCREENS,
    template="reports/speech.html",
    listing="speeches",
    word=gettext_lazy("大会发言"),
    facts=pages.speech_facts,
    context=pages.speech_context,
    on_their_page=frozenset({"speech.hand_in"}),
)
POINTS = Life(
    Point,
    POINT,
    POINT_SCREENS,
    listing="points",
    word=gettext_lazy("全会意见建议"),
    facts=pages.point_facts,
)


# The office asks somebody to speak; a member hands one in unasked.
invite = beginning(InviteForm, speaking.invite, title=gettext_lazy("约大会发言"))


offer = beginning(OfferForm, speaking.offer, title=gettext_lazy("报送大会发言"))


@login_required
@require_safe
def volume(request: Request, session: int) -> HttpResponse:
    """All speeches of a plenary in one volume （大会发言汇编）."""
    _post, body = in_body(request)
    found = get_object_or_404(Session.objects.filter(term__body=body).select_related("term__body"), pk=session)
    content = docx.write(papers.volume(found))
    return attachment(content, docx.CONTENT_TYPE, f"{body.short_name}{found.opens_on.year}年大会发言汇编.docx")
