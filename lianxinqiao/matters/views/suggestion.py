"""The suggestion's page, and the acts on it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import ActForm
from lianxinqiao.files.responses import serve
from lianxinqiao.matters import beside, next_steps, page, rules, visibility
from lianxinqiao.matters.act_forms import FORMS
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.gathering import gather
from lianxinqiao.matters.models import Follow, Suggestion
from lianxinqiao.matters.views import fetching, parted
from lianxinqiao.matters.views.fetching import acting
from lianxinqiao.people.requests import Request


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
    gather(suggestion)
    offers = next_steps.offers(request.post, suggestion)
    return render(request, "matters/suggestion.html", page.context(suggestion, request.post, request.user, offers))


@login_required
def act(request: Request, reference: str, code: str, pk: int) -> HttpResponse:
    """One act: its form, and on POST the one function it calls. A refusal stands on the form with everything typed."""
    suggestion = fetching.suggestion(request, reference)
    if code not in FORMS or not request.post:
        raise Http404
    subject = _subject(code, suggestion, pk)
    rules.may(code, request.post, subject)
    arguments: dict[str, Any] = {"subject": subject, "post": request.post}
    form = (
        FORMS[code](request.POST, request.FILES, **arguments) if request.method == "POST" else FORMS[code](**arguments)
    )
    if request.method == "POST" and form.is_valid() and (answer := _perform(request, form, code, suggestion)):
        return answer
    known = {"form": form, "act": ACTS[code], "subject": subject, "suggestion": suggestion}
    return render(request, "matters/act.html", {**known, "about": beside.about(ACTS[code], subject)})


def _perform(request: Request, form: ActForm, code: str, suggestion: Suggestion) -> HttpResponse | None:
    try:
        result = form.perform(at=timezone.now())
    except Refused as refused:
        form.add_error(None, f"{refused}{page.meanwhile(suggestion, request.post, timezone.now())}")
        return None
    if code == "reply.draft":
        return redirect("reply", result.pk)
    messages.success(request, _("%(what)s：%(words)s") % {"what": ACTS[code].word, "words": suggestion.title})
    suggestion.refresh_from_db()
    still = Suggestion.objects.visible_to(request.post).filter(pk=suggestion.pk).exists()
    return redirect(suggestion.get_absolute_url() if still else "desk")


def _subject(code: str, suggestion: Suggestion, pk: int) -> Any:
    """The thing the act is done on; it must hang on this suggestion."""
    model = ACTS.model(ACTS[code])
    subject: Any = get_object_or_404(model, pk=pk)
    if subject.root.pk != suggestion.pk:
        raise Http404
    return suggestion if model is Suggestion else subject


@login_required
def download(request: Request, reference: str, pk: int) -> FileResponse:
    """An attachment of a suggestion that this person may read."""
    suggestion = fetching.suggestion(request, reference)
    if "files" not in visibility.facts(suggestion, request.post):
        raise Http404
    return serve(get_object_or_404(suggestion.files.select_related("attachment"), pk=pk).attachment)


@login_required
@require_POST
def uninvite(request: Request, reference: str, pk: int) -> HttpResponse:
    """Take an invitation to co-sign back."""
    suggestion = fetching.suggestion(request, reference)
    drafting.uninvite(get_object_or_404(suggestion.cosigners, pk=pk), by=acting(request), at=timezone.now())
    return redirect(suggestion.get_absolute_url())


@login_required
@require_POST
def follow(request: Request, reference: str) -> HttpResponse:
    """Keep an eye on it, or no longer."""
    suggestion = fetching.shown(request, reference)
    row, new = Follow.objects.get_or_create(user=request.user, suggestion=suggestion)
    if not new:
        row.delete()
    return redirect(suggestion.get_absolute_url())
