"""The partners' side: other systems act in the name of a person, by the very acts and rules of the screens."""

from types import SimpleNamespace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Path, Query, Router
from ninja.decorators import decorate_view

from lianxinqiao.api import addresses, finding, listing, schemas, shapes
from lianxinqiao.api.bearer import Bearer, acting
from lianxinqiao.api.once import KEYED
from lianxinqiao.api.responses import data, for_its_owner
from lianxinqiao.api.scopes import Scope
from lianxinqiao.matters import units, visibility
from lianxinqiao.matters.actions import assigning, handling, registering, replying
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import Handling, Matter, Reply, Suggestion
from lianxinqiao.people.models import Field, Organization, Post
from lianxinqiao.people.requests import Request
from lianxinqiao.rulebook.queries import Known
from lianxinqiao.search import queries

router = Router(tags=["partners"], auth=Bearer())
PROBLEM = dict.fromkeys((400, 401, 403, 404, 422), schemas.Problem)
WHOLE = {200: schemas.WorkWhole, **PROBLEM}
Reference = Path[schemas.Word]
Key = Path[listing.Key]


# ------------------------------------------------------------------ read
@router.get("/suggestions", response={200: schemas.WorkPage, **PROBLEM}, operation_id="work_suggestions")
@decorate_view(for_its_owner)
def suggestions(request: Request, asked: Query[listing.Asked]) -> HttpResponse:
    """What the post may see, the latest first."""
    post = acting(request, Scope.READ)
    rows = listing.narrow(asked, Suggestion.objects.visible_to(post))
    rows = queries.narrow_for(post, asked.q, rows) if asked.q.strip() else rows
    rows = rows.annotate(read_as=visibility.read_as(post))
    found, following = listing.page(request, rows, listing.LATEST, asked, "read_as")
    words, known = shapes.stages(), Known()
    return data({"items": [shapes.work(row, words, known, _read(row)) for row in found], "next": following})


def _read(row: dict[str, Any]) -> frozenset[str]:
    return visibility.facts(SimpleNamespace(**row), None)  # type: ignore[arg-type]  # a row of values in place of its model


@router.get("/suggestions/{reference}", response=WHOLE, operation_id="work_suggestion")
@decorate_view(for_its_owner)
def suggestion(request: Request, reference: Reference) -> HttpResponse:
    """One of them, with its handlings and the replies that may be seen, whose ids the acts below ask for."""
    post = acting(request, Scope.READ)
    return _whole(addresses.suggestion(request, reference), post)


def _whole(found: Matter, post: Post) -> HttpResponse:
    """As on the page: what the post may not read of it is empty."""
    read = visibility.facts(found, post)
    known = Known()
    return data(
        {
            **shapes.work(listing.one(found), shapes.stages(), known, read),
            "cause": found.cause if "text" in read else "",
            "analysis": found.analysis if "text" in read else "",
            "requests": [point.text for point in found.requests.all()] if "text" in read else [],
            **_work(found, read, known),
        }
    )


def _work(found: Matter, read: frozenset[str], known: Known) -> dict[str, Any]:
    """Who signed with the deputy, the units' shares and their answers."""
    if "work" not in read:
        return {"cosigners": [], "handlings": [], "replies": []}
    cosigners = found.cosigners.exclude(signed_at=None).select_related("mandate__person")
    replies = Reply.objects.filter(handling__suggestion=found).order_by("pk")
    return {
        "cosigners": [row.mandate.person.name for row in cosigners],
        "handlings": [shapes.handling(row, known) for row in found.handlings.select_related("organization")],
        "replies": [shapes.reply(row) for row in replies if _may_see(read, row)],
    }


def _may_see(read: frozenset[str], reply: Reply) -> bool:
    """Who works on an answer sees it on its way, others when it is delivered."""
    return ("answer" if reply.stage == "delivered" else "way") in read


@router.get("/search", response={200: schemas.Hits, **PROBLEM}, operation_id="work_search")
@decorate_view(for_its_owner)
def search(request: Request, asked: Query[finding.Sought]) -> HttpResponse:
    """What the post may find, of every kind, by its words."""
    return data({"items": finding.hits(acting(request, Scope.READ), asked)})


# ------------------------------------------------------------------ the office
@router.post("/suggestions/{reference}/register", response=WHOLE, operation_id="register", openapi_extra=KEYED)
@decorate_view(for_its_owner)
def register(request: Request, reference: Reference, asked: schemas.Register) -> HttpResponse:
    """登记编号. A suggestion that was submitted has the address `draft-<id>` until then."""
    post = acting(request, Scope.REGISTER)
    found = addresses.suggestion(request, reference)
    field = _field(found, asked.field) if asked.field else None
    registering.register(found, field=field, complex=asked.complex, by=post, at=timezone.now())
    return _whole(found, post)


