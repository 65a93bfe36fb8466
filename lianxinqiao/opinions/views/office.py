"""An opinion inside the house: its page, the person behind it, its photos and papers."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.refused import can
from lianxinqiao.accounts.models import User
from lianxinqiao.acts.lives import Facts, Life
from lianxinqiao.acts.offers import Offer
from lianxinqiao.files.responses import serve
from lianxinqiao.opinions import alike, deadlines, errands, kinds, papers, proposing, routes, screening, visibility
from lianxinqiao.opinions.actions import senders
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.opinions.next_steps import SCREENS
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.opinions.stages import OPINION, WAITED_FOR
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

NEAR = ("body", "profile_version", "station", "field", "mandate__person", "entered_by__person", "suggestion__session")


def find(request: Request, reference: str) -> Opinion:
    return get_object_or_404(Opinion.objects.visible_to(request.post).at(reference).select_related(*NEAR))


def facts(opinion: Opinion, _post: Post | None) -> Facts:
    told = [
        (_("编号"), opinion.number_text),
        (_("来源"), opinion.get_source_display()),
        (_("联络站"), opinion.station),
        (_("接待代表"), opinion.mandate.person.spoken if opinion.mandate else ""),
        (_("地点"), opinion.place),
        (_("类别"), opinion.field),
        (_("收到"), timezone.localtime(opinion.received_at).strftime("%Y-%m-%d %H:%M")),
        (_("最迟答复"), opinion.due_on.isoformat()),
        (_("去向"), opinion.get_route_display() if opinion.route else ""),
        (_("分办规则"), _by_rule(opinion)),
        (_("转送"), opinion.forwarded_to),
    ]
    return [(label, value) for label, value in told if value]


def _by_rule(opinion: Opinion) -> str:
    rule = opinion.routed_by_rule
    return f"{rule}（{opinion.routed_because}）" if rule else ""


def context(opinion: Opinion, post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    photos = visibility.may_see_photos(post)
    return {
        "held": screening.in_words(opinion.held_because),
        "boundary": None if kinds.handled_here(opinion.kind) else kinds.BOUNDARIES[opinion.kind],
        "notice_by": deadlines.notice_by(opinion) if post and post.in_the_office else None,
        "words": senders.masked(opinion, opinion.text),
        "details": [
            {"asked": each.asked, "said": senders.masked(opinion, each.said)} for each in opinion.details.all()
        ],
        "shares": [(share, _errand(share, post)) for share in _shares(opinion)],
        "questions": opinion.questions.all(),
        "additions": [(each, senders.masked(opinion, each.words)) for each in opinion.additions.all()],
        "supporters": opinion.supporters.count(),
        "photos": opinion.photos.select_related("attachment") if photos else [],
        **to_be_routed(opinion, post),
        "papers": papers.offered(opinion, post),
        "waited_for": opinion.stage in WAITED_FOR,
    }


def _shares(opinion: Opinion) -> Any:
    return opinion.shares.select_related("organization").prefetch_related("errands").order_by("round", "pk")


def _errand(share: Share, post: Post | None) -> dict[str, Any] | None:
    """What somebody outside was told and said, to whoever asked them; the link as long as it leads somewhere."""
    errand = share.open_errand
    if errand is None or not post or not (post.in_the_office or post.at_a_station):
        return None
    link = reverse("opinion-outside", args=[errands.code_of(errand).replace("-", "")]) if errand.is_open else ""
    return {"errand": errand, "link": f"{settings.SITE_URL}{link}" if link else ""}


def proposals(opinion: Opinion, post: Post | None) -> dict[str, Any]:
    """To whoever routes it: the unit of the rule that fits, else those that past opinions speak for."""
    waits = opinion.stage == "received" and kinds.handled_here(opinion.kind)
    if not waits or not post or not can(RULES.may, "opinion.assign", post, opinion, timezone.now()):
        return {}
    if found := routes.first(opinion, (rule for rule in routes.in_force(opinion.body_id) if not rule.is_broken)):
        rule, why = found
        return {"by_rule": rule, "proposals": [proposing.Proposed(rule.unit, (why,), 100)]}
    return {"proposals": proposing.of(opinion)}


def to_be_routed(opinion: Opinion, post: Post | None) -> dict[str, Any]:
    """What helps whoever says where it goes: units that could take it, and what resembles it."""
    return {**proposals(opinion, post), "near": _near(opinion, post)}


def _near(opinion: Opinion, post: Post | None) -> list[Opinion]:
    """What resembles it, while somebody still has to say who handles it."""
    if opinion.stage not in {"held", "received"} or not post or not (post.in_the_office or post.at_a_station):
        return []
    return alike.alike(opinion.text, Opinion.objects.visible_to(post).exclude(pk=opinion.pk))


LIFE = Life(
    Opinion,
    OPINION,
    SCREENS,
    template="opinions/opinion.html",
    listing="opinions",
    word=_("群众意见"),
    find=find,
    facts=facts,
    context=context,
    on_their_page=frozenset({"opinion.assign"}),
)


@login_required
def sender(request: Request, reference: str) -> HttpResponse:
    """Who sent it: first what is written down when one looks, then, on POST, the name and number."""
    opinion = find(request, reference)
    RULES.may("sender.read", request.post, opinion, timezone.now())
    person = None
    if request.method == "POST":
        assert request.post  # the rule asked
        person = senders.read(opinion, by=request.post, at=timezone.now())
    response = render(request, "opinions/sender.html", {"opinion": opinion, "person": person})
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
def photo(request: Request, reference: str, pk: int) -> FileResponse:
    opinion = find(request, reference)
    if not visibility.may_see_photos(request.post):
        raise Http404
    return serve(get_object_or_404(opinion.photos.select_related("attachment"), pk=pk).attachment, request.GET)


@login_required
def paper(request: Request, reference: str, kind: str, pk: str, written: str) -> HttpResponse:
    opinion = find(request, reference)
    if (kind, int(pk)) not in {(each.kind, each.pk) for each in papers.offered(opinion, request.post)}:
        raise Http404
    return papers.answer(opinion, kind, int(pk), written)
