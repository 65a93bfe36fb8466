"""Tell the request in which post its user is acting; one person may hold several and switches visibly."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from lianxinqiao.people.models import Post

SESSION_KEY = "post"


def posts_of(request: HttpRequest) -> list[Post]:
    if not hasattr(request, "_posts"):
        request._posts = list(Post.objects.of(request.user, timezone.localdate()))  # type: ignore[attr-defined]
        for post in request._posts:  # type: ignore[attr-defined]
            post.person.user = request.user  # known already: not fetched again by whoever is told or compared
    return request._posts  # type: ignore[attr-defined]


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
