"""The auditor's screens. Reading and exporting leave a door event each, since the auditor is watched too."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.journal import checkpoints, doors, exporting, findings, lists, proofs, queries, rules, verifying
from lianxinqiao.journal.models import Checkpoint


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
    """Walk everything and say of the auditor's chains what is wrong, or that nothing is."""
    rules.may_audit(request.post)
    chains = sorted(queries.chains_of(request.post))  # its own chain is there to be missed, even where nothing is left
    told = verifying.everything()
    own = [each for each in told.findings if not {each.chain, each.of} - {*chains, doors.CHAIN, ""}]
    named = {"installation": _("全系统"), doors.CHAIN: _("登录和拒绝记录")}
    checked = [
        (
            named.get(chain) or str(request.post.body),
            [findings.sentence(each) for each in own if each.chain == chain],
            *queries.end(chain),
        )
        for chain in (*chains, doors.CHAIN)
    ]
    beside = [findings.sentence(each) for each in own if not each.chain]
    return render(request, "journal/verify.html", {"checked": checked, "beside": beside, "told": told})


@login_required
@require_safe
def signed(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint in full, those before it, and how to hold them against us."""
    rules.may_audit(request.post)
    rows = Checkpoint.objects.prefetch_related("cosignatures")
    table = lists.CheckpointTable(rows, request.GET)
    return render(request, "journal/checkpoints.html", {"table": table, "newest": checkpoints.newest()})


@login_required
@require_POST
def sign(request: HttpRequest) -> HttpResponse:
    rules.may_audit(request.post)
    checkpoints.make(at=timezone.now(), whole_facts=True)
    return redirect("journal:checkpoints")


@login_required
@require_safe
def consistency(request: HttpRequest, size: int) -> HttpResponse:
    """From an earlier checkpoint to the newest."""
    rules.may_audit(request.post)
    newest = checkpoints.newest()
    if newest is None:
        raise Http404
    return exporting.attachment(
        proofs.consistency(size, newest).encode(), "text/plain; charset=utf-8", f"{size}-{newest.size}.tlog-consistency"
    )


@login_required
@require_safe
def proof(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """An entry's proof, or the text that it proves."""
    rules.may_audit(request.post)
    found = get_object_or_404(queries.audited(request.post), pk=pk)
    if what == "text":
        return exporting.attachment(proofs.text(found), "application/json", f"{found.chain}-{found.number}.json")
    name = f"{found.chain}-{found.number}.tlog-proof"
    return exporting.attachment(proofs.inclusion(found).encode(), "text/plain; charset=utf-8", name)


@login_required
@require_safe
def knocks(request: HttpRequest) -> HttpResponse:
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
