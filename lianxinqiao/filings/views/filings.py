"""A filing and a request for review: their pages, and how they are begun."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts.begun import WRITING, beginning, begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.filings import forms, pages, queries
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.next_steps import REQUEST_SCREENS, SCREENS
from lianxinqiao.filings.stages import FILING, REQUEST
from lianxinqiao.people.requests import Request, acting

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


# What came in on paper, with the day on which it came; the office enters it.
enter = beginning(forms.FilingForm, filing.file, title=gettext_lazy("登记报备文件"))
new_request = beginning(forms.RequestForm, asking.enter, title=gettext_lazy("登记审查要求、建议"))


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    """An organ files its own document with the standing committee of its district."""
    post = acting(request)
    if post.organization_id is None:
        return enter(request)
    body = get_object_or_404(queries.receiving(post))
    form = forms.OwnFilingForm(request.POST or None, post=post, body=body)

    def do() -> Any:
        return filing.file(body=body, **form.told(), by=post, at=timezone.now())

    return begun(request, form, do, title=_("报送备案"))
