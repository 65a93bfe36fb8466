"""Tell the request in which post its user is acting; one person may hold several and switches visibly."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from lianxinqiao.accounts.models import User
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.people import walls
from lianxinqiao.people.models import Mandate, Post

SESSION_KEY = "post"
POSTS = Prepared(Post.objects.of, int, date)
MANDATES = Prepared(
    lambda user: Mandate.objects.filter(person__user=user).select_related("delegation", "term"),
    int,
)


def posts_of(request: HttpRequest) -> list[Post]:
    if not hasattr(request, "_posts"):
        request._posts = _held(request.user) if isinstance(request.user, User) else []  # type: ignore[attr-defined]
    return request._posts  # type: ignore[attr-defined]


def _held(user: User) -> list[Post]:
    posts = POSTS(user.pk, timezone.localdate())
    # Who sits on no mandate, as most of the office and the units, is not asked for its delegation and term.
    mandates = {row.pk: row for row in MANDATES(user.pk)} if any(post.mandate_id for post in posts) else {}
    for post in posts:
        post.person.user = user  # known already: not fetched again by whoever is told or compared
        if post.mandate_id in mandates:
            post.mandate = mandates[post.mandate_id]
    return posts


def current(request: HttpRequest) -> Post | None:
    """The chosen post if it is still held, else the first one."""
    posts = posts_of(request)
    chosen = request.session.get(SESSION_KEY)
    return next((post for post in posts if post.pk == chosen), posts[0] if posts else None)


class PostMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Lazy: pages that never ask cost no query. Falsy when the user holds no post.
        request.post = SimpleLazyObject(lambda: current(request))  # type: ignore[attr-defined]
        return self.get_response(request)


class WallMiddleware:
    """Whoever acts in a post is inside the wall of their bodies from here on (walls.py).

    What shows nothing but what strangers see stays outside, and so do the house's own pages. A call with a token goes
    inside when the token is known (api/bearer.py).
    """

    OUTSIDE = tuple(
        f"lianxinqiao.{room}." for room in ("portal", "api", "accounts", "notices", "operating", "demo", "ui")
    )
    # A room's own pages for everybody: who is signed in for one body reads there what any citizen reads of the other.
    FOR_EVERYBODY = frozenset(
        f"lianxinqiao.{views}"
        for views in (
            "halls.views.public",
            "opinions.views.citizens",
            "opinions.views.offline",
            "opinions.views.outside",
            "writing.views.public",
        )
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as stack:
            request._walls = stack  # type: ignore[attr-defined]
            if settings.SESSION_COOKIE_NAME in request.COOKIES and self._is_of_a_room(request):
                walls.go_inside(request, posts_of(request))
            response = self.get_response(request)
        if response.streaming and (bodies := getattr(request, "_inside", None)):
            response.streaming_content = _inside(response.streaming_content, bodies)  # type: ignore[attr-defined]
        return response

    def _is_of_a_room(self, request: HttpRequest) -> bool:
        try:
            module = resolve(request.path_info).func.__module__
        except Http404:
            return False
        if module in self.FOR_EVERYBODY:
            return False
        return module.startswith("lianxinqiao.") and not module.startswith(self.OUTSIDE)


def _inside(content: Any, bodies: set[int]) -> Iterator[bytes]:
    """What is sent bit by bit is asked for after the view has returned."""
    with walls.within(bodies):
        yield from content
