"""Who may enter: any staff may read, the administrator may change."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from lianxinqiao.access.actor import Actor
from lianxinqiao.rulebook import rules

View = Callable[..., HttpResponse]


def acting(request: HttpRequest) -> Actor | None:
    """The post in which the user acts; None for one who holds none."""
    return cast("Actor | None", getattr(request, "post", None) or None)


def administrator(request: HttpRequest) -> Actor:
    """The post, known to be an administrator's; the acts ask again."""
    rules.may_edit(acting(request))
    return cast("Actor", acting(request))


def staff(view: View) -> View:
    """Log in first; then the rule speaks."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rules.may_read(acting(request))
        return view(request, *args, **kwargs)

    return guarded