def _field(found: Suggestion, code: str) -> Field:
    return get_object_or_404(Field, body_id=found.body_id, code=code)


@router.post("/suggestions/{reference}/assign", response=WHOLE, operation_id="assign", openapi_extra=KEYED)
@decorate_view(for_its_owner)
def assign(request: Request, reference: Reference, asked: schemas.Assign) -> HttpResponse:
    """交办: one lead unit with assisting ones, or two and more that each answer."""
    post = acting(request, Scope.ASSIGN)
    found = addresses.suggestion(request, reference)
    to = [To(_unit(found, part.unit), part.kind) for part in asked.units]
    assigning.assign(found, to=to, complex=asked.complex, by=post, at=timezone.now())
    return _whole(found, post)


def _unit(found: Matter, code: str) -> Organization:
    return get_object_or_404(units.of(found), code=code)


# ------------------------------------------------------------------ the units
def _share(request: Request, pk: int) -> Handling:
    """A share of a suggestion that the post may see; whether it is theirs to act on, the rule says."""
    visible = Suggestion.objects.visible_to(request.post).values("pk")
    rows = Handling.objects.select_related("suggestion__body", "organization")
    return get_object_or_404(rows, pk=pk, suggestion__in=visible)


@router.post("/handlings/{pk}/accept", response=WHOLE, operation_id="accept", openapi_extra=KEYED)
@decorate_view(for_its_owner)
def accept(request: Request, pk: Key) -> HttpResponse:
    """签收."""
    post = acting(request, Scope.ACCEPT)
    share = _share(request, pk)
    assigning.accept(share, by=post, at=timezone.now())
    return _whole(share.suggestion, post)


@router.post("/handlings/{pk}/return", response=WHOLE, operation_id="ask_return", openapi_extra=KEYED)
@decorate_view(for_its_owner)
def ask_return(request: Request, pk: Key, asked: schemas.Return) -> HttpResponse:
    """申请退回: within the window, with the reason and another unit proposed."""
    post = acting(request, Scope.ACCEPT)
    share = _share(request, pk)
    proposed = _unit(share.suggestion, asked.proposed_unit) if asked.proposed_unit else None
    assigning.ask_return(share, reason=asked.reason, proposed=proposed, by=post, at=timezone.now())
    return _whole(share.suggestion, post)


@router.post("/handlings/{pk}/contacts", response=WHOLE, operation_id="note_contact", openapi_extra=KEYED)
@decorate_view(for_its_owner)
def note_contact(request: Request, pk: Key, asked: schemas.ContactNote) -> HttpResponse:
    """登记联系面商: it counts once the deputy confirms."""
    post = acting(request, Scope.CONTACT)
    share = _share(request, pk)
    handling.note_contact(share, **asked.dict(), by=post, at=timezone.now())
    return _whole(share.suggestion, post)


@router.put("/handlings/{pk}/reply", response=WHOLE, operation_id="write_reply", openapi_extra=KEYED)
@decorate_view(for_its_owner)
def write_reply(request: Request, pk: Key, asked: schemas.ReplyText) -> HttpResponse:
    """起草答复: write this round's draft, or write it over; signing and delivering stay with their people."""
    post, at = acting(request, Scope.REPLY), timezone.now()
    share = _share(request, pk)
    reply = replying.draft(share, by=post, at=at)
    reply = replying.save(reply, **_fields(asked), by=post, at=at)
    if asked.send:
        replying.send(reply, by=post, at=at)
    return _whole(share.suggestion, post)


def _fields(asked: schemas.ReplyText) -> dict[str, Any]:
    """Without what was left out: the unit's own contact stands in the draft already."""
    return {name: value for name, value in asked.dict(exclude={"send"}).items() if value is not None}


@router.post("/replies/{pk}/send", response=WHOLE, operation_id="send_reply", openapi_extra=KEYED)
@decorate_view(for_its_owner)
def send_reply(request: Request, pk: Key) -> HttpResponse:
    """送会签、签发."""
    post = acting(request, Scope.REPLY)
    visible = Suggestion.objects.visible_to(post).values("pk")
    reply = Reply.objects.filter(pk=pk, handling__suggestion__in=visible).select_related("handling").first()
    if reply is None or not _may_see(visibility.facts(reply.suggestion, post), reply):
        raise Http404
    replying.send(reply, by=post, at=timezone.now())
    return _whole(reply.suggestion, post)
