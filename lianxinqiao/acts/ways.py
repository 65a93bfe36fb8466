"""Where an act was begun, and so where one goes on after it: the desk, a list, a queue, or the thing's own page."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest) -> str:
    """The address in this house that the act was begun from; "" where it names none."""
    asked = request.POST.get("back") or request.GET.get("back") or ""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else ""


def in_panel(request: HttpRequest) -> bool:
    """Whether the page behind only wants the form, to lay it over itself."""
    return request.headers.get("X-Panel") == "1"
