"""A draft report on screen: its claims in the colours of their verdicts, each explained, opened, corrected."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.figures import actions, coverage, rules
from lianxinqiao.figures.checking import check, output
from lianxinqiao.figures.checking.verdicts import Report, choices
from lianxinqiao.figures.claims.consistency import Contradiction
from lianxinqiao.figures.models import DraftReport
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import RATES
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import docx, layout, prose
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request

TYPES = {
    "docx": docx.CONTENT_TYPE,
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
SHOWN_MAX = 400_000  # characters; a longer text is checked on the command line


class DraftForm(forms.Form):
    file = KeptFileField(
        label=gettext_lazy("报告稿（.docx、.pdf、.txt、.md）"),
        widget=KeptFileDrop(attrs={"accept": ".docx,.pdf,.txt,.md"}),
    )
    year = forms.IntegerField(label=gettext_lazy("报告的是哪一年的工作"), min_value=1954, max_value=2999)


def checking(request: Request) -> tuple[Post, Body]:
    post = request.post
    rules.may_check(post, post.body if post else None)
    if post is None or post.body is None:
        raise Http404
    return post, post.body


@login_required
def drafts(request: Request) -> HttpResponse:
    """Drop a report here; below, those that wait to be looked at again."""
    post, body = checking(request)
    form = DraftForm(request.POST or None, request.FILES or None, initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        uploaded, year = form.cleaned_data["file"], form.cleaned_data["year"]
        try:
            _readable(uploaded)
            draft = actions.put_draft(body, year, uploaded, by=post, at=timezone.now())
            return redirect("report-draft", pk=draft.pk)
        except (Refused, PaperError) as error:
            form.add_error("file", str(error))
    kept = DraftReport.objects.filter(body=body).select_related("file", "put_by__person")[:50]
    return render(request, "figures/drafts.html", {"form": form, "drafts": kept})


def _readable(uploaded: Any) -> None:
    """Raises PaperError before anything is kept."""
    prose.check_size(uploaded.size)
    text = prose.read(uploaded.read(), name=uploaded.name)
    uploaded.seek(0)
    if len(text) > SHOWN_MAX:
        raise PaperError(_("文字超过 %(limit)s 万字，请分开核对。") % {"limit": SHOWN_MAX // 10_000})


def _checked(request: Request, pk: int) -> tuple[Post, DraftReport, Report, bytes]:
    post, body = checking(request)
    draft = get_object_or_404(DraftReport.objects.select_related("file", "body__district"), pk=pk, body=body)
    with default_storage.open(draft.file.path) as file:
        content = file.read()
    text = prose.read(content, name=draft.file.name)
    blocks = layout.of(content, text, name=draft.file.name)
    return post, draft, check.check(text, body=body, year=draft.year, blocks=blocks), content


@login_required
@require_safe
def draft(request: Request, pk: int) -> HttpResponse:
    """The text with its claims; one of them, chosen by a click, is explained beside it."""
    _post, kept, report, content = _checked(request, pk)
    asked = request.GET.get("claim", "")
    chosen = int(asked) if asked.isdecimal() and len(asked) < 7 and int(asked) < len(report.claims) else None
    context = {
        "draft": kept,
        "report": report,
        "header": output.header(report),
        "counts": report.verdicts(),
        "blocks": layout.of(content, report.text, name=kept.file.name),
        "contradictions": _numbered(report),
        "said_of": [] if chosen is None else report.contradictions_of(report.claims[chosen].claim),
        "chosen": chosen,
        "claim": None if chosen is None else report.claims[chosen],
        "words": [] if chosen is None else [report.text[a:b] for a, b in report.claims[chosen].words],
        "rate": RATES.get(report.claims[chosen].figure) if chosen is not None else None,
        "choices": choices(),
        "nearest": _nearest(report, chosen),
        "partly": _partly_known(kept.body, report),
    }
    return render(request, "figures/draft.html", context)


def _nearest(report: Report, chosen: int | None) -> list[check.Near]:
    """What an unbound number may mean, for a click."""
    if chosen is None or report.claims[chosen].figure or report.claims[chosen].remembered:
        return []
    return check.nearest_of(report, report.claims[chosen].claim)


def _partly_known(body: Body, report: Report) -> list[coverage.Coverage]:
    """Years that the text speaks of and that are on record only in part."""
    years = sorted({each.period.year for each in report.claims if each.period})
    return [found for year in years if (found := coverage.of(body, Period.of_year(year)))]


def _numbered(report: Report) -> list[tuple[Contradiction, list[tuple[int, str]]]]:
    """Each contradiction with both places: which claim of the text it is, and its words."""
    numbers = {each.claim.start: number for number, each in enumerate(report.claims)}
    return [
        (found, [(numbers[claim.start], claim.text) for claim in (found.first, found.second)])
        for found in report.contradictions
    ]


@login_required
@require_POST
def bind(request: Request, pk: int) -> HttpResponse:
    """Say which figure the words of a claim mean; remembered for the next report."""
    post, kept, report, _content = _checked(request, pk)
    number = request.POST.get("claim", "")
    if not number.isdecimal() or len(number) > 6 or int(number) >= len(report.claims):
        raise Http404
    key, figure = report.claims[int(number)].key, request.POST.get("figure", "")
    if figure == "forget":
        actions.forget_claim(kept.body, key, by=post, at=timezone.now())
        messages.success(request, _("已取消，今后仍按文字判断。"))
    else:
        actions.bind_claim(kept.body, key, figure, by=post, at=timezone.now())
        messages.success(request, _("已记住，今后同样的语句都按此核对。"))
    return redirect(f"{reverse('report-draft', args=[pk])}?claim={number}#claim-{number}")


@login_required
@require_safe
def take_away(request: Request, pk: int, kind: str) -> HttpResponse:
    """The result as a file; a .docx comes back as it was, with comments at the places."""
    _post, kept, report, content = _checked(request, pk)
    own = content if kept.file.name.lower().endswith(".docx") else None
    made = {"docx": lambda: output.as_docx(report, own), "html": lambda: _page(report, content, kept)}.get(
        kind, lambda: output.as_json(report).encode()
    )()
    stem = kept.file.name.rpartition(".")[0] or kept.file.name
    return attachment(made, TYPES[kind], f"{stem}-{_('核数')}.{kind}")


def _page(report: Report, content: bytes, kept: DraftReport) -> bytes:
    return output.as_html(report, layout.of(content, report.text, name=kept.file.name)).encode()


@login_required
@require_POST
def discard(request: Request, pk: int) -> HttpResponse:
    post, body = checking(request)
    kept = get_object_or_404(DraftReport, pk=pk, body=body)
    actions.discard_draft(kept, by=post, at=timezone.now())
    messages.success(request, _("报告稿已移除。"))
    return redirect("report-drafts")
