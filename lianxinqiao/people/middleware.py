"""Tell the request in which post its user is acting; one person may hold several and switches visibly."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from lianxinqiao.accounts.models import User
from lianxinqiao.database.prepared import Prepared
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
