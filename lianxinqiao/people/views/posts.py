"""In which post one acts, and what each role may do."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.roles import ROLES
from lianxinqiao.people.middleware import SESSION_KEY, posts_of


@login_required
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own posts; its desk opens, or the list of it that was pressed."""
    wanted = request.POST.get("post", "")
    chosen = next((post for post in posts_of(request) if str(post.pk) == wanted), None)
    if chosen is None:
        messages.error(request, _("您现在不担任这个岗位。"))
        return redirect("/desk")
    request.session[SESSION_KEY] = chosen.pk
    messages.success(
        request, _("现在以“%(role)s %(place)s”的身份办事。") % {"role": chosen.role_name, "place": chosen.place}
    )
    pressed = request.POST.get("next", "")
    return redirect(pressed if url_has_allowed_host_and_scheme(pressed, allowed_hosts=None) else "/desk")


@login_required
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Every role in prose that a lawyer can read."""
    held = {post.role for post in posts_of(request)}
    kind = request.post.body.kind if request.post and request.post.body else ""
    told = [(role, role.called(kind), role.described(kind)) for role in ROLES.values()]
    return render(request, "people/roles.html", {"roles": told, "held": held})
