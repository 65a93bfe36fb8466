"""The mark that every form of a page carries: whose page it was, which one, and where it stood.

It is signed, so that nobody makes one for another person; all forms of one rendered page share it.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest

FIELD = "form_mark"
KEPT = "kept"  # in the address of a page: what was kept to be shown there
SALT = "submissions.mark"
# A page may stay open over a weekend; what is sent from an older one is an ordinary expired form.
VALID = timedelta(days=7)
PAGE_MOST = 300  # characters


@dataclass(frozen=True)
class Mark:
    owner: int
    once: str
    page: str


def of(request: HttpRequest) -> str:
    """The mark of the page that is being answered; "" for strangers, whose pages are kept for everybody."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    if not hasattr(request, "_form_mark"):
        noted = [user.pk, secrets.token_urlsafe(12), page(request)]
        request._form_mark = signing.dumps(noted, salt=SALT)  # type: ignore[attr-defined]
    return str(request._form_mark)  # type: ignore[attr-defined]


def page(request: HttpRequest) -> str:
    """Where the form stands: the page's address, without what was kept for it."""
    query = request.GET.copy()
    query.pop(KEPT, None)
    whole = f"{request.path}?{query.urlencode()}" if query and request.method == "GET" else request.path
    return whole if len(whole) <= PAGE_MOST else request.path


def read(request: HttpRequest) -> Mark | None:
    """The mark that came with a form, where it is one of ours."""
    try:
        return Mark(*signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=VALID))
    except (signing.BadSignature, TypeError):
        return None
