"""Files beside the text of a draft: each comes in by itself, and one is taken off again."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import actions as files
from lianxinqiao.files.checks import extension
from lianxinqiao.files.scans import ACCEPTED
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.models import Matter, SuggestionFile
from lianxinqiao.matters.views import fetching
from lianxinqiao.people.requests import Request, acting


def attach(request: Request, matter: Matter, uploads: Iterable[Any]) -> bool:
    """Each file by itself: the text is saved, and a file that may not come in is named. Whether all came in."""
    refusals = 0
    for upload in uploads:
        try:
            with transaction.atomic():
                kept = files.store(upload, by=request.user, kind=_kind(matter, upload))
                drafting.attach(matter, kept, by=acting(request), at=timezone.now())
        except Refused as refused:
            refusals += 1
            facts = {"what": upload.name, "words": refused}
            messages.error(request, _("%(what)s：%(words)s") % facts)
    return not refusals


def _kind(matter: Matter, upload: Any) -> str:
    """What the office adds to a paper's draft as a page or picture is the paper, read as such."""
    of_paper = matter.source == Matter.Source.PAPER
    return "scan" if of_paper and f".{extension(upload.name or '')}" in ACCEPTED.split(",") else "attachment"


@login_required
@require_POST
def detach(request: Request, reference: str, pk: int, kind: str = Matter.Kind.SUGGESTION) -> HttpResponse:
    matter = fetching.suggestion(request, reference, kind)
    row = get_object_or_404(SuggestionFile, pk=pk, suggestion=matter)
    drafting.detach(row, by=acting(request), at=timezone.now())
    return redirect(f"{matter.address}-edit", matter.reference)
