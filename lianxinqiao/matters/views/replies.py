"""Write a reply and take it away as a document."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import drafts as versions
from lianxinqiao.acts.drafts import SavedSince
from lianxinqiao.matters import documents, kept, rules, visibility
from lianxinqiao.matters.actions import replying
from lianxinqiao.matters.drafts import ReplyForm
from lianxinqiao.matters.models import Handling, Reply
from lianxinqiao.matters.stages import HandlingStage, ReplyStage
from lianxinqiao.people.requests import Request, acting

NEAR = ("handling__organization", "handling__suggestion__body", "handling__suggestion__session__term")


def _reply(request: Request, pk: int) -> Reply:
    """As on the suggestion's page; who reads no more than anybody takes the letter away where all of it is public."""
    reply = get_object_or_404(Reply.objects.select_related(*NEAR), pk=pk)
    visible = type(reply.suggestion).objects.visible_to(request.post).filter(pk=reply.handling.suggestion_id)
    for read_as in visible.annotate(read_as=visibility.read_as(request.post)).values_list("read_as", flat=True):
        reply.suggestion.read_as = read_as  # type: ignore[attr-defined]  # as annotated
        read = visibility.facts(reply.suggestion, request.post)
        closed = read_as == visibility.ANYBODY and visibility.openness(reply.suggestion, reply) != "full"
        if ("answer" if reply.stage == ReplyStage.DELIVERED else "way") in read and not closed:
            return reply
    raise Http404


@login_required
def edit(request: Request, pk: int) -> HttpResponse:
    """The unit's draft; saved by itself, sent on with a second button."""
    reply = _reply(request, pk)
    rules.may("reply.save", acting(request), reply)
    form = ReplyForm(request.POST or None, instance=reply)
    others: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, reply, form)
            if "send" in request.POST:
                replying.send(reply, by=acting(request), at=timezone.now())
        except SavedSince as moved:
            form.add_error(None, str(moved))
            typed = form.changed()
            others = versions.others(form, {name: getattr(reply, name) for name in typed}, typed)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已送出。") if "send" in request.POST else _("已保存。"))
            return redirect(reply.suggestion.get_absolute_url())
    context = {
        "form": form,
        "small": [form["number"], form["contact_name"], form["contact_phone"]],
        "reply": reply,
        "suggestion": reply.suggestion,
        "letter": kept.letter(reply),
        "requests": reply.suggestion.requests.all(),
        "shares": _shares(reply),
        "others": others,
    }
    return render(request, "matters/reply.html", context)


def _shares(reply: Reply) -> list[Handling]:
    """What the units at work have found out so far: contacts with the deputy, assisting opinions."""
    rows = reply.suggestion.handlings.filter(stage__in=[HandlingStage.ACCEPTED, HandlingStage.DONE])
    found = rows.select_related("organization").prefetch_related("contacts")
    return [row for row in found if row.opinion or row.contacts.all()]


@login_required
@require_POST
def autosave(request: Request, pk: int) -> HttpResponse:
    reply = _reply(request, pk)
    form = ReplyForm(request.POST, instance=reply)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    try:
        _save(request, reply, form)
    except SavedSince as moved:
        return versions.conflict(moved)
    return versions.saved(reply)


def _save(request: Request, reply: Reply, form: ReplyForm) -> None:
    read = versions.read_at(request)
    replying.save(reply, by=acting(request), at=timezone.now(), read=read, **form.changed())


@login_required
def download(request: Request, pk: int, kind: str) -> HttpResponse:
    """The letter by GB/T 9704 as .docx or PDF/A."""
    reply = _reply(request, pk)
    name = f"{reply.suggestion.full_number}-{reply.unit}-答复"
    return documents.hand_over(kept.content(reply, kind), kind, name)
