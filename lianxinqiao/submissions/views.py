"""What is answered to a form whose page was open too long."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from lianxinqiao.submissions import keeping, marks
from lianxinqiao.submissions.middleware import of_another
from lianxinqiao.ui.views import csrf_failure as shown_to_copy


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Nothing is done. With the mark of its page the form comes back to whoever wrote it; never sent by us."""
    mark = marks.read(request)
    user = getattr(request, "user", None)
    if mark is None or user is None:
        return shown_to_copy(request, reason)
    if user.is_authenticated and user.pk != mark.owner:
        return of_another(request, mark)
    kept = keeping.keep(request, mark)
    if kept is None:
        return shown_to_copy(request, reason)
    place = keeping.place(kept)
    return redirect(place if user.is_authenticated else f"{settings.LOGIN_URL}?{urlencode({'next': place})}")
