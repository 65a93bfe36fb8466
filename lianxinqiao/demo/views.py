"""The demo's one-click doors. Outside the demo there is no such address."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from lianxinqiao.access.roles import ROLES
from lianxinqiao.accounts import doors
from lianxinqiao.accounts.views.login import target
from lianxinqiao.people.middleware import SESSION_KEY
from lianxinqiao.people.models import Body, Post

BACKEND = settings.AUTHENTICATION_BACKENDS[-1]
# The role's part in the story: the account that has something waiting today.
PREFERRED = {
    "deputy": "deputy",
    "unit_clerk": "jiaoyu-clerk",
    "unit_head": "jiaoyu-head",
    "cppcc-deputy": "member",
    "cppcc-office_clerk": "cppcc-clerk",
    "cppcc-office_head": "cppcc-head",
    "cppcc-chairpersons": "cppcc-chairpersons",
    "cppcc-station_staff": "convener",
}
IN_CPPCC = "cppcc-"  # before the role, in the doors of a CPPCC committee


def beside_login() -> doors.Doors:
    """A door for each role that somebody of the demo holds today."""
    values = [*map(str, ROLES), *(value for value in PREFERRED if value.startswith(IN_CPPCC))]
    posts = {value: post for value in values if (post := _post(value))}
    shown = [
        doors.Door(value, post.role_name, f"{post.person.spoken} {post.place}".strip()) for value, post in posts.items()
    ]
    note = gettext_lazy("这是演示系统，数据都是虚构的。点一个角色，不用密码直接进入。")
    return doors.Doors("/demo/enter", note, shown)


def _post(door: str) -> Post | None:
    """Whom a door leads to: of a role in the congress or a unit, of one in a CPPCC committee where the door says so."""
    role = door.removeprefix(IN_CPPCC)
    in_cppcc = Q(body__kind=Body.Kind.CPPCC)
    rows = Post.objects.held(timezone.localdate()).filter(role=role, person__user__is_active=True)
    rows = rows.filter(in_cppcc if role != door else ~in_cppcc | Q(body=None))
    rows = rows.select_related("person__user", "body", "organization").order_by("pk")
    return rows.filter(person__user__name=PREFERRED.get(door, "")).first() or rows.first()


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        return redirect("account_login")
    post = _post(request.POST.get("door", ""))
    if post is None:
        raise Http404
    login(request, post.person.user, backend=BACKEND)
    request.session[SESSION_KEY] = post.pk
    messages.info(request, _("您正在以“%(role)s”的身份体验演示系统。") % {"role": post.role_name})
    return redirect(target(request))
