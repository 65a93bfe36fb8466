"""The files that show a problem or a ledger's line, for whoever reads it."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from lianxinqiao.activities.models import Evidence
from lianxinqiao.activities.models.evidence import OF
from lianxinqiao.files.responses import serve
from lianxinqiao.people.requests import Request


@login_required
@require_safe
def file(request: Request, pk: int) -> FileResponse:
    row = get_object_or_404(Evidence.objects.select_related("file", *OF), pk=pk)
    root = row.root
    if not type(root).objects.visible_to(request.post).filter(pk=root.pk).exists():
        raise Http404
    return serve(row.file, request.GET)
