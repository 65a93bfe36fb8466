"""A district that is being moved to another database: whoever works in it is told to wait meanwhile (decision 0045).

What keeps an act from being lost is the closed chain and the database that is left (operating/moving); this tells people
before they type. The mark lies in var/, which all processes of the house share.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode
from lianxinqiao.database import place
from lianxinqiao.journal import apart
from lianxinqiao.people.models import Post

WAIT = 60  # seconds after which it is worth asking again


def _file() -> Path:
    return place.leaving_mark(place.var())


def is_under_way() -> bool:
    return _file().exists()


def mark(bodies: Iterable[int], districts: Iterable[int], to: str) -> None:
    making = _file().with_suffix(".new")
    making.write_text(json.dumps({"bodies": list(bodies), "districts": list(districts), "to": to}))
    making.replace(_file())


def unmark() -> None:
    _file().unlink(missing_ok=True)


def concerns(posts: Iterable[Post]) -> bool:
    """Whether any of them is held in what leaves."""
    try:
        told = json.loads(_file().read_text())
    except FileNotFoundError:
        return False
    return any(_is_of(post, set(told["bodies"]), set(told["districts"])) for post in posts)


def _is_of(post: Post, bodies: set[int], districts: set[int]) -> bool:
    if post.role == RoleCode.ADMINISTRATOR:
        return False
    if post.body_id or post.organization:
        own = post.organization.district_id if post.organization else None
        return post.body_id in bodies or own in districts
    return post.person.district_id in districts


def refuse(posts: Iterable[Post]) -> None:
    if concerns(posts):
        raise Refused(apart.sentence())


class LeavingMiddleware:
    """Costs one look into a folder where nothing leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from lianxinqiao.people.middleware import posts_of  # deferred: it is the module of the other middleware

        if is_under_way() and concerns(posts_of(request)):
            answer = render(request, "ui/refused.html", {"refused": Refused(apart.sentence())}, status=503)
            answer["Retry-After"] = str(WAIT)
            return answer
        return self.get_response(request)
