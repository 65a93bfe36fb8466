"""Book lists and readings: begun by a form, their pages; and, for the office, who of the staff is behind."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.acts.begun import WRITING, beginning, begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.learning import forms, pages, queries, rules
from lianxinqiao.learning.actions import reading as actions
from lianxinqiao.learning.models import BookList, Reading
from lianxinqiao.learning.next_steps import LIST_SCREENS, READING_SCREENS
from lianxinqiao.learning.rules import LIST_RULES
from lianxinqiao.learning.stages import BOOKLIST, READING
from lianxinqiao.people.requests import Request, in_body

LISTS = Life(
    BookList,
    BOOKLIST,
    LIST_SCREENS,
    template="learning/booklist.html",
    listing="booklists",
    word=gettext_lazy("书单"),
    facts=pages.list_facts,
    context=pages.list_context,
    on_their_page=frozenset({"booklist.put"}),
)
READINGS = Life(
    Reading,
    READING,
    READING_SCREENS,
    template="learning/reading.html",
    listing="readings",
    word=gettext_lazy("读书"),
    facts=pages.reading_facts,
    context=pages.reading_context,
    on_their_page=frozenset({"reading.finish"}),
)


def _this_half() -> dict[str, Any]:
    today = timezone.localdate()
    named = {"name": _("%(year)s年机关读书书单") % {"year": today.year}}
    return {"year": today.year, "half": 1 if today.month < 7 else 2, **named}


new_list = beginning(forms.BookListForm, actions.draft, title=gettext_lazy("编制书单"), initial=_this_half)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    """Open a book of the shelf."""
    post, body = in_body(request)
    form = forms.ReadingForm(request.POST or None, post=post, initial={"book": request.GET.get("book")})

    def do() -> Reading:
        return actions.begin(body, book=form.cleaned_data["book"], by=post, at=timezone.now())

    return begun(request, form, do, title=_("开始读"))


@login_required
@require_safe
def behind(request: Request) -> HttpResponse:
    """Who of the staff has read how much this year, those behind first; for the office alone."""
    post, body = in_body(request)
    LIST_RULES.may("booklist.draft", post, Beginning(body.pk))
    today = timezone.localdate()
    wanted = rules.of(body, today).books_a_year
    context = {"readers": queries.readers(body, today), "wanted": wanted, "year": str(today.year)}
    return render(request, "learning/readers.html", context)
