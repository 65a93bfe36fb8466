"""A request as the views of the upper rooms know it: who is logged in, and in which post they act."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from lianxinqiao.accounts.models import User
from lianxinqiao.people.models import Body, Post


class Request(HttpRequest):
    """For annotations only: the middlewares put both there. `post` is None for strangers and holders of no post."""

    user: User
    post: Post | None


def for_all_of_the_body(request: Any) -> bool:
    """Whether this person's post is no committee's alone: `visible` of places that lead to the whole body's work."""
    return getattr(getattr(request, "post", None), "committee_id", None) is None


def acting(request: Request) -> Post:
    """The post the person acts in; whoever holds none can do nothing here."""
    if request.post is None:
        raise Http404
    return request.post


@dataclass(frozen=True)
class Hand:
    """Of the bodies that a post serves, the one that a page is about."""

    body: Body
    bodies: list[Body]


AT_HAND = "body_at_hand"


def at_hand(request: Request) -> Post:
    """The post on a page of one body: whoever serves all bodies of a district has one of them in hand, and may change it."""
    post = acting(request)
    if not post.serves_district:
        return post
    bodies = list(Body.objects.filter(post.of_its_bodies("pk"), ended_on=None).order_by("pk"))
    if not bodies:
        return post
    asked = request.GET.get("of") or request.session.get(AT_HAND)
    body = next((each for each in bodies if each.code == asked), bodies[0])
    if request.session.get(AT_HAND) != body.code:
        request.session[AT_HAND] = body.code
    request._hand = Hand(body, bodies)  # type: ignore[attr-defined]
    return post.at(body)


def in_body(request: Request) -> tuple[Post, Body]:
    """The post of whoever begins something in a body, and that body; a unit's begins nothing there."""
    post = at_hand(request)
    if post.body is None:
        raise Http404
    return post, post.body
