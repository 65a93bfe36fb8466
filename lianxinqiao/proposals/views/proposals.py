"""Proposals: their page, and how they are written, saved as they are typed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.acts import drafts
from lianxinqiao.acts.begun import WRITING
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.lives import Life
from lianxinqiao.acts.views import shown
from lianxinqiao.matters import beside, units, visibility, waiting
from lianxinqiao.matters.models import Matter, Reply
from lianxinqiao.matters.stages import SUGGESTION
from lianxinqiao.matters.views import attaching, fetching
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request, acting, in_body
from lianxinqiao.proposals import pages
from lianxinqiao.proposals.actions import writing
from lianxinqiao.proposals.forms import ProposalForm
from lianxinqiao.proposals.models import Clue, Proposal
from lianxinqiao.proposals.next_steps import SCREENS, gather
from lianxinqiao.proposals.rules import may

KIND = str(Matter.Kind.PROPOSAL)


def found(request: Request, reference: str) -> Any:
    """For who has a part in it; a member who may recommend another's as excellent reads on its page what anybody reads."""
    proposal = fetching.shown(request, reference, KIND)
    if proposal.read_as == visibility.ANYBODY and not _recommends(request.post, proposal):
        raise Http404
    return proposal


def _recommends(post: Post | None, proposal: Proposal) -> bool:
    return post is not None and can(may, "proposal.recommend", post, proposal, timezone.now())


def _written(reply: Reply) -> str:
    return reverse("reply", args=[reply.pk])


PROPOSALS = Life(
    Proposal,
    SUGGESTION,
    SCREENS,
    template="proposals/proposal.html",
    listing="proposals",
    word=gettext_lazy("政协提案"),
    find=found,
    gather=gather,
    facts=pages.facts,
    context=pages.context,
    told=pages.told,
    waits=waiting.waits,
    about="matters/part_about.html",
    beside=beside.about,
    lands={"reply.draft": _written},
)


@login_required
def show(request: Request, reference: str) -> HttpResponse:
    """Its page; who reads no more of it than anybody goes where everybody reads it."""
    try:
        proposal = found(request, reference)
    except Http404:
        if Proposal.objects.published().at(reference).exists():
            return redirect("portal-proposal", reference)
        raise
    return fetching.moved(proposal, reference) or shown(request, PROPOSALS, proposal)


# ------------------------------------------------------------------ writing
@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    """The empty form; kept in the phone as it is typed, a draft of the writer's from the first words on."""
    post, body = in_body(request)
    may("proposal.start", post, Proposal(body=body, lead=post.mandate), timezone.now())
    clue = _chosen(request, body)
    begun = {"clue": clue.pk, "title": f"关于{clue.title}的提案"} if clue else {}
    form = ProposalForm(request.POST or None, request.FILES or None, post=post, body=body, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            proposal = writing.start(by=post, at=timezone.now(), **form.values())
            attaching.attach(request, proposal, form.cleaned_data["attachments"])
            return _saved(request, proposal)
        except Refused as refused:
            refuse(form, refused)
    known = {"form": form, "proposal": None, "rules": units.rules_of(body, timezone.localdate()), "clue": clue}
    return render(request, "proposals/write.html", known)


def _chosen(request: Request, body: Body) -> Clue | None:
    """The published clue with which a member begins."""
    key = request.GET.get("clue", "")
    return (
        Clue.objects.published().filter(body=body, pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
    )


@login_required
@require_POST
def begin(request: Request) -> JsonResponse:
    """The first words, saved by themselves; the answer says where the draft goes on."""
    post, body = in_body(request)
    form = ProposalForm(request.POST, post=post, body=body)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    proposal = writing.start(by=post, at=timezone.now(), **form.values())
    addresses = {name: reverse(f"proposal-{name}", args=[proposal.reference]) for name in ("edit", "autosave")}
    return drafts.saved(proposal, key=f"proposal-{proposal.pk}", **addresses)


@login_required
@WRITING
def edit(request: Request, reference: str) -> HttpResponse:
    """The draft, until it is handed in."""
    post, proposal = acting(request), found(request, reference)
    may("proposal.save", post, proposal, timezone.now())
    sent = (request.POST or None, request.FILES or None)
    form = ProposalForm(*sent, post=post, body=proposal.body, proposal=proposal)
    known: dict[str, Any] = {"form": form, "proposal": proposal, "rules": proposal.profile_version.rules}
    known["files"] = proposal.files.select_related("attachment")
    if request.method == "POST" and form.is_valid():
        try:
            writing.save(proposal, read=drafts.read_at(request), by=post, at=timezone.now(), **form.values())
            if not attaching.attach(request, proposal, form.cleaned_data["attachments"]):
                return redirect("proposal-edit", proposal.reference)
            return _saved(request, proposal)
        except drafts.SavedSince as moved:
            typed = form.values()
            own = {name: getattr(proposal.particulars, name) for name in form.OWN}
            stored = proposal.stored([name for name in typed if name not in own]) | own
            known["others"] = drafts.others(form, stored, typed)
            form.add_error(None, str(moved))
        except Refused as refused:
            refuse(form, refused)
    return render(request, "proposals/write.html", known)


def _saved(request: Request, proposal: Proposal) -> HttpResponse:
    messages.success(request, _("已保存。"))
    if request.POST.get("then") == "show":
        return redirect(proposal.get_absolute_url())
    return redirect("proposal-edit", proposal.reference)


@login_required
@require_POST
def autosave(request: Request, reference: str) -> JsonResponse:
    post, proposal = acting(request), found(request, reference)
    form = ProposalForm(request.POST, post=post, body=proposal.body, proposal=proposal)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    try:
        writing.save(proposal, read=drafts.read_at(request), by=post, at=timezone.now(), **form.values())
    except drafts.SavedSince as moved:
        return drafts.conflict(moved)
    return drafts.saved(proposal)
