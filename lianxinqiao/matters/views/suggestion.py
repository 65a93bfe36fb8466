"""The suggestion's page, and what is done on it beside the acts of its table."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from lianxinqiao.acts.lives import Life
from lianxinqiao.acts.views import shown
from lianxinqiao.files.responses import serve
from lianxinqiao.matters import beside, page, visibility, waiting
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.gathering import gather
from lianxinqiao.matters.models import Follow, Matter, Reply, Suggestion
from lianxinqiao.matters.next_steps import SCREENS
from lianxinqiao.matters.stages import SUGGESTION
from lianxinqiao.matters.views import fetching, parted
from lianxinqiao.people.requests import Request, acting


def _written(reply: Reply) -> str:
    """A draft that was begun is written on its own page."""
    return reverse("reply", args=[reply.pk])


SUGGESTIONS = Life(
    Suggestion,
    SUGGESTION,
    SCREENS,
    template="matters/suggestion.html",
    listing="desk-suggestions",
    word=_("代表建议"),
    find=fetching.suggestion,
    gather=gather,
    context=page.context,
    told=page.told,
    waits=waiting.waits,
    about="matters/part_about.html",
    beside=beside.about,
    lands={"reply.draft": _written},
)


@login_required
def show(request: Request, reference: str) -> HttpResponse:
    """Text, people, timeline, clock, replies, promises, history, and one clear next step for the person looking.

    Who has no part in it reads what everybody reads, where everybody reads it; who had one is told that it is over.
    """
    try:
        suggestion = fetching.suggestion(request, reference)
    except Http404:
        if Suggestion.objects.published().at(reference).exists():
            return redirect("portal-suggestion", reference)
        if words := parted.words(request.post, reference):
            return render(request, "matters/parted.html", {"words": words})
        raise
    if elsewhere := fetching.moved(suggestion, reference):
        return elsewhere
    return shown(request, SUGGESTIONS, suggestion)


@login_required
def download(request: Request, reference: str, pk: int, kind: str = Matter.Kind.SUGGESTION) -> FileResponse:
    """An attachment of a suggestion that this person may read."""
    suggestion = fetching.suggestion(request, reference, kind)
    if "files" not in visibility.facts(suggestion, request.post):
        raise Http404
    return serve(get_object_or_404(suggestion.files.select_related("attachment"), pk=pk).attachment, request.GET)


@login_required
@require_POST
def uninvite(request: Request, reference: str, pk: int, kind: str = Matter.Kind.SUGGESTION) -> HttpResponse:
    """Take an invitation to co-sign back."""
    suggestion = fetching.suggestion(request, reference, kind)
    drafting.uninvite(get_object_or_404(suggestion.cosigners, pk=pk), by=acting(request), at=timezone.now())
    return redirect(suggestion.get_absolute_url())


@login_required
@require_POST
def follow(request: Request, reference: str, kind: str = Matter.Kind.SUGGESTION) -> HttpResponse:
    """Keep an eye on it, or no longer."""
    suggestion = fetching.shown(request, reference, kind)
    row, new = Follow.objects.get_or_create(user=request.user, suggestion=suggestion)
    if not new:
        row.delete()
    return redirect(suggestion.get_absolute_url())
