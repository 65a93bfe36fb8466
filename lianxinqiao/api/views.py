"""One's own tokens: made here, shown once, taken back here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.api import actions, interface, reference
from lianxinqiao.api.forms import TokenForm
from lianxinqiao.api.models import Token
from lianxinqiao.api.scopes import Scope
from lianxinqiao.people.requests import Request


@require_safe
def described(request: HttpRequest) -> HttpResponse:
    """The API as a page to read: every operation with its parameters, answers and an example."""
    return render(request, "api/reference.html", {"groups": reference.groups(interface.description())})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: Request) -> HttpResponse:
    """Made for the post one acts in; the secret stands on the answer to the form and nowhere else."""
    if not request.post:
        raise Http404
    post = request.post
    form = TokenForm(request.POST or None, post=post)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            _token, secret = actions.make(**form.values(), by=post, at=timezone.now())
            form = TokenForm(post=post)
        except Refused as refused:
            form.add_error(None, str(refused))
    own = Token.objects.filter(post__person__user=request.user).select_related("post__person", "post__organization")
    valid = set(
        Token.objects.valid(timezone.localdate()).filter(post__person__user=request.user).values_list("pk", flat=True)
    )
    shown = [(token, [Scope(scope).label for scope in token.scopes], token.pk in valid) for token in own[:50]]
    return render(request, "api/tokens.html", {"form": form, "secret": secret, "tokens": shown, "current": "tokens"})


@login_required
@require_POST
def revoke(request: Request, pk: int) -> HttpResponse:
    if not request.post:
        raise Http404
    token = get_object_or_404(Token.objects.select_related("post__body"), pk=pk, post__person__user=request.user)
    actions.revoke(token, by=request.post, at=timezone.now())
    messages.success(request, _("令牌已撤销。"))
    return redirect("api-tokens")
