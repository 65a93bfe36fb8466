"""The auditor's screens. Reading and exporting leave a door event each, since the auditor is watched too."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.journal import exporting, lists, queries, rules


@login_required
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    rules.may_audit(request.post)
    chosen = lists.EntryFilters(request.GET)
    rows = chosen.apply(queries.audited(request.post))
    if request.GET.get("export") == "jsonl":
        answer = StreamingHttpResponse(
            exporting.lines(rows.order_by("id").iterator(500)), content_type="application/jsonl"
        )
        answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="journal.jsonl")
        return answer
    table = lists.EntryTable(rows, request.GET)
    if table.wants_export:
        return exporting.sheet(table, _("办理日志"))
    return render(request, "journal/entries.html", {"table": table, "filters": chosen})


@login_required
@require_safe
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    rules.may_audit(request.post)
    found = get_object_or_404(queries.audited(request.post).select_related("sealed"), pk=pk)
    return render(request, "journal/entry.html", {"entry": found, "line": queries.shown([found])[0]})


@login_required
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Walk the auditor's chains and say what is wrong, or that nothing is."""
    rules.may_audit(request.post)
    chains = sorted(queries.chains_of(request.post))  # its own chain is there to be missed, even where nothing is left
    checked = [(chain, queries.verify(chain), *queries.end(chain)) for chain in chains]
    return render(request, "journal/verify.html", {"checked": checked})


@login_required
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Logins, failures, locks and refused acts."""
    rules.may_audit(request.post)
    chosen = lists.DoorFilters(request.GET)
    table = lists.DoorTable(chosen.apply(DoorEvent.objects.select_related("user")), request.GET)
    if table.wants_export:
        return exporting.sheet(table, _("登录和拒绝记录"))
    if request.GET.get("export") == "csv":
        content = exporting.as_csv(table.sheet_headings(), table.sheet_rows())
        return exporting.attachment(content, "text/csv; charset=utf-8", "doors.csv")
    return render(request, "journal/doors.html", {"table": table, "filters": chosen})
