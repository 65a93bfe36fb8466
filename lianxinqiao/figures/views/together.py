"""All reports that wait to be looked at, checked as a set: what each says wrong, and where two of them differ."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lianxinqiao.figures.checking import check, sets
from lianxinqiao.figures.checking.verdicts import Report
from lianxinqiao.figures.models import DraftReport
from lianxinqiao.figures.views import drafts
from lianxinqiao.paper import layout, prose
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.people.requests import Request

MOST = 20


@dataclass(frozen=True)
class Checked:
    draft: DraftReport
    name: str
    report: Report

    @property
    def wrong(self) -> int:
        return self.report.count()["contradicts"]


@login_required
@require_safe
def together(request: Request) -> HttpResponse:
    """Last year's report against this year's, and against the account of a committee: what one says and another not."""
    _post, body = drafts.checking(request)
    kept = DraftReport.objects.filter(body=body).select_related("file", "body__district")[:MOST]
    found, unread = [], []
    for draft in kept:
        try:
            found.append(Checked(draft, _named(draft), _checked(draft)))
        except (PaperError, OSError):
            unread.append(draft.file.name)
    apart = list(sets.differing({each.name: each.report for each in found}))
    return render(request, "figures/together.html", {"checked": found, "apart": apart, "unread": unread, "most": MOST})


def _named(draft: DraftReport) -> str:
    """Two files may have one name."""
    return _("%(file)s（%(year)s年，%(put)s放入）") % {
        "file": draft.file.name,
        "year": draft.year,
        "put": formats.date_format(timezone.localtime(draft.put_at), "m-d H:i:s"),
    }


def _checked(draft: DraftReport) -> Report:
    with default_storage.open(draft.file.path) as file:
        content = file.read()
    text = prose.read(content, name=draft.file.name)
    blocks = layout.of(content, text, name=draft.file.name)
    return check.check(text, body=draft.body, year=draft.year, blocks=blocks)
