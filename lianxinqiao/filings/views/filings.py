"""A filing and a request for review: their pages, and how they are begun."""

from django.utils.translation import gettext_lazy

from lianxinqiao.acts.begun import beginning
from lianxinqiao.acts.lives import Life
from lianxinqiao.filings import forms, pages
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.next_steps import REQUEST_SCREENS, SCREENS
from lianxinqiao.filings.stages import FILING, REQUEST

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


# What came in, from an organ or a street; the office enters it with the day on which it came.
new = beginning(forms.FilingForm, filing.file, title=gettext_lazy("登记报备文件"))


new_request = beginning(forms.RequestForm, asking.enter, title=gettext_lazy("登记审查要求、建议"))
