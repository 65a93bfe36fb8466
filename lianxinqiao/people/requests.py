"""A request as the views of the upper rooms know it: who is logged in, and in which post they act."""

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


def in_body(request: Request) -> tuple[Post, Body]:
    """The post of whoever begins something in a body, and that body; a unit's or the district's begins nothing there."""
    post = acting(request)
    if post.body is None:
        raise Http404
    return post, post.body
