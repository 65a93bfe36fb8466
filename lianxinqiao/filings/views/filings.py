"""A filing and a request for review: their pages, and how they are begun."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.filings import forms, pages
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.next_steps import REQUEST_SCREENS, SCREENS
from lianxinqiao.filings.stages import FILING, REQUEST
from lianxinqiao.people.requests import Request, in_body

WRITING = require_http_methods(["GET", "HEAD", "POST"])
FILINGS = Life(
    Filing,
    FILING,
    SCREENS,
    template="filings/filing.html",
    listing="filings",
    word=gettext_lazy("备案审查"),
    facts=pages.facts,
    on_their_page=frozenset({"filing.complete", "filing.opine"}),
)
REQUESTS = Life(
    ReviewRequest,
    REQUEST,
    REQUEST_SCREENS,
    template="filings/request.html",
    listing="review-requests",
    word=gettext_lazy("审查要求和建议"),
    facts=pages.request_facts,
)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    """What came in, from an organ or a street; the office enters it with the day on which it came."""
    post, body = in_body(request)
    form = forms.FilingForm(request.POST or None, post=post)

    def do() -> Any:
        filed_on = form.cleaned_data["filed_on"]
        return filing.file(body=body, values=form.values(), filed_on=filed_on, by=post, at=timezone.now())

    return begun(request, form, do, title=_("登记报备文件"))


@login_required
@WRITING
def new_request(request: Request) -> HttpResponse:
    post, body = in_body(request)
    form = forms.RequestForm(request.POST or None, post=post)

    def do() -> Any:
        return asking.enter(body=body, values=form.values(), by=post, at=timezone.now())

    return begun(request, form, do, title=_("登记审查要求、建议"))
